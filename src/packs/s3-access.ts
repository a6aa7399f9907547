import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Stopped } from '../disk/stop.ts';

/** How a store of objects is reached. What is secret in it comes from the environment or a file, and is never printed. */
export interface S3Access {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly region: string;
  /** Of the service: `https://oss.example.gov.cn`. */
  readonly endpoint: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One profile of a file as the AWS command line has it; empty where there is none. */
function readProfile(text: string, profile: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  let isOurs = false;
  for (const line of text.split(/\r?\n/)) {
    const [, section] = /^\s*\[(.+?)\]\s*$/.exec(line) ?? [];
    if (section !== undefined) isOurs = section.trim() === profile;
    const [, name, value = ''] = /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (isOurs && name !== undefined) found[name] = value;
  }
  return found;
}

/**
 * Access from the environment, by the names that all programs for such stores use, or from the file of credentials.
 * @throws Stopped where something is missing
 */
export function readAccess(env: Environment): S3Access {
  const file = env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(homedir(), '.aws/credentials');
  const text = env['AWS_ACCESS_KEY_ID'] === undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
  const profile = readProfile(text, env['AWS_PROFILE'] ?? 'default');
  const accessKeyId = env['AWS_ACCESS_KEY_ID'] ?? profile['aws_access_key_id'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'] ?? profile['aws_secret_access_key'];
  const endpoint = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
  if (!accessKeyId || !secretAccessKey)
    throw new Stopped(
      '没有对象存储的密钥',
      `设环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY，或写进 ${file}（用 AWS_SHARED_CREDENTIALS_FILE 换一个文件）。`,
    );
  if (!endpoint || !URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    throw new Stopped('没有对象存储的地址', '设环境变量 AWS_ENDPOINT_URL_S3，如 https://oss.example.gov.cn。');
  if (new URL(endpoint).username || new URL(endpoint).password)
    throw new Stopped('AWS_ENDPOINT_URL_S3 里写了密钥', '地址里只写主机和端口；密钥用另外的环境变量。');
  return {
    ...{ accessKeyId, secretAccessKey, endpoint: endpoint.replace(/\/+$/, '') },
    sessionToken: env['AWS_SESSION_TOKEN'] ?? profile['aws_session_token'],
    region: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1',
  };
}

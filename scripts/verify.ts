import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../src/build/command-line.ts';
import { describeVerified } from '../src/release/report-release.ts';
import { currentRelease, releaseFolder } from '../src/release/target.ts';
import { getOverHttp, verifySite } from '../src/release/verify-site.ts';
import { isWhole, verifyFolder, type Verified } from '../src/release/verify.ts';

const HELP = `用法：npm run verify -- 目录或网址 [--record 记录] [--hash 编号]

核验公开的文件和发布时是不是一样：哪些改过、缺少、多出。

  目录             发布到的目录，或其中一次发布的目录，或 --export 的目录
  网址             栏目的网址，如 https://www.example.gov.cn/jixiao/
  --record 记录    再列出一张表的校验码，如 2023/danwei/xiangmu.self-evaluation
  --hash 编号      清单也要是这一次发布的（编号在发布时印出）

结束状态：0 完全一样；1 有不一样的，或无法核验；2 参数写错。`;

function refuse(message: string): never {
  console.error(`参数写错了：${message}\n\n${HELP}`);
  process.exit(2);
}

/** The first word that is no option is the place. */
const [first, ...rest] = process.argv.slice(2);
const place = first?.startsWith('-') ? undefined : first;
const options = readOptions(
  HELP,
  { record: undefined as string | undefined, hash: undefined as string | undefined },
  place === undefined ? process.argv.slice(2) : rest,
);
if (place === undefined) refuse('先写目录或网址');
const isAddress = /^https?:\/\//.test(place);
if (!isAddress && !existsSync(place)) refuse(`没有目录“${place}”`);

function verifyPlace(): Verified {
  const current = currentRelease(place!);
  return verifyFolder(current === undefined ? place! : releaseFolder(place!, current));
}

function recordLine({ manifest }: Verified, id: string): string {
  const entry = manifest?.records[id];
  if (!entry) return `清单里没有记录 ${id}。`;
  const state = entry.status === 'withdrawn' ? '（已撤回）' : '';
  return `记录 ${id}${state}\n  SHA-256 ${entry.sha256}\n  和网页上印的、records/${id}.json 文件的 SHA-256 相同，就没有被改过。`;
}

try {
  const verified = isAddress ? await verifySite(place.replace(/\/*$/, '/'), getOverHttp) : verifyPlace();
  console.log(describeVerified(verified, !isAddress));
  if (options.record !== undefined) console.log(recordLine(verified, options.record));
  const isMeant = options.hash === undefined || verified.manifest?.hash === options.hash;
  if (!isMeant) console.log(`不是发布 ${options.hash}。`);
  const isListed = options.record === undefined || verified.manifest?.records[options.record] !== undefined;
  process.exitCode = isWhole(verified) && isMeant && isListed ? 0 : 1;
} catch (error) {
  if (!isAddress) throw error;
  console.error(`连不上 ${join(place)}：${(error as Error).message}`);
  process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceDurably } from './durable.ts';
import { MANIFEST, SIGNATURE } from './read-manifest.ts';
import { Stopped } from '../disk/stop.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import type { Step } from './step.ts';

/** A signature made for something else does not count for a release. */
const NAMESPACE = 'mingzhang-release';

function runKeygen(args: readonly string[], input: Uint8Array) {
  const { status, stdout, stderr, error } = spawnSync('ssh-keygen', args, { input });
  const fault = (error as NodeJS.ErrnoException | undefined)?.code;
  // A program that refuses its key ends before it has read the manifest (EPIPE): what it said counts, not the broken pipe.
  if (!error || fault === 'EPIPE')
    return { isDone: !error && status === 0, stdout, said: stderr.toString().trim().split('\n').at(-1) ?? '' };
  if (fault !== 'ENOENT') throw error;
  throw new Stopped('这台机器上没有 ssh-keygen，不能签名，也不能核验签名', '安装 OpenSSH 客户端，再运行一次。', error);
}

/** @throws Stopped where nothing can be signed with the key, as far as that can be told without asking for its password */
export function checkKey(key: string): void {
  if (!existsSync(key))
    throw new Stopped(`没有密钥文件“${key}”`, '核对 --sign 后面的路径；密钥用 ssh-keygen -t ed25519 来做。');
  runKeygen(['-V'], Buffer.of());
}

/** Signs the manifest of a release that has its place, by the ssh key in a file. @throws Stopped where it cannot be signed */
export function signRelease(folder: string, key: string, step: Step): void {
  const { isDone, stdout, said } = runKeygen(
    ['-Y', 'sign', '-f', key, '-n', NAMESPACE],
    readFileSync(join(folder, MANIFEST)),
  );
  if (!isDone)
    throw new Stopped(
      `用“${key}”没有签成（${said}）`,
      '看它是不是私钥、有没有读取的权限（应当只有自己能读）、密码对不对。',
    );
  replaceDurably(folder, SIGNATURE, stdout, step);
}

/** Who signed a manifest: one of those who may, somebody else, nobody; `wrong` where it is no signature of this manifest. */
export type Signed =
  { readonly state: 'valid'; readonly by: string } | { readonly state: 'absent' | 'unknown' | 'wrong' };

function askKeygen(manifest: Uint8Array, signature: string, signers: string): Signed {
  const found = runKeygen(['-Y', 'find-principals', '-s', signature, '-f', signers], Buffer.of());
  const by = found.isDone ? found.stdout.toString().split('\n')[0]!.trim() : '';
  if (by === '') return { state: 'unknown' };
  const args = ['-Y', 'verify', '-f', signers, '-I', by, '-n', NAMESPACE, '-s', signature];
  return runKeygen(args, manifest).isDone ? { state: 'valid', by } : { state: 'wrong' };
}

/**
 * Holds the signature of a manifest against those who may sign.
 * @param signers a file as `ssh-keygen` wants it (ALLOWED SIGNERS): a name and a public key a line
 */
export function checkSignature(manifest: Uint8Array, signature: Uint8Array | undefined, signers: string): Signed {
  if (!signature) return { state: 'absent' };
  const room = makeWorkFolder(tmpdir(), 'mingzhang-signature-');
  try {
    const file = join(room, SIGNATURE);
    writeFileSync(file, signature);
    return askKeygen(manifest, file, signers);
  } finally {
    removeWorkFolder(room);
  }
}

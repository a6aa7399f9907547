import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { IrregularFile, readRegular } from '../../disk/regular-file.ts';
import type { SourceDocument } from '../../core/intake/document.ts';
import { LIMITS, readDocument, UnreadableFile } from '../../importers/read-document.ts';

/** A file that gave nothing, and why. */
export interface Failure {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

const SYSTEM_ERRORS: Readonly<Record<string, readonly [code: string, message: string]>> = {
  ENOENT: ['not-found', '没有这个文件。请检查文件名和所在的文件夹；名称里有空格的，要用英文引号括起来。'],
  EACCES: ['no-permission', '没有读这个文件的权限。请检查权限，或先在别的程序里关闭它。'],
  EPERM: ['no-permission', '没有读这个文件的权限。请检查权限，或先在别的程序里关闭它。'],
  EBUSY: ['no-permission', '这个文件正被别的程序使用。请先关闭它。'],
};

const IRREGULAR: Readonly<Record<IrregularFile['is'], readonly [code: string, message: string]>> = {
  'no-file': ['not-a-file', '这不是文件。请写出文件夹里各个文件的名称。'],
  'too-large': ['too-large', '文件太大。请只留下绩效表，去掉图片，另存一份再导入。'],
};

/** Why a file gives nothing, in words for a clerk. */
export function failureOf(file: string, error: unknown): Failure {
  if (error instanceof UnreadableFile) return { file, code: error.code, message: error.message };
  const known =
    error instanceof IrregularFile ? IRREGULAR[error.is] : SYSTEM_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
  if (known) return { file, code: known[0], message: known[1] };
  // one bad file must not take the others with it
  return {
    file,
    code: 'internal',
    message: `程序处理这个文件时出错（${(error as Error).message}），请把文件交给维护人员。`,
  };
}

/** A file that its reader accepted. */
export interface OpenFile {
  readonly path: string;
  readonly document: SourceDocument;
  readonly sha256: string;
}

/** Told what is being done, in Chinese, where it may take long. */
export type Progress = (message: string) => void;

/** A file of this size in bytes takes long enough to be told of. */
const LARGE = 1_000_000;

/** Opens files one by one; those that cannot be read are added to the failures. */
export async function openFiles(
  paths: readonly string[],
  failures: Failure[],
  progress: Progress,
): Promise<OpenFile[]> {
  const open: OpenFile[] = [];
  for (const [i, path] of paths.entries()) {
    try {
      // a larger file should not even be read into memory
      const bytes = readRegular(path, LIMITS.bytes);
      if (paths.length > 1 || bytes.length > LARGE) progress(`正在读 ${i + 1}/${paths.length}：${path}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      open.push({ path, sha256, document: await readDocument({ name: basename(path), bytes }) });
    } catch (error) {
      failures.push(failureOf(path, error));
    }
  }
  return open;
}

import { constants } from 'node:os';

/** Why a release, a rollback or an export was not done: what happened and what to do, in words for who runs the command. */
export class Stopped extends Error {
  readonly advice: string;
  constructor(message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.advice = advice;
  }
}

const WORDS: Readonly<Record<string, [message: string, advice: string]>> = {
  ENOSPC: ['磁盘满了', '腾出空间以后再运行一次；没写完的部分会自动清掉。'],
  EDQUOT: ['磁盘配额用完了', '腾出空间以后再运行一次；没写完的部分会自动清掉。'],
  EFBIG: ['文件大小超过了系统的限制', '请系统管理员放宽限制以后再运行一次。'],
  EROFS: ['目标目录是只读的', '换一个可以写的目录，或请系统管理员改成可写。'],
  EACCES: ['没有写入目标目录的权限', '用有权限的账号运行，或请系统管理员开放权限。'],
  EPERM: ['系统不允许这样写目标目录', '目标在不支持符号链接的磁盘上时，用 --export 目录；否则请系统管理员检查权限。'],
  ENOTDIR: ['路径上有一段是文件，不是目录', '换一个目录，或把那个文件移开。'],
  EEXIST: ['这里已经有一个同名的文件', '换一个目录，或把那个文件移开。'],
  EISDIR: ['这里应当是文件，却是一个目录', '把那个目录移开，再运行一次。'],
  ELOOP: ['链接绕成了圈', '请系统管理员检查这个路径上的链接。'],
  ENAMETOOLONG: ['路径太长', '换一个浅一些的目录。'],
  EIO: ['磁盘读写出错', '请系统管理员检查磁盘，再运行一次。'],
  EBUSY: ['这里正被别的程序使用，或是另一个磁盘的挂载点', '关闭在用它的程序；是挂载点的，换成它里面的一个目录。'],
  EXDEV: ['不能跨磁盘移动', '换一个同在一个磁盘上的目录。'],
  ENOTEMPTY: ['这里刚有别的文件写进来', '看看是不是另有程序在写这个目录，再运行一次。'],
  EMFILE: ['打开的文件太多', '请系统管理员放宽限制（ulimit -n）以后再运行一次。'],
};

/** The system's error in an error: libraries wrap it, or keep of it no more than its text. */
function findCode(error: unknown): { code: string; path?: string | undefined } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path, cause } = error as NodeJS.ErrnoException;
  if (WORDS[code]) return { code, path };
  const [, said = '', of] = /\b(E[A-Z]{3,}): [^\n]*?, \w+(?: '([^'\n]*)')?/.exec(error.message) ?? [];
  // what is written in Rust says only the number
  const [, number] = /\(os error (\d+)\)/.exec(error.message) ?? [];
  const [named = ''] = Object.entries(constants.errno).find(([, one]) => String(one) === number) ?? [];
  if (WORDS[said]) return { code: said, path: of };
  return WORDS[named] ? { code: named } : findCode(cause);
}

/** An error of the system in words; our own and unknown ones are passed on as they are. */
export function explainStop(error: unknown): unknown {
  if (error instanceof Stopped) return error;
  const found = findCode(error);
  if (!found) return error;
  const { code, path } = found;
  const [message, advice] = WORDS[code]!;
  return new Stopped(`${message}${path ? `：${path}` : ''}（${code}）`, advice, error);
}

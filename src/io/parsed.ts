import type { Complaint, Position } from './problem.ts';

export type Path = readonly PropertyKey[];

/** A file's content: text, lists and maps only. */
export interface Parsed {
  readonly value: unknown;
  /** What is wrong with the file although its other parts can be checked. */
  readonly complaints: readonly Complaint[];
  /** Position of the value at a path, or of its key where `key` is set; of the nearest part that exists otherwise. */
  position(path: Path, key?: boolean): Position;
}

/** A key or text that reads well but is not safe to pass on. */
interface Oddity {
  readonly path: Path;
  readonly key: boolean;
  readonly message: string;
  readonly advice: string;
}

/** What every oddity is written with: the keys themselves or an escape. Most files have neither and need no search. */
export const MAY_BE_ODD = /\\|<<|__proto__/;

/** A merge is not a column; what `__proto__` holds is lost wherever objects are copied. */
const REFUSED_KEYS = ['<<', '__proto__'];

/** Keys that cannot be columns, and text that no page can show: NUL, halves of surrogate pairs. Both come as escapes. */
export function findOddities(value: unknown, path: Path = []): Oddity[] {
  if (typeof value === 'string') {
    if (value.isWellFormed() && !value.includes('\0')) return [];
    const message = '内容里有无法显示的字符（空字符或半个字符）';
    return [{ path, key: false, message, advice: '检查 \\0、\\u 这样的写法，改成原表上的字。' }];
  }
  if (value === null || typeof value !== 'object') return [];
  const found: Oddity[] = [];
  for (const [name, part] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    if (REFUSED_KEYS.includes(name))
      found.push({ path: at, key: true, message: `不能用“${name}”作栏目名`, advice: '请把内容直接写在所属的栏目里。' });
    found.push(...findOddities(part, at));
  }
  return found;
}

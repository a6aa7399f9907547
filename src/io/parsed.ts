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

/** Characters that HTML and XML refuse or that have no shape: controls, codes that are none, halves of pairs. */
const UNSHOWABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/u;

/** What an oddity is written with: the keys themselves, an escape or the character. Most files have none and need no search. */
export const MAY_BE_ODD = new RegExp(`\\\\|<<|__proto__|${UNSHOWABLE.source}`, 'u');

/** A merge is not a column; what `__proto__` holds is lost wherever objects are copied. */
const REFUSED_KEYS = ['<<', '__proto__'];

/** The first character of a text that no page can show, with its place in UTF-16 units. */
export function findUnshowable(text: string): { index: number; message: string; advice: string }[] {
  const found = UNSHOWABLE.exec(text);
  if (!found) return [];
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return [
    {
      index: found.index,
      message: `内容里有无法显示的字符（U+${code}）`,
      advice: '它多半是从别处粘贴带来的，看不见；删去它前后的字重新输入，或改掉 \\u、\\x 这样的写法。',
    },
  ];
}

/** Keys that cannot be columns, and text that no page can show. */
export function findOddities(value: unknown, path: Path = []): Oddity[] {
  if (typeof value === 'string')
    return findUnshowable(value).map(({ message, advice }) => ({ path, key: false, message, advice }));
  if (value === null || typeof value !== 'object') return [];
  const found: Oddity[] = [];
  for (const [name, part] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    if (REFUSED_KEYS.includes(name))
      found.push({ path: at, key: true, message: `不能用“${name}”作栏目名`, advice: '请把内容直接写在所属的栏目里。' });
    found.push(...findUnshowable(name).map(({ message, advice }) => ({ path: at, key: true, message, advice })));
    found.push(...findOddities(part, at));
  }
  return found;
}

/** All texts with one sort of line ends: pages cannot keep another apart from it. */
export function evenLineEnds(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  if (Array.isArray(value)) return value.map(evenLineEnds);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [evenLineEnds(key), evenLineEnds(part)]));
}

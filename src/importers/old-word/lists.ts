import { NUMBER_FORMATS, type Level, type Lists } from '../count-lists.ts';
import type { WordFile } from './word-file.ts';

const LISTS = 73;
const USES = 74;
const LIST_SIZE = 28;
const LEVEL_SIZE = 28;
const USE_SIZE = 16;

/** A level and where it ends ([MS-DOC] 2.9.150, LVL); in its text a sign below 9 is the number of that level. */
function readLevel(table: DataView, at: number): { level: Level; end: number } {
  const start = table.getInt32(at, true);
  const format = NUMBER_FORMATS[table.getUint8(at + 4)] ?? 'decimal';
  const behind = at + LEVEL_SIZE + table.getUint8(at + 24) + table.getUint8(at + 25);
  const count = table.getUint16(behind, true);
  let text = '';
  for (let i = 0; i < count; i++) {
    const code = table.getUint16(behind + 2 + 2 * i, true);
    text += code < 9 ? `%${code + 1}` : String.fromCharCode(code);
  }
  return { level: { start, format, text }, end: behind + 2 + 2 * count };
}

function readDeclared({ table, place }: WordFile): Map<number, Map<number, Level>> {
  const { at, size } = place(LISTS);
  const lists = new Map<number, Map<number, Level>>();
  if (size < 2) return lists;
  const count = table.getUint16(at, true);
  let here = at + 2 + count * LIST_SIZE;
  for (let i = 0; i < count; i++) {
    const list = at + 2 + i * LIST_SIZE;
    const levels = new Map<number, Level>();
    lists.set(table.getInt32(list, true), levels);
    const isSimple = (table.getUint8(list + 26) & 1) === 1;
    for (let depth = 0; depth < (isSimple ? 1 : 9); depth++) {
      const { level, end } = readLevel(table, here);
      levels.set(depth, level);
      here = end;
    }
  }
  return lists;
}

/** Other starts, or other levels, for one use of a list ([MS-DOC] 2.9.145, LFOLVL). */
function readChanged(table: DataView, at: number, count: number, levels: Map<number, Level>): number {
  let here = at + 4;
  for (let i = 0; i < count; i++) {
    const start = table.getInt32(here, true);
    const flags = table.getUint32(here + 4, true);
    here += 8;
    const own = levels.get(flags & 15);
    if (flags & 32) {
      const { level, end } = readLevel(table, here);
      levels.set(flags & 15, level);
      here = end;
    } else if (flags & 16 && own) levels.set(flags & 15, { ...own, start });
  }
  return here;
}

/** The lists as paragraphs name them, `1` for the first use ([MS-DOC] 2.9.206 and 2.9.207, PlfLfo and PlfLst). */
export function readLists(file: WordFile): Lists {
  const { table, place } = file;
  const declared = readDeclared(file);
  const { at, size } = place(USES);
  const uses = new Map<string, Map<number, Level>>();
  if (size < 4) return uses;
  const count = table.getUint32(at, true);
  let here = at + 4 + count * USE_SIZE;
  for (let i = 0; i < count; i++) {
    const use = at + 4 + i * USE_SIZE;
    const levels = new Map(declared.get(table.getInt32(use, true)));
    uses.set(String(i + 1), levels);
    here = readChanged(table, here, table.getUint8(use + 12), levels);
  }
  return uses;
}

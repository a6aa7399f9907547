import type { WordFile } from './word-file.ts';

/** What a style adds to the one it rests on. */
interface Style {
  readonly base: number;
  readonly paragraph: DataView | undefined;
  readonly character: DataView | undefined;
}

const STYLES = 1;
const NO_BASE = 0xfff;
const PARAGRAPH = 1;
const CHARACTER = 2;
const MOST_BASES = 20;

/** The properties of a style stand behind its name, each with its size and on an even place ([MS-DOC] 2.9.260, STD). */
function readStyle(table: DataView, start: number, fixed: number): Style {
  const kind = table.getUint16(start + 2, true) & 15;
  const base = table.getUint16(start + 2, true) >> 4;
  let here = start + fixed + 2 + 2 * (table.getUint16(start + fixed, true) + 1);
  const next = (skip: number): DataView => {
    here += (here - start) % 2;
    const size = table.getUint16(here, true);
    const found = new DataView(table.buffer, table.byteOffset + here + 2 + skip, Math.max(0, size - skip));
    here += 2 + size;
    return found;
  };
  const paragraph = kind === PARAGRAPH ? next(2) : undefined;
  const character = kind === PARAGRAPH || kind === CHARACTER ? next(0) : undefined;
  return { base, paragraph, character };
}

/** The changes that a style stands for, from the one all rest on to the style itself. */
export interface Styles {
  paragraph(style: number): DataView[];
  character(style: number): DataView[];
}

/** The styles of a file by their numbers ([MS-DOC] 2.9.271, STSH). */
export function readStyles({ table, place }: WordFile): Styles {
  const { at, size } = place(STYLES);
  const styles: (Style | undefined)[] = [];
  if (size > 6) {
    const fixed = table.getUint16(at + 4, true);
    let here = at + 2 + table.getUint16(at, true);
    for (let i = table.getUint16(at + 2, true); i > 0 && here + 2 <= at + size; i--) {
      const length = table.getUint16(here, true);
      styles.push(length ? readStyle(table, here + 2, fixed) : undefined);
      here += 2 + length + (length % 2);
    }
  }
  const follow = (part: 'paragraph' | 'character', number: number, depth = 0): DataView[] => {
    const style = styles[number];
    if (!style || depth > MOST_BASES) return [];
    const own = style[part];
    return [...(style.base === NO_BASE ? [] : follow(part, style.base, depth + 1)), ...(own ? [own] : [])];
  };
  return { paragraph: (style) => follow('paragraph', style), character: (style) => follow('character', style) };
}

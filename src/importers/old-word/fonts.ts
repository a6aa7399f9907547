import type { WordFile } from './word-file.ts';

const FONTS = 15;
/** Bytes of a font's entry before its name: [MS-DOC] 2.9.81, FFN. */
const BEFORE_NAME = 40;

/** The names of the fonts, by the numbers that characters carry. */
export function readFonts({ table, place }: WordFile): string[] {
  const { at, size } = place(FONTS);
  if (size < 4) return [];
  const names: string[] = [];
  let here = at + 4;
  for (let i = table.getUint16(at, true); i > 0 && here < at + size; i--) {
    const end = here + 1 + table.getUint8(here);
    let name = '';
    for (let sign = here + BEFORE_NAME; sign + 1 < end && table.getUint16(sign, true) !== 0; sign += 2)
      name += String.fromCharCode(table.getUint16(sign, true));
    names.push(name);
    here = end;
  }
  return names;
}

import type { WordFile } from './word-file.ts';

const BOX = 1;
const LIST = 2;
/** Neither chosen nor left: the default holds. */
const UNTOUCHED = 25;

/** A counted text of two bytes a character; `zero` is one after its end. */
function readText(view: DataView, at: number, zero: 0 | 2): { text: string; end: number } {
  const count = view.getUint16(at, true);
  let text = '';
  for (let i = 0; i < count; i++) text += String.fromCharCode(view.getUint16(at + 2 + 2 * i, true));
  return { text, end: at + 2 + 2 * count + zero };
}

/** The entries of a list to choose from, which stand behind five texts for programs. */
function readEntries(view: DataView, at: number): string[] {
  let here = at;
  for (let i = 0; i < 5; i++) here = readText(view, here, 2).end;
  const count = view.getUint16(here + 2, true);
  here += 6;
  return Array.from({ length: count }, () => {
    const { text, end } = readText(view, here, 0);
    here = end;
    return text;
  });
}

/**
 * What a box to tick or a list to choose from shows ([MS-DOC] 2.9.78, FFData); `at` is the place that the sign of the field
 * names in the stream of data. Empty for fields whose text stands in the document.
 */
export function readFormField({ data }: WordFile, at: number): string {
  if (!data || at + 6 > data.byteLength) return '';
  const start = at + data.getUint16(at + 4, true);
  if (start + 10 > data.byteLength || data.getUint32(start, true) !== 0xffffffff) return '';
  const bits = data.getUint16(start + 4, true);
  const [type, chosen] = [bits & 3, (bits >> 2) & 31];
  if (type !== BOX && type !== LIST) return '';
  const { end } = readText(data, start + 10, 2);
  const value = chosen === UNTOUCHED ? data.getUint16(end, true) : chosen;
  if (type === BOX) return value ? '☒' : '☐';
  return readEntries(data, end + 2)[value] ?? '';
}

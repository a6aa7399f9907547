/**
 * Character maps for PDF files that name a Chinese font without holding it, as report systems and old printers write them
 * (`STSong-Light` with `UniGB-UCS2-H`, 宋体 with `GBK-EUC-H`). pdf.js reads such text by two maps: from codes to the
 * glyph numbers of Adobe-GB1, and from these to Unicode. Only the characters are wanted here, so the numbers between may be
 * any that agree: those above `OWN` are this file's own, beyond every number that Adobe-GB1 has given out. Latin letters and
 * digits keep their true numbers, since the file gives their widths under these.
 */
const OWN = 0x8000;
const LAST_OF_GB1 = 0x77ff;

/** Blocks of Unicode with characters of GB18030's two-byte part, laid one after another from `OWN`. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fff],
  [0x2000, 0x33ff],
  [0x00a0, 0x04ff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xffef],
];

/** Glyph numbers of space to `~`: in proportional width, and in half width. */
const PROPORTIONAL = 1;
const HALF = 814;

function* ownNumbers(): Generator<{ first: number; last: number; number: number }> {
  let number = OWN;
  for (const [first, last] of BLOCKS) {
    yield { first, last, number };
    number += last - first + 1;
  }
}

const hex = (code: number, digits = 4): string => `<${code.toString(16).padStart(digits, '0')}>`;

function numberOf(code: number): number | undefined {
  for (const { first, last, number } of ownNumbers()) if (code >= first && code <= last) return number + code - first;
  return undefined;
}

const wrap = (name: string, spaces: readonly string[], body: string): string =>
  `/CMapName /${name} def\n${spaces.length} begincodespacerange\n${spaces.join('\n')}\nendcodespacerange\n${body}`;

const ranges = (of: 'cid' | 'bf', lines: readonly string[]): string =>
  `${lines.length} begin${of}range\n${lines.join('\n')}\nend${of}range\n`;

/** Codes that are Unicode already. */
function unicodeMap(name: string): string {
  const lines = [`<0020> <007e> ${PROPORTIONAL}`];
  for (const { first, last, number } of ownNumbers()) lines.push(`${hex(first)} ${hex(last)} ${number}`);
  return wrap(name, ['<0000> <ffff>'], ranges('cid', lines));
}

/** Codes of GBK: one byte for ASCII, two for the rest. */
function gbkMap(name: string): string {
  const decoder = new TextDecoder('gbk');
  const lines = [`<20> <7e> ${name.startsWith('GBKp') ? PROPORTIONAL : HALF}`];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? '' : decoder.decode(new Uint8Array([lead, trail]));
      const number = character.length === 1 ? numberOf(character.charCodeAt(0)) : undefined;
      const code = hex(lead * 256 + trail);
      if (number !== undefined) lines.push(`${code} ${code} ${number}`);
    }
  return wrap(name, ['<00> <80>', '<8140> <fefe>'], ranges('cid', lines));
}

function toUnicodeMap(name: string): string {
  const lines = [`${hex(PROPORTIONAL)} ${hex(PROPORTIONAL + 94)} <0020>`, `${hex(HALF)} ${hex(HALF + 94)} <0020>`];
  for (const { first, last, number } of ownNumbers())
    for (let at = first; at <= last; at = (at | 0xff) + 1) {
      const end = Math.min(at | 0xff, last);
      lines.push(`${hex(number + at - first)} ${hex(number + end - first)} ${hex(at)}`);
    }
  // numbers of a font used without a map are not known: they print as the mark for what cannot be read
  for (let at = HALF + 95; at <= LAST_OF_GB1; at++) lines.push(`${hex(at)} ${hex(at)} <fffd>`);
  for (let at = PROPORTIONAL + 95; at < HALF; at++) lines.push(`${hex(at)} ${hex(at)} <fffd>`);
  return wrap(name, ['<0000> <ffff>'], ranges('bf', lines));
}

function drawMap(name: string): string | undefined {
  if (/^UniGB-(UCS2|UTF16)-[HV]$/.test(name)) return unicodeMap(name);
  if (/^(GBKp?-EUC|GBK2K|GB-EUC|GBpc-EUC)-[HV]$/.test(name)) return gbkMap(name);
  return name === 'Adobe-GB1-UCS2' ? toUnicodeMap(name) : undefined;
}

/** What pdf.js asks for the data that a PDF does not hold. Nothing is fetched. */
export class ChineseMaps {
  fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? drawMap(filename) : undefined;
    return map === undefined
      ? Promise.reject(new Error(`no data for ${filename}`))
      : Promise.resolve(new TextEncoder().encode(map));
  }
}

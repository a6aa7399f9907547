/** A PDF written by hand: what fonts and lines other programs write, no browser prints. */
export interface DrawnPage {
  /** Drawing steps of the page. */
  readonly content: string;
  /** Those of the pages after it. */
  readonly more: readonly string[];
  /** Degrees by which a page is turned when it is shown. */
  readonly rotate: number;
  /** The font `F1`: its dictionary and those it needs, numbered from 5. */
  readonly font: readonly string[];
}

const LATIN = ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'];

/** A font that the file only names, with one of the standard Chinese maps. */
export const namedFont = (name: string, map: string): string[] => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /${name}-${map} /Encoding /${map} /DescendantFonts [6 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500 814 908 500] >>`,
  `<< /Type /FontDescriptor /FontName /${name} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
];

type Draw = Partial<DrawnPage> & Pick<DrawnPage, 'content'>;

export function makePdf({ content, font = LATIN, more = [], rotate = 0 }: Draw): Uint8Array {
  const first = 5 + font.length;
  const page = (contents: number): string =>
    `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 600 800] /Contents ${contents} 0 R /Resources << /Font << /F1 5 0 R >> >> >>`;
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const kids = [3, ...more.map((_, i) => first + i * 2)].map((number) => `${number} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`,
    page(4),
    stream(content),
    ...font,
    ...more.flatMap((text, i) => [page(first + i * 2 + 1), stream(text)]),
  ];
  const starts: number[] = [];
  let text = '%PDF-1.4\n';
  objects.forEach((object, i) => {
    starts.push(text.length);
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

const hex = (bytes: Iterable<number>): string =>
  `<${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`;

/** Text at a place (from below, as PDF counts), in the codes of `encode`. */
export const write = (
  text: string,
  x: number,
  y: number,
  encode: (text: string) => Iterable<number>,
  size = 10,
): string => `BT /F1 ${size} Tf ${x} ${y} Td ${hex(encode(text))} Tj ET\n`;

export const latin = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
export const utf16be = (text: string): number[] => latin(text).flatMap((code) => [code >> 8, code & 255]);

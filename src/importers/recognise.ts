import { decodeText } from './decode-text.ts';

export const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** The first kilobytes as characters of one byte: enough for tags and names, whatever the encoding of the rest. */
export function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 8192);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return new TextDecoder(wide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1')
    .decode(head)
    .replace(/^\u00ef\u00bb\u00bf/, '');
}

export const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06);

/** Names of a zip's files stand at its end, uncompressed. */
export const zipHolds = (bytes: Uint8Array, name: string): boolean => {
  const wanted = new TextEncoder().encode(name);
  const from = Math.max(0, bytes.length - 512 * 1024);
  for (let at = bytes.indexOf(wanted[0]!, from); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
};

/** The encoding a page declares in `<meta>`. */
export const declaredCharset = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]+charset\s*=\s*["']?\s*(gb2312|gbk|gb18030|big5|utf-8|utf-16)/i.exec(headOf(bytes))?.[1]?.toLowerCase();

/** Tags that text with a stray `<h3>` or `<p>` in a cell does not have. */
const HTML = /<(?:!doctype\s+html|html|head|body|table|meta)[\s>/]/i;
export const isMhtml = (bytes: Uint8Array): boolean =>
  /^\s*(?:from|date|subject|mime-version|content-type):[^<]*multipart\/related/is.test(headOf(bytes).slice(0, 2000));
export const isSheetXml = (bytes: Uint8Array): boolean =>
  /<(?:\w+:)?Workbook[\s>][^]*urn:schemas-microsoft-com:office:spreadsheet|office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet/i.test(
    headOf(bytes),
  );
export const isWordXml = (bytes: Uint8Array): boolean =>
  /<(?:\w+:)?(?:wordDocument|package)[\s>][^]*schemas\.microsoft\.com\/office\/(?:word\/2003|2006\/xmlPackage)/i.test(
    headOf(bytes),
  );
export const isHtml = (bytes: Uint8Array): boolean => {
  const head = headOf(bytes);
  return /^\s*</.test(head) && HTML.test(head);
};

/** Whether bytes are text: few control characters other than tabs and line ends; UTF-16 counts as text. */
export function isText(bytes: Uint8Array): boolean {
  const sample = decodeText(bytes.subarray(0, 4096)).text;
  const controls = sample.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return controls <= sample.length / 200;
}

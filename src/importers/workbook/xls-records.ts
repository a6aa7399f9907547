/** A record of a workbook of Excel 97 to 2003 ([MS-XLS] 2.1.4). */
export interface XlsRecord {
  readonly type: number;
  readonly at: number;
  readonly data: DataView;
}

/** Records by the numbers of [MS-XLS] 2.3. */
export const RECORD = {
  formula: 0x06,
  end: 0x0a,
  header: 0x14,
  footer: 0x15,
  font: 0x31,
  continued: 0x3c,
  sheet: 0x85,
  roundNumbers: 0xbd,
  format: 0xe0,
  strings: 0xfc,
  sharedText: 0xfd,
  number: 0x203,
  text: 0x204,
  view: 0x23e,
  roundNumber: 0x27e,
  begin: 0x809,
} as const;

/** The records of a stream from a place on; what a damaged file ends with is left out. */
export function* listRecords(stream: DataView, from = 0): Generator<XlsRecord> {
  for (let at = from; at + 4 <= stream.byteLength;) {
    const size = stream.getUint16(at + 2, true);
    if (at + 4 + size > stream.byteLength) return;
    yield { type: stream.getUint16(at, true), at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, size) };
    at += 4 + size;
  }
}

/** Characters of one byte (Latin 1) or two. */
export function readCharacters(data: DataView, at: number, count: number, isWide: boolean): string {
  let text = '';
  for (let i = 0; i < count; i++)
    text += String.fromCharCode(isWide ? data.getUint16(at + 2 * i, true) : data.getUint8(at + i));
  return text;
}

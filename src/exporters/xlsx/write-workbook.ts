import type { Workbook } from '../../core/workbook/workbook.ts';
import { crc32, joinZip, packFile, type Crc32, type Deflate, type PackedFile } from '../zip.ts';
import { writeGridSheet } from './grid-sheet.ts';
import { sheetPart, writePackage } from './package.ts';
import { PROPERTIES } from './properties.ts';
import { STYLES } from './styles.ts';

/** Parts that are the same in most workbooks are packed once: their number is that of the kinds, with some room. */
const MOST_KEPT = 200;
/** Bytes of a text that is not worth packing. */
const SHORT = 1024;
const ENCODER = new TextEncoder();

/** Makes .xlsx files. */
export class WorkbookWriter {
  readonly #deflate: Deflate;
  readonly #crc: Crc32;
  readonly #kept = new Map<string, PackedFile>();

  /** @param crc faster than what browsers are given, where there is any */
  constructor(deflate: Deflate, crc: Crc32 = crc32) {
    [this.#deflate, this.#crc] = [deflate, crc];
  }

  #pack(name: string, text: string): PackedFile {
    const bytes = ENCODER.encode(text);
    return packFile({ path: name, bytes, isStored: bytes.length <= SHORT }, this.#deflate, this.#crc);
  }

  #packOnce(name: string, text: string): PackedFile {
    const key = `${name} ${text}`;
    const found = this.#kept.get(key) ?? this.#pack(name, text);
    if (this.#kept.size < MOST_KEPT) this.#kept.set(key, found);
    return found;
  }

  /** A workbook as an .xlsx file without formulas, links, macros or a date; the same workbook gives the same bytes. */
  write({ properties, sheets }: Workbook): Uint8Array {
    const around = Object.entries(writePackage({ properties, sheets, styles: STYLES }));
    return joinZip([
      ...around.map(([path, text]) => (path === PROPERTIES ? this.#pack(path, text) : this.#packOnce(path, text))),
      ...sheets.map((sheet, i) => this.#pack(`xl/${sheetPart(i)}`, writeGridSheet(sheet))),
    ]);
  }
}

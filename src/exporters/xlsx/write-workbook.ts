import type { Workbook } from '../../core/workbook/workbook.ts';
import { crc32, joinZip, packFile, type Crc32, type Deflate, type PackedFile } from '../zip.ts';
import { writeGridSheet } from './grid-sheet.ts';
import { sheetPart, writePackage } from './package.ts';
import { PROPERTIES, writeProperties } from './properties.ts';
import { STYLES } from './styles.ts';

/** What stands around sheets is the same for most workbooks: their number is that of the kinds, with some room. */
const MOST_KEPT = 200;
/** Bytes of a text that is not worth packing. */
const SHORT = 1024;
const ENCODER = new TextEncoder();

/** Makes .xlsx files. */
export class WorkbookWriter {
  readonly #deflate: Deflate;
  readonly #crc: Crc32;
  readonly #kept = new Map<string, readonly PackedFile[]>();

  /** @param crc faster than what browsers are given, where there is any */
  constructor(deflate: Deflate, crc: Crc32 = crc32) {
    [this.#deflate, this.#crc] = [deflate, crc];
  }

  #pack(name: string, text: string): PackedFile {
    const bytes = ENCODER.encode(text);
    return packFile({ path: name, bytes, isStored: bytes.length <= SHORT }, this.#deflate, this.#crc);
  }

  /** What stands around the sheets, made and packed once for all whose sheets are called alike; what it is of is of each. */
  #packAround({ properties, sheets }: Workbook): PackedFile[] {
    const key = JSON.stringify(sheets.map(({ name, headRows }) => [name, headRows]));
    const found =
      this.#kept.get(key) ??
      Object.entries(writePackage({ properties, sheets, styles: STYLES })).map(([path, text]) =>
        this.#pack(path, text),
      );
    if (this.#kept.size < MOST_KEPT) this.#kept.set(key, found);
    return found.map((file) => (file.name === PROPERTIES ? this.#pack(PROPERTIES, writeProperties(properties)) : file));
  }

  /** A workbook as an .xlsx file without formulas, links, macros or a date; the same workbook gives the same bytes. */
  write(workbook: Workbook): Uint8Array {
    return joinZip([
      ...this.#packAround(workbook),
      ...workbook.sheets.map((sheet, i) => this.#pack(`xl/${sheetPart(i)}`, writeGridSheet(sheet))),
    ]);
  }
}

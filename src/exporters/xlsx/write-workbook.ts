import type { Workbook } from '../../core/workbook/workbook.ts';
import {
  crc32,
  joinZip,
  packFile,
  startZip,
  type Crc32,
  type Deflate,
  type PackedFile,
  type ZipStart,
} from '../zip.ts';
import { writeGridSheet } from './grid-sheet.ts';
import { sheetPart, writePackage } from './package.ts';
import { PROPERTIES, writeProperties } from './properties.ts';
import { STYLES } from './styles.ts';

/** What stands around sheets is the same for most workbooks: their number is that of the kinds, with some room. */
const MOST_KEPT = 200;
/** Bytes of a text that is not worth packing. */
const SHORT = 1024;
/** UTF-8 bytes of a code unit of a text, at most. */
const WIDEST = 3;
const ENCODER = new TextEncoder();
/** Where a part stands until it is packed, each over the last. */
let room = new Uint8Array(1 << 17);

function encode(text: string): Uint8Array {
  if (text.length * WIDEST > room.length) room = new Uint8Array(text.length * WIDEST);
  return room.subarray(0, ENCODER.encodeInto(text, room).written);
}

/** Makes .xlsx files. */
export class WorkbookWriter {
  readonly #deflate: Deflate;
  readonly #crc: Crc32;
  readonly #kept = new Map<string, ZipStart>();

  /** @param crc faster than what browsers are given, where there is any */
  constructor(deflate: Deflate, crc: Crc32 = crc32) {
    [this.#deflate, this.#crc] = [deflate, crc];
  }

  #pack(name: string, text: string): PackedFile {
    const bytes = encode(text);
    const isStored = bytes.length <= SHORT;
    return packFile({ path: name, bytes: isStored ? bytes.slice() : bytes, isStored }, this.#deflate, this.#crc);
  }

  /** What stands around the sheets, made and packed once for all whose sheets are called alike. */
  #startOf({ properties, sheets }: Workbook): ZipStart {
    const key = sheets.map(({ name, headRows }) => `${headRows?.join()} ${name}`).join('\n');
    const found = this.#kept.get(key);
    if (found) return found;
    const { [PROPERTIES]: _, ...shared } = writePackage({ properties, sheets, styles: STYLES });
    const start = startZip(Object.entries(shared).map(([path, text]) => this.#pack(path, text)));
    if (this.#kept.size < MOST_KEPT) this.#kept.set(key, start);
    return start;
  }

  /** A workbook as an .xlsx file without formulas, links, macros or a date; the same workbook gives the same bytes. */
  write(workbook: Workbook): Uint8Array {
    const { properties, sheets } = workbook;
    return joinZip(
      [
        this.#pack(PROPERTIES, writeProperties(properties)),
        ...sheets.map((sheet, i) => this.#pack(`xl/${sheetPart(i)}`, writeGridSheet(sheet))),
      ],
      this.#startOf(workbook),
    );
  }
}

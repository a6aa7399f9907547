import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { YearNote, YearTables } from '../core/outputs/unit-data.ts';
import type { KeyedText, PartRef } from '../core/outputs/output.ts';
import { packKeyed } from '../exporters/open-data/make-file.ts';
import type { Packed } from '../exporters/packed.ts';
import { pieceOf } from '../exporters/zip.ts';
import { makePart, openPart, printPart, type YearPart } from '../exporters/open-data/year-part.ts';

/** Before the names of kept texts. */
const TEXT = 'text-';
const isText = (name: string): boolean => name.startsWith(TEXT) && !name.includes('.');

/** Fills the tables of a unit in a year. */
export type Fill = (unit: string, year: string) => YearTables;

/** Bytes of a file from a place on; fewer at its end. */
function readBytes(file: string, start: number, length: number): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(length);
    let done = 0;
    for (let got = -1; done < length && got !== 0; done += got)
      got = readSync(handle, bytes, done, length - done, start + done);
    return bytes.subarray(0, done);
  } finally {
    closeSync(handle);
  }
}

/** What units have in each year for the files of the open data, kept in a folder from one build to the next. */
export class YearParts {
  readonly folder: string;
  readonly #frame: string;
  /** Parts that were opened: of each no more than where in its file the tables are. */
  readonly #open = new Map<string, YearPart>();

  /** @param frame another for other settings or code: what was kept does not hold then */
  constructor(folder: string, frame: string) {
    [this.folder, this.#frame] = [folder, frame];
  }

  #nameOf(key: string): string {
    return createHash('sha256').update(`${this.#frame} ${key}`).digest('hex').slice(0, 32);
  }
  #fileOf(key: string): string {
    return join(this.folder, this.#nameOf(key));
  }

  /** Makes those parts of a unit that are not kept. */
  keep(unit: string, years: Readonly<Record<string, YearNote>>, fill: Fill): void {
    for (const [year, { key }] of Object.entries(years))
      if (!existsSync(this.#fileOf(key))) this.put(key, printPart(makePart(fill(unit, year))));
  }

  /** Keeps a part that was made elsewhere. @param printed as `printPart` gives it */
  put(key: string, printed: Uint8Array): void {
    this.#write(this.#fileOf(key), printed);
  }

  #write(file: string, bytes: Uint8Array): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, bytes);
    renameSync(`${file}.${process.pid}`, file);
  }

  /** Makes a part where it is not kept. */
  ensure({ unit, year, key }: PartRef, fill: Fill): void {
    if (!existsSync(this.#fileOf(key))) this.put(key, printPart(makePart(fill(unit, year))));
  }

  /** A part, made where it is not kept; what is in it is read when it is asked for. */
  find(part: PartRef, fill: Fill): YearPart {
    this.ensure(part, fill);
    return this.open(part.key);
  }

  /** A part that is kept; what is in it is read when it is asked for. */
  open(key: string): YearPart {
    const found = this.#open.get(key) ?? openPart((start, length) => readBytes(this.#fileOf(key), start, length));
    this.#open.set(key, found);
    return found;
  }

  /** A text packed, again only where its key is another than that under which it was kept. */
  packKeyed(text: KeyedText): Packed {
    const file = join(this.folder, `${TEXT}${text.name}`);
    const title = this.#nameOf(text.key);
    const kept = existsSync(file) ? readFileSync(file) : undefined;
    const end = kept?.indexOf(10) ?? -1;
    const [own, size, crc] = kept?.toString('latin1', 0, end).split(' ') ?? [];
    if (kept && own === title) return { ...pieceOf(kept.subarray(end + 1)), size: Number(size), crc: Number(crc) };
    const packed = packKeyed(text);
    this.#write(file, Buffer.concat([Buffer.from(`${title} ${packed.size} ${packed.crc}\n`), packed.bytes]));
    return packed;
  }

  /** The file of a part as it is kept; undefined where it is not. */
  bytesOf(key: string): Buffer | undefined {
    return existsSync(this.#fileOf(key)) ? readFileSync(this.#fileOf(key)) : undefined;
  }

  /** Removes all parts but these. */
  prune(keys: readonly string[]): void {
    const used = new Set(keys.map((key) => this.#nameOf(key)));
    if (!existsSync(this.folder)) return;
    for (const name of readdirSync(this.folder))
      if (!used.has(name) && !isText(name)) rmSync(join(this.folder, name), { force: true });
  }
}

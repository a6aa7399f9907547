import { listLines } from '../../core/tables/csv.ts';
import { YEAR_TABLES } from '../../core/tables/registry.ts';
import type { YearTableId } from '../../core/tables/table.ts';
import type { YearTables } from '../../core/outputs/unit-data.ts';
import { writeParquet } from '../parquet/write.ts';
import { packTexts, type Packed } from '../packed.ts';
import { writeTableRows } from '../xlsx/data-rows.ts';

/** Rows of a sheet are mostly marks, which pack as well at the least effort. */
const SHEET_LEVEL = 1;

/** The rows of one unit in one year as files take them: nothing of it is made again while the rows are the same. */
export interface PartTable {
  /** Lines of CSV, without the names of the columns. */
  readonly csv: Packed;
  /** Rows of a sheet of a workbook, without what stands around them. */
  readonly sheet: Packed;
  /** A whole Parquet file. */
  readonly parquet: Uint8Array;
}
export type YearPart = Readonly<Record<YearTableId, PartTable>>;

export const makePart = (tables: YearTables): YearPart =>
  Object.fromEntries(
    YEAR_TABLES.map(({ id, columns }): [YearTableId, PartTable] => {
      const csv = packTexts(listLines(columns, tables[id]));
      const sheet = packTexts(writeTableRows(columns, tables[id]), SHEET_LEVEL);
      return [id, { csv, sheet, parquet: writeParquet(columns, tables[id]) }];
    }),
  ) as unknown as YearPart;

interface PackedHead {
  readonly size: number;
  readonly crc: number;
  readonly packed: number;
}
interface Head {
  readonly id: YearTableId;
  readonly csv: PackedHead;
  readonly sheet: PackedHead;
  readonly parquet: number;
}

const headOf = ({ size, crc, bytes }: Packed): PackedHead => ({ size, crc, packed: bytes.length });

/** A part as one file: a line that says what follows, then the bytes. */
export function printPart(part: YearPart): Uint8Array {
  const tables = Object.entries(part) as [YearTableId, PartTable][];
  const heads = tables.map(([id, { csv, sheet, parquet }]): Head => ({
    ...{ id, csv: headOf(csv), sheet: headOf(sheet), parquet: parquet.length },
  }));
  const bytes = tables.flatMap(([, { csv, sheet, parquet }]) => [csv.bytes, sheet.bytes, parquet]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...bytes]);
}

/** More than the line that a part begins with. */
const HEAD = 4096;

/**
 * A part as it is kept, each table of which is read when it is asked for: a file of all units holds none of them.
 * @param read gives bytes of the part's file from a place on, fewer at its end
 */
export function openPart(read: (start: number, length: number) => Uint8Array): YearPart {
  const begin = read(0, HEAD);
  const start = begin.indexOf(10) + 1;
  const heads = JSON.parse(Buffer.from(begin.subarray(0, start)).toString()) as Head[];
  let at = start;
  const take = (length: number): (() => Uint8Array) => {
    const from = at;
    at += length;
    return () => read(from, length);
  };
  const open = ({ size, crc, packed }: PackedHead): Packed => {
    const bytes = take(packed);
    return {
      ...{ length: packed, size, crc },
      get bytes() {
        return bytes();
      },
    };
  };
  const openTable = ({ id, csv, sheet, parquet }: Head): [YearTableId, PartTable] => {
    const [texts, rows, bytes] = [open(csv), open(sheet), take(parquet)];
    return [
      id,
      {
        ...{ csv: texts, sheet: rows },
        get parquet() {
          return bytes();
        },
      },
    ];
  };
  return Object.fromEntries(heads.map(openTable)) as unknown as YearPart;
}

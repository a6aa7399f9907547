import { csvLines } from '../../core/tables/csv.ts';
import { YEAR_TABLES } from '../../core/tables/registry.ts';
import type { YearTableId } from '../../core/tables/table.ts';
import type { YearTables } from '../../core/outputs/unit-data.ts';
import { writeParquet } from '../parquet/write.ts';
import { pack, type Packed } from '../packed.ts';
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
      const csv = pack(Buffer.from(csvLines(columns, tables[id])));
      const sheet = pack(Buffer.from(writeTableRows(columns, tables[id])), SHEET_LEVEL);
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

export function readPart(file: Uint8Array): YearPart {
  const start = file.indexOf(10) + 1;
  const heads = JSON.parse(Buffer.from(file.subarray(0, start)).toString()) as Head[];
  let at = start;
  const take = (length: number): Uint8Array => file.subarray(at, (at += length));
  const open = ({ size, crc, packed }: PackedHead): Packed => ({ bytes: take(packed), size, crc });
  return Object.fromEntries(
    heads.map(({ id, csv, sheet, parquet }): [YearTableId, PartTable] => [
      id,
      { csv: open(csv), sheet: open(sheet), parquet: take(parquet) },
    ]),
  ) as unknown as YearPart;
}

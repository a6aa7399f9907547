import { csvLines } from '../../core/tables/csv.ts';
import { YEAR_TABLES } from '../../core/tables/registry.ts';
import type { YearTableId } from '../../core/tables/table.ts';
import type { YearTables } from '../../core/outputs/unit-data.ts';
import { writeParquet } from '../parquet/write.ts';
import { pack, type Packed } from '../packed.ts';

/** The rows of one unit in one year as files take them: nothing of it is made again while the rows are the same. */
export interface PartTable {
  /** Lines of CSV, without the names of the columns. */
  readonly csv: Packed;
  /** A whole Parquet file. */
  readonly parquet: Uint8Array;
}
export type YearPart = Readonly<Record<YearTableId, PartTable>>;

export const makePart = (tables: YearTables): YearPart =>
  Object.fromEntries(
    YEAR_TABLES.map(({ id, columns }): [YearTableId, PartTable] => {
      const csv = pack(Buffer.from(csvLines(columns, tables[id])));
      return [id, { csv, parquet: writeParquet(columns, tables[id]) }];
    }),
  ) as unknown as YearPart;

interface Head {
  readonly id: YearTableId;
  readonly size: number;
  readonly crc: number;
  readonly packed: number;
  readonly parquet: number;
}

/** A part as one file: a line that says what follows, then the bytes. */
export function printPart(part: YearPart): Uint8Array {
  const tables = Object.entries(part) as [YearTableId, PartTable][];
  const heads = tables.map(([id, { csv, parquet }]): Head => ({
    ...{ id, size: csv.size, crc: csv.crc, packed: csv.bytes.length, parquet: parquet.length },
  }));
  const bytes = tables.flatMap(([, { csv, parquet }]) => [csv.bytes, parquet]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...bytes]);
}

export function readPart(file: Uint8Array): YearPart {
  const start = file.indexOf(10) + 1;
  const heads = JSON.parse(Buffer.from(file.subarray(0, start)).toString()) as Head[];
  let at = start;
  const take = (length: number): Uint8Array => file.subarray(at, (at += length));
  return Object.fromEntries(
    heads.map(({ id, size, crc, packed, parquet }): [YearTableId, PartTable] => [
      id,
      { csv: { bytes: take(packed), size, crc }, parquet: take(parquet) },
    ]),
  ) as unknown as YearPart;
}

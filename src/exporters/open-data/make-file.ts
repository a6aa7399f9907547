import type { Joined, PartRef, TableFile, ZipFile } from '../../core/outputs/output.ts';
import { csvHead } from '../../core/tables/csv.ts';
import { joinPacked, pack, unpack, type Packed } from '../packed.ts';
import { joinParquet } from '../parquet/write.ts';
import { zipPacked } from '../zip-packed.ts';
import type { YearPart } from './year-part.ts';

/** Gives what a unit has in a year. */
export type FindPart = (part: PartRef) => YearPart;

const head = ({ table }: Joined): Uint8Array => Buffer.from(csvHead(table.columns));

const packedCsv = (joined: Joined, find: FindPart): Packed =>
  joinPacked([pack(head(joined)), ...joined.parts.map((part) => find(part)[joined.table.id].csv)]);

/** The bytes of a file of the open data, joined of what units have; nothing of a unit is made or packed again. */
export function makeFile(output: TableFile | ZipFile, find: FindPart): Uint8Array {
  if (output.sort === 'zip')
    return zipPacked(
      output.make().map(({ name, content }) => ({
        name,
        content: typeof content === 'string' ? pack(Buffer.from(content)) : packedCsv(content, find),
      })),
    );
  const joined = output.make();
  const parts = joined.parts.map((part) => find(part)[joined.table.id]);
  return output.format === 'csv'
    ? Buffer.concat([head(joined), ...parts.map(({ csv }) => unpack(csv))])
    : joinParquet(
        joined.table.columns,
        parts.map(({ parquet }) => parquet),
      );
}

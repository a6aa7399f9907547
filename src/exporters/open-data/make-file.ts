import type { BookFile, Joined, KeyedText, PartRef, TableFile, ZipFile, ZipItem } from '../../core/outputs/output.ts';
import { csvHead } from '../../core/tables/csv.ts';
import { joinPacked, LAST_BLOCK, pack, unpack, type Packed } from '../packed.ts';
import { joinParquet } from '../parquet/write.ts';
import { listBookParts } from '../xlsx/data-book.ts';
import { joinZip, type PackedFile } from '../zip.ts';
import type { YearPart } from './year-part.ts';

/** Gives what a unit has in a year. */
export type FindPart = (part: PartRef) => YearPart;

/** Gives a text packed. */
export type PackKeyed = (text: KeyedText) => Packed;

const head = ({ table }: Joined): Uint8Array => Buffer.from(csvHead(table.columns));
const packText = (text: string): Packed => pack(Buffer.from(text));

const packedIn = ({ table, parts }: Joined, format: 'csv' | 'sheet', find: FindPart): Packed[] =>
  parts.map((part) => find(part)[table.id][format]);

/** A file of a zip whose content is packed in pieces. */
function zipFile(name: string, pieces: readonly Packed[]): PackedFile {
  const { size, crc } = joinPacked(pieces.map((piece) => ({ ...piece, bytes: NO_BYTES })));
  return { name, pieces: [...pieces.map(({ bytes }) => bytes), LAST_BLOCK], size, crc };
}
const NO_BYTES = new Uint8Array();

export const packKeyed: PackKeyed = ({ make }) => packText(make());

function makeZip(output: ZipFile, find: FindPart, keyed: PackKeyed): Uint8Array {
  const piecesOf = (content: ZipItem['content']): Packed[] => {
    if (typeof content === 'string') return [packText(content)];
    return 'parts' in content ? [pack(head(content)), ...packedIn(content, 'csv', find)] : [keyed(content)];
  };
  return joinZip(output.make().map(({ name, content }) => zipFile(name, piecesOf(content))));
}

const makeBook = (output: BookFile, find: FindPart): Uint8Array =>
  joinZip(
    listBookParts(output.make()).map(({ path, pieces }) =>
      zipFile(
        path,
        pieces.flatMap((piece) => (typeof piece === 'string' ? packText(piece) : packedIn(piece, 'sheet', find))),
      ),
    ),
  );

/** The bytes of a file of the open data, joined of what units have; nothing of a unit is made or packed again. */
export function makeFile(
  output: TableFile | ZipFile | BookFile,
  find: FindPart,
  keyed: PackKeyed = packKeyed,
): Uint8Array {
  if (output.sort === 'zip') return makeZip(output, find, keyed);
  if (output.sort === 'book') return makeBook(output, find);
  const joined = output.make();
  if (output.format === 'csv') return Buffer.concat([head(joined), ...packedIn(joined, 'csv', find).map(unpack)]);
  return joinParquet(
    joined.table.columns,
    joined.parts.map((part) => find(part)[joined.table.id].parquet),
  );
}

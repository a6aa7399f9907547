import type { BookFile, Joined, KeyedText, PartRef, TableFile, ZipFile, ZipItem } from '../../core/outputs/output.ts';
import { csvHead } from '../../core/tables/csv.ts';
import { LAST_BLOCK, pack, sumOf, unpack, type Packed } from '../packed.ts';
import { joinParquet } from '../parquet/write.ts';
import { listBookParts } from '../xlsx/data-book.ts';
import { zipPieces, type PackedFile } from '../zip.ts';
import type { YearPart } from './year-part.ts';

/** Gives what a unit has in a year. */
export type FindPart = (part: PartRef) => YearPart;

/** Gives a text packed. */
export type PackKeyed = (text: KeyedText) => Packed;

/** A file that is joined of what units have. */
export type JoinedFile = TableFile | ZipFile | BookFile;

const head = ({ table }: Joined): Uint8Array => Buffer.from(csvHead(table.columns));
const packText = (text: string): Packed => pack(Buffer.from(text));

const packedIn = ({ table, parts }: Joined, format: 'csv' | 'sheet', find: FindPart): Packed[] =>
  parts.map((part) => find(part)[table.id][format]);

/** A file of a zip whose content is packed in pieces. */
const zipFile = (name: string, pieces: readonly Packed[]): PackedFile => ({
  ...{ name, pieces: [...pieces, LAST_BLOCK] },
  ...sumOf(pieces),
});

export const packKeyed: PackKeyed = ({ make }) => packText(make());

function filesOfZip(output: ZipFile, find: FindPart, keyed: PackKeyed): PackedFile[] {
  const piecesOf = (content: ZipItem['content']): Packed[] => {
    if (typeof content === 'string') return [packText(content)];
    return 'parts' in content ? [pack(head(content)), ...packedIn(content, 'csv', find)] : [keyed(content)];
  };
  return output.make().map(({ name, content }) => zipFile(name, piecesOf(content)));
}

const filesOfBook = (output: BookFile, find: FindPart): PackedFile[] =>
  listBookParts(output.make()).map(({ path, pieces }) =>
    zipFile(
      path,
      pieces.flatMap((piece) => (typeof piece === 'string' ? packText(piece) : packedIn(piece, 'sheet', find))),
    ),
  );

/**
 * The bytes of a file of the open data in pieces, joined of what units have; nothing of a unit is made or packed again, and
 * nothing of another is in memory meanwhile.
 */
export function* makeFile(output: JoinedFile, find: FindPart, keyed: PackKeyed = packKeyed): Generator<Uint8Array> {
  if (output.sort === 'zip') return yield* zipPieces(filesOfZip(output, find, keyed));
  if (output.sort === 'book') return yield* zipPieces(filesOfBook(output, find));
  const joined = output.make();
  if (output.format === 'csv') {
    yield head(joined);
    for (const packed of packedIn(joined, 'csv', find)) yield unpack(packed);
    return;
  }
  yield joinParquet(
    joined.table.columns,
    joined.parts.map((part) => find(part)[joined.table.id].parquet),
  );
}

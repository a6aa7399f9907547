import type { DataBook, DataSheet } from '../../core/open-data/data-book.ts';
import type { BookFile, Joined, Output, PartRef, TableFile } from '../../core/outputs/output.ts';

/** Files of the open data that are joined of nothing but what is kept of units. */
export type PartedFile = TableFile | BookFile;
export const isParted = (output: Output): output is PartedFile => output.sort === 'table' || output.sort === 'book';

/** Such a file on its way to another process: plain data. */
export type SentFile =
  | (Pick<TableFile, 'sort' | 'path' | 'format'> & { readonly made: Joined })
  | (Pick<BookFile, 'sort' | 'path'> & { readonly made: DataBook });

/** What a file asks of a table, without what fills it. */
const sendJoined = ({ table: { id, columns }, parts }: Joined): Joined => ({ table: { id, columns }, parts });
const isJoined = (rows: DataSheet['rows']): rows is Joined => 'parts' in rows;
const sendSheet = (sheet: DataSheet): DataSheet => ({
  ...sheet,
  rows: isJoined(sheet.rows) ? sendJoined(sheet.rows) : sheet.rows,
});

export function sendFile(output: PartedFile): SentFile {
  const { path } = output;
  if (output.sort === 'table') return { sort: 'table', path, format: output.format, made: sendJoined(output.make()) };
  const { sheets, ...book } = output.make();
  return { sort: 'book', path, made: { ...book, sheets: sheets.map(sendSheet) } };
}

/** What a file is joined of. */
export const partsOf = ({ made }: SentFile): PartRef[] =>
  'sheets' in made ? made.sheets.flatMap(({ rows }) => (isJoined(rows) ? [...rows.parts] : [])) : [...made.parts];

const unasked = (): string => {
  throw new Error('what a file rests on is known where it was listed');
};

export const openJoined = (sent: SentFile): PartedFile =>
  sent.sort === 'table'
    ? { sort: 'table', path: sent.path, format: sent.format, rests: unasked, make: () => sent.made }
    : { sort: 'book', path: sent.path, rests: unasked, make: () => sent.made };

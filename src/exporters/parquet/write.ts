import { parquetMetadata, type RowGroup } from 'hyparquet';
import { ByteWriter, ParquetWriter, type ColumnSource } from 'hyparquet-writer';
import type { Cell, Column } from '../../core/tables/table.ts';
import { scaleOf, schemaOf, unscale } from './schema.ts';

/** Bytes of the signature that a file begins with. */
const MAGIC = 4;
/** For what stands in a file beside its parts, in bytes; where it is more, more is made. */
const ROOM = 4096;

/**
 * A file with its signature. Its texts lie open, so that an inspection finds them in the bytes; each stands in it once, and
 * servers compress what they send.
 * @param size in bytes, about: room that is known to be needed is not made piece by piece
 */
function begin(columns: readonly Column[], size?: number): { file: ParquetWriter; writer: ByteWriter } {
  const writer = new ByteWriter(size);
  return {
    writer,
    file: new ParquetWriter({
      writer,
      schema: schemaOf(columns),
      codec: 'UNCOMPRESSED',
      statistics: false,
      createdBy: 'mingzhang',
    }),
  };
}

/** A group without rows. A file without groups would be refused by readers that go by the letter of the format. */
const emptyGroup = (file: ParquetWriter): RowGroup => ({
  columns: file.schema.flatMap(({ name, type }) => {
    if (!type) return [];
    const sizes = { num_values: 0n, total_uncompressed_size: 0n, total_compressed_size: 0n };
    const place = { path_in_schema: [name], data_page_offset: BigInt(MAGIC) };
    return [{ file_offset: 0n, meta_data: { type, encodings: ['PLAIN'], codec: 'UNCOMPRESSED', ...sizes, ...place } }];
  }),
  total_byte_size: 0n,
  num_rows: 0n,
});

function end(file: ParquetWriter, writer: ByteWriter): Uint8Array {
  if (file.row_groups.length === 0) file.row_groups.push(emptyGroup(file));
  void file.finish(); // waits for nothing where the writer is memory
  return writer.getBytes();
}

const columnData = (column: Column, at: number, rows: readonly (readonly Cell[])[]): ColumnSource => {
  const scale = scaleOf(column);
  // points and money repeat
  const known = new Map<string, bigint | null>();
  const numberOf = (text: string, digits: number): bigint | null => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const number = unscale(text, digits) ?? null;
    known.set(text, number);
    return number;
  };
  const valueOf = (text: Cell) => (text === undefined ? null : scale === undefined ? text : numberOf(text, scale));
  return { name: column.name, data: rows.map((row) => valueOf(row[at])), offsetIndex: false };
};

/** Rows as a Parquet file with one group of rows. A value that has no room is null; its text stands beside it. */
export function writeParquet(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Uint8Array {
  const { file, writer } = begin(columns);
  if (rows.length)
    void file.write({
      columnData: columns.map((column, at) => columnData(column, at, rows)),
      rowGroupSize: rows.length,
      pageSize: 0,
    });
  return end(file, writer);
}

/** Files of the same columns as one, a group of rows of each, in their order; nothing in them is encoded again. */
export function joinParquet(columns: readonly Column[], parts: readonly Uint8Array[]): Uint8Array {
  const { file, writer } = begin(
    columns,
    parts.reduce((sum, { length }) => sum + length, ROOM),
  );
  for (const part of parts) {
    const { row_groups: groups, num_rows: rows } = parquetMetadata(part);
    const [group] = groups;
    if (!group || rows === 0n) continue;
    const moved = BigInt(writer.offset - MAGIC);
    const shift = (offset: bigint): bigint => offset + moved;
    writer.appendBytes(part.subarray(MAGIC, MAGIC + Number(group.total_compressed_size)));
    file.num_rows += rows;
    file.row_groups.push({
      ...group,
      columns: group.columns.map(({ meta_data: data, ...column }) => ({
        ...column,
        file_offset: shift(column.file_offset),
        meta_data: data && {
          ...data,
          data_page_offset: shift(data.data_page_offset),
          ...(data.dictionary_page_offset === undefined
            ? {}
            : { dictionary_page_offset: shift(data.dictionary_page_offset) }),
        },
      })),
    });
  }
  return end(file, writer);
}

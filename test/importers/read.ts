import type { SourceDocument, SourceTable } from '../../src/core/intake/document.ts';
import { readDocument, UnreadableFile, type ReadOptions } from '../../src/importers/read-document.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const read = (name: string, content: string | Uint8Array, options?: ReadOptions): Promise<SourceDocument> =>
  readDocument({ name, bytes: typeof content === 'string' ? utf8(content) : content }, options);

export const tablesOf = (document: SourceDocument): SourceTable[] =>
  document.parts.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'table');

export const paragraphsOf = (document: SourceDocument): string[] =>
  document.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])));

/** A table as lines: cells parted by ` | `, a merged cell with its size: `产出指标[3x1]`. */
export const draw = (table: SourceTable): string[] =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells
      .filter((cell) => cell.row === row)
      .map(
        ({ text, rowSpan, columnSpan }) => text + (rowSpan > 1 || columnSpan > 1 ? `[${rowSpan}x${columnSpan}]` : ''),
      )
      .join(' | '),
  );

/** The error a file gives. @throws where it gives a document or another error. */
export async function refusal(
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<UnreadableFile> {
  const outcome = await read(name, content, options).catch((error: unknown) => error);
  if (outcome instanceof UnreadableFile) return outcome;
  throw new Error(`${name} gave no UnreadableFile: ${String(outcome)}`, { cause: outcome });
}

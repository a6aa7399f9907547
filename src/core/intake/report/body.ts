import { cleanText } from '../clean-text.ts';
import type { DraftBuilder } from '../draft-builder.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { escapeMarkdown, headingBlock, joinBlocks, tableBlock, type MarkdownBlock } from '../markdown.ts';
import { begins, headingLevels } from './headings.ts';
import { findOpenLines } from './wrapped-lines.ts';

/** What a report is made of, in its order: a paragraph, or the rows of a table. */
export type Piece = { readonly paragraph: Line } | { readonly table: readonly Line[] };

/** Lines as paragraphs and whole tables; a table begins where rows do, or begin to count anew. */
export function piecesOf(lines: readonly Line[]): Piece[] {
  const pieces: ({ paragraph: Line } | { table: Line[] })[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    if (line.paragraph) pieces.push({ paragraph: line });
    else if (last && 'table' in last && line.row > last.table.at(-1)!.row) last.table.push(line);
    else pieces.push({ table: [line] });
  }
  return pieces;
}

/** A paragraph of the body, and where it begins in the file. */
export interface Text {
  readonly text: string;
  readonly at: string;
  readonly list?: number | undefined;
  readonly heading?: number | undefined;
  readonly setIn?: boolean | undefined;
}

const NUMBERED = /^(\d{1,2})\.(?!\d)\s*/;

/** Items that are numbered one after another are a list; a number by itself is of a heading, and stays in its text. */
function inList(texts: readonly Text[], i: number): boolean {
  const own = NUMBERED.exec(texts[i]!.text)?.[1];
  if (own === undefined) return false;
  const beside = [texts[i - 1], texts[i + 1]].map((text) => NUMBERED.exec(text?.text ?? '')?.[1]);
  return beside[0] === String(Number(own) - 1) || beside[1] === String(Number(own) + 1);
}

function drawTexts(texts: readonly Text[], levelOf: (text: Text) => number | undefined): MarkdownBlock[] {
  return texts.map((own, i): MarkdownBlock => {
    const { text, list } = own;
    const level = levelOf(own);
    if (level) return headingBlock(text, level);
    if (inList(texts, i)) {
      const [mark, number] = NUMBERED.exec(text)!;
      return { text: `${number}. ${escapeMarkdown(text.slice(mark.length))}`, list: 'numbers' };
    }
    // an item that prints its own number, such as （1）, needs no other sign
    if (list !== undefined && !begins(text)) return { text: `- ${escapeMarkdown(text)}`, list: 'bullets' };
    return { text: escapeMarkdown(text) };
  });
}

/** The paragraphs without the breaks of plain text. */
function joinLines(texts: readonly Text[], noteJoined: () => void): Text[] {
  const open = findOpenLines(texts.map((text) => ({ ...text, begins: begins(text.text) })));
  if (open.includes(true)) noteJoined();
  const joined: Text[] = [];
  texts.forEach((text, i) => {
    const before = i > 0 && open[i - 1] ? joined.pop() : undefined;
    if (!before) joined.push(text);
    else {
      const gap = /[A-Za-z]$/.test(before.text) && /^[A-Za-z]/.test(text.text) ? ' ' : '';
      joined.push({ ...before, text: before.text + gap + text.text });
    }
  });
  return joined;
}

/** The text of a cell, which then has its place in the body. */
function takeText(cell: Cell | undefined, builder: DraftBuilder): string {
  if (!cell || cell.blank) return '';
  const { text, removed } = cleanText(cell.raw, 'prose');
  for (const id of removed) builder.doubt(id, 'body', cell.at);
  builder.label(cell);
  return text;
}

const splitText = (text: Text): Text[] =>
  text.text.split('\n').flatMap((part) => (part === '' ? [] : [{ ...text, text: part }]));

/** Every cell at its upper left corner, the places that it covers blank; a frame of one column is no table but its text. */
function readTable(rows: readonly Line[], builder: DraftBuilder): MarkdownBlock | Text[] {
  const used = rows.filter((line) => filled(line).length > 0);
  const width = Math.max(...used.flatMap(({ cells }) => cells.map(({ column }) => column + 1)));
  const text = (cell: Cell | undefined): string => takeText(cell, builder);
  if (width === 1) return used.flatMap(filled).flatMap((cell) => splitText({ text: text(cell), at: cell.at }));
  const places = Array.from({ length: width }, (_, x) => x);
  return tableBlock(used.map(({ cells }) => places.map((x) => text(cells.find(({ column }) => column === x)))));
}

const readText = ({ cells: [cell], list, heading, setIn }: Line, builder: DraftBuilder): Text[] =>
  splitText({ text: takeText(cell, builder), at: cell!.at, list, heading, setIn });

/** Paragraphs between tables, and the tables. */
function readPieces(pieces: readonly Piece[], builder: DraftBuilder): (Text[] | MarkdownBlock)[] {
  const read: (Text[] | MarkdownBlock)[] = [];
  for (const piece of pieces) {
    const own = 'table' in piece ? readTable(piece.table, builder) : readText(piece.paragraph, builder);
    const last = read.at(-1);
    if (Array.isArray(own) && Array.isArray(last)) last.push(...own);
    else read.push(own);
  }
  return read;
}

/**
 * The body of a report as Markdown, headings, lists and tables kept, every word and figure as printed; and its paragraphs
 * without the breaks of plain text.
 */
export function drawBody(
  pieces: readonly Piece[],
  builder: DraftBuilder,
): { readonly body: string; readonly texts: readonly Text[] } {
  const at = pieces.flatMap((piece) => ('paragraph' in piece ? [piece.paragraph.cells[0]!.at] : []))[0] ?? '';
  const noteJoined = (): void => {
    if (!builder.doubts.some(({ id }) => id === 'breaks-removed')) builder.doubt('breaks-removed', 'body', at);
  };
  const read = readPieces(pieces, builder).map((part) => (Array.isArray(part) ? joinLines(part, noteJoined) : part));
  const texts = read.flatMap((part) => (Array.isArray(part) ? part : []));
  const levels = headingLevels(texts);
  const levelOf = new Map(texts.map((text, i) => [text, levels[i]]));
  const blocks = read.flatMap((part) => (Array.isArray(part) ? drawTexts(part, (text) => levelOf.get(text)) : [part]));
  return { body: joinBlocks(blocks), texts };
}

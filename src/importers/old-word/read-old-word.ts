import type { SourceBlock, SourceNote, SourceParagraph } from '../../core/intake/document.ts';
import { countLists } from '../count-lists.ts';
import { noteSigns } from '../note-signs.ts';
import { isPageNumber } from '../page-numbers.ts';
import type { Input, Reading } from '../reader.ts';
import { noteRemark, noteStruck } from '../source-notes.ts';
import { WordTables } from '../word-tables.ts';
import { CHANGE } from './changes.ts';
import { readLists } from './lists.ts';
import { CELL_END, readParagraphs, type WordParagraph } from './paragraphs.ts';
import { readPieces } from './pieces.ts';
import { endRow, placeCells, type WordRow } from './tables.ts';
import { openWordFile, type Story, type Streams, type WordFile } from './word-file.ts';

const trim = (text: string): string => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');

/** Styles 1 to 9 of every file are the headings. */
const headingOf = (style: number): number | undefined => (style >= 1 && style <= 9 ? style : undefined);

/** A table that is still being read; tables in its cells are read meanwhile. */
class OpenTable {
  readonly rows: WordRow[] = [];
  private cells: string[] = [];
  private lines: string[] = [];

  addLine(text: string): void {
    this.lines.push(text);
  }

  endCell(): void {
    this.cells.push(trim(this.lines.join('\n')));
    this.lines = [];
  }

  endRow(end: WordParagraph): void {
    this.rows.push(endRow(this.cells, end));
    this.cells = [];
    this.lines = [];
  }
}

class OldWordReader {
  readonly blocks: SourceBlock[] = [];
  readonly notes: SourceNote[] = [];
  private readonly input: Input;
  private readonly tables: WordTables;
  private readonly next: (list: string, level: number) => string;
  private readonly open: OpenTable[] = [];
  /** Tables inside cells, which follow the table they stand in. */
  private inner: OpenTable[] = [];
  private paragraphs = 0;

  constructor(input: Input, next: (list: string, level: number) => string) {
    this.input = input;
    this.tables = new WordTables(input, this.notes);
    this.next = next;
  }

  take(paragraph: WordParagraph): void {
    const says = (id: number): boolean =>
      paragraph.changes.some((change) => change.id === id && change.in.getUint8(change.at) !== 0);
    const depth = depthOf(paragraph);
    this.reach(depth);
    const table = this.open.at(-1);
    const struck = trim(paragraph.struck);
    if (struck) this.notes.push(noteStruck(table ? '表格里' : `段落${this.paragraphs + 1}`, struck));
    const list = listOf(paragraph);
    const bare = trim(paragraph.text);
    // an automatic number is part of what is printed: 一、项目概述
    const text = list && bare !== '' ? this.next(list.id, list.level) + bare : bare;
    if (!table) this.addParagraph(text, headingOf(paragraph.style), list);
    else if (says(depth > 1 ? CHANGE.innerRowEnd : CHANGE.rowEnd)) table.endRow(paragraph);
    else {
      table.addLine(text);
      if (depth > 1 ? says(CHANGE.innerCellEnd) : paragraph.mark === CELL_END) table.endCell();
    }
  }

  /** Opens and closes tables until one of the wanted depth is open; 0 is outside of all. */
  reach(depth: number): void {
    while (this.open.length < depth) this.open.push(new OpenTable());
    while (this.open.length > depth) {
      const closed = this.open.pop()!;
      if (depth > 0 || this.open.length > 0) this.inner.push(closed);
      else {
        this.addTable(closed);
        this.inner.forEach((table) => this.addTable(table));
        this.inner = [];
      }
    }
  }

  private addParagraph(text: string, heading: number | undefined, list: ListPlace | undefined): void {
    this.input.checkTime();
    const at = `段落${++this.paragraphs}`;
    const level = list && !heading ? { list: list.level + 1 } : {};
    if (text !== '') this.blocks.push({ type: 'paragraph', text, at, ...(heading ? { heading } : {}), ...level });
  }

  private addTable({ rows }: OpenTable): void {
    this.blocks.push(...this.tables.build(this.tables.nextName(), placeCells(rows)));
  }
}

/** How many tables a paragraph stands in; files of Word 97 only say whether it stands in one. */
function depthOf({ changes }: WordParagraph): number {
  let depth = 0;
  for (const { id, at, in: view } of changes) {
    if (id === CHANGE.inTable && depth === 0) depth = view.getUint8(at) ? 1 : 0;
    if (id === CHANGE.depth) depth = view.getInt32(at, true);
  }
  return Math.min(Math.max(depth, 0), 8);
}

interface ListPlace {
  readonly id: string;
  readonly level: number;
}

function listOf({ changes }: WordParagraph): ListPlace | undefined {
  const last = (id: number) => changes.findLast((change) => change.id === id);
  const [list, level] = [last(CHANGE.list), last(CHANGE.listLevel)];
  const id = list ? list.in.getInt16(list.at, true) : 0;
  return id > 0 ? { id: String(id), level: level ? level.in.getUint8(level.at) : 0 } : undefined;
}

/** Texts that stand beside the main one, each once. */
function listTexts(file: WordFile, story: Story, at: string): SourceParagraph[] {
  const texts = readParagraphs(file, readPieces(file, story)).map(({ text }) => trim(text));
  return [...new Set(texts)].filter((text) => !isPageNumber(text)).map((text) => ({ type: 'paragraph', text, at }));
}

/** A .doc of Word 97 to 2003, or of WPS, as one part. `streams` are those of its OLE file. */
export function readOldWord(input: Input, streams: Streams): Reading {
  const file = openWordFile(input, streams);
  const { text, headers, footnotes, endnotes, boxes, remarks } = file.stories;
  const reader = new OldWordReader(input, countLists(readLists(file)));
  for (const paragraph of readParagraphs(file, readPieces(file, text))) reader.take(paragraph);
  reader.reach(0);
  const { blocks } = reader;
  // the file does not say which of the texts over and under its pages are which, nor where boxes stand
  const above = [...listTexts(file, boxes, '文本框'), ...listTexts(file, headers, '页眉页脚')];
  const below = [...listTexts(file, footnotes, '脚注'), ...listTexts(file, endnotes, '尾注')];
  const told = listTexts(file, remarks, '批注').map((remark) => noteRemark(remark.at, remark.text));
  return { parts: [{ name: '', above, blocks, below }], notes: [...reader.notes, ...told, ...noteSigns(blocks)] };
}

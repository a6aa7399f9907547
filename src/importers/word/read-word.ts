import type { SourceBlock, SourceNote, SourceParagraph } from '../../core/intake/document.ts';
import { countLists } from '../count-lists.ts';
import { isPageNumber } from '../page-numbers.ts';
import { note, noteRemark, noteStruck } from '../source-notes.ts';
import { noteSigns } from '../note-signs.ts';
import { elementsOf, findChild, valueOf, type XmlElement } from '../parse-xml.ts';
import type { Input, Reading } from '../reader.ts';
import { WordTables } from '../word-tables.ts';
import { readChunks } from './read-chunks.ts';
import { readLists } from './read-lists.ts';
import {
  findLooks,
  findTextBoxes,
  readProperties,
  readRuns,
  readStyles,
  type Looks,
  type ParagraphStyle,
} from './read-runs.ts';
import { readWordTable, unwrap } from './read-word-table.ts';
import type { WordParts } from './word-parts.ts';

const trim = (text: string): string => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');

class WordReader {
  readonly blocks: SourceBlock[] = [];
  readonly notes: SourceNote[] = [];
  private readonly input: Input;
  private readonly styles: ReadonlyMap<string, ParagraphStyle>;
  private readonly looks: Looks;
  private readonly chunk: (id: string) => Reading | undefined;
  private readonly tables: WordTables;
  private readonly next: (list: string, level: number) => string;
  private paragraphs = 0;

  constructor(input: Input, { styles, numbering, relations, files }: WordParts) {
    this.input = input;
    this.tables = new WordTables(input, this.notes);
    this.styles = readStyles(styles);
    this.looks = findLooks(styles);
    this.next = countLists(numbering ? readLists(numbering) : new Map());
    this.chunk = readChunks(input, relations, files);
  }

  walk(parent: XmlElement): void {
    this.input.checkTime();
    for (const child of unwrap(parent)) {
      if (child.name === 'tbl') this.addTable(child, '');
      else if (child.name === 'p') this.addParagraph(child);
      else if (child.name === 'altChunk') this.addChunk(child.attributes['id'] ?? '');
    }
  }

  private addChunk(id: string): void {
    const read = this.chunk(id);
    if (read) this.blocks.push(...read.parts.flatMap(({ blocks }) => blocks));
    else this.notes.push(note(`段落${this.paragraphs}之后`, 'part-embedded'));
  }

  private addParagraph(element: XmlElement): void {
    this.paragraphs++;
    const { text, style } = this.readParagraph(element, `段落${this.paragraphs}`);
    if (text !== '') {
      const list = style.list && style.list.id !== '0' && !style.heading ? style.list.level + 1 : undefined;
      const { heading } = style;
      const at = `段落${this.paragraphs}`;
      this.blocks.push({ type: 'paragraph', text, at, ...(heading ? { heading } : {}), ...(list ? { list } : {}) });
    }
    for (const box of findTextBoxes(element)) this.walk(box);
  }

  private readParagraph(element: XmlElement, at: string): { text: string; style: ParagraphStyle } {
    const properties = findChild(element, 'pPr');
    const named = this.styles.get(valueOf(properties, 'pStyle') ?? '');
    const own = readProperties(properties);
    const style = { heading: own.heading ?? named?.heading, list: own.list ?? named?.list };
    const struck: string[] = [];
    const text = trim(readRuns(element, this.looks, struck));
    if (trim(struck.join('')) !== '') this.notes.push(noteStruck(at, trim(struck.join(''))));
    // an automatic number is part of what is printed: 一、项目概述
    const number = text !== '' && style.list ? this.next(style.list.id, style.list.level) : '';
    return { text: number + text, style };
  }

  private readCell(cell: XmlElement, at: string, apart: readonly XmlElement[]): string {
    const lines = (parent: XmlElement): string[] =>
      unwrap(parent).flatMap((child) => {
        if (child.name === 'p') return [this.readParagraph(child, at).text, ...findTextBoxes(child).flatMap(lines)];
        const isInside = ['tbl', 'tr', 'tc'].includes(child.name) && !apart.includes(child);
        return isInside ? lines(child) : [];
      });
    return trim(lines(cell).join('\n'));
  }

  private addTable(element: XmlElement, inside: string): void {
    const name = this.tables.nextName(inside);
    const { cells, nested, covered } = readWordTable(element, (cell, at, apart) =>
      this.readCell(cell, name + at, apart),
    );
    for (const { text, at } of covered) this.notes.push(note(name + at, 'under-merge', text));
    this.blocks.push(...this.tables.build(name, cells));
    for (const { table, at } of nested) this.addTable(table, `${name}${at}内`);
  }

  /** The paragraphs of a header, a note or a remark, in whatever they stand; each text once. */
  listTexts(parts: readonly XmlElement[], at: string): SourceParagraph[] {
    const paragraphsIn = (element: XmlElement): XmlElement[] =>
      elementsOf(element).flatMap((child) => (child.name === 'p' ? [child] : paragraphsIn(child)));
    const textsOf = (element: XmlElement): string[] =>
      paragraphsIn(element).flatMap((p) => [
        trim(readRuns(p, this.looks, [])),
        ...findTextBoxes(p).flatMap((box) => textsOf(box)),
      ]);
    const texts = new Set(parts.flatMap(textsOf).filter((text) => !isPageNumber(text)));
    return [...texts].map((text) => ({ type: 'paragraph', text, at }));
  }
}

/** A Word document as one part. */
export function readWord(input: Input, parts: WordParts): Reading {
  const reader = new WordReader(input, parts);
  reader.walk(parts.body);
  const { blocks } = reader;
  const above = reader.listTexts(parts.headers, '页眉');
  const below = [...reader.listTexts(parts.footers, '页脚'), ...reader.listTexts(parts.notes, '脚注')];
  const remarks = reader.listTexts(parts.remarks, '批注').map(({ at, text }) => noteRemark(at, text));
  const notes = [...reader.notes, ...remarks, ...noteSigns(blocks)];
  return { parts: [{ name: '', above, blocks, below }], notes };
}

import type { SourceBlock, SourceNote } from '../../core/intake/document.ts';
import { countLists } from '../count-lists.ts';
import { noteSigns } from '../note-signs.ts';
import type { Input, Reading } from '../reader.ts';
import { refuseLongPart, type ZipFiles } from '../unpack-zip.ts';
import { readChunks } from './read-chunks.ts';
import { findChild, parseXml, valueOf, type XmlElement } from '../parse-xml.ts';
import { readLists } from './read-lists.ts';
import {
  findHiddenStyles,
  findTextBoxes,
  readProperties,
  readRuns,
  readStyles,
  type ParagraphStyle,
} from './read-runs.ts';
import { readWordTable, unwrap } from './read-word-table.ts';
import { WordTables } from '../word-tables.ts';

const DAMAGED = ['Word 文档已损坏，或没有传完整', '请用 Word 或 WPS 打开，另存为 .docx 再导入'] as const;

const trim = (text: string): string => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');

class WordReader {
  readonly blocks: SourceBlock[] = [];
  readonly notes: SourceNote[] = [];
  private readonly input: Input;
  private readonly styles: ReadonlyMap<string, ParagraphStyle>;
  private readonly hidden: ReadonlySet<string>;
  private readonly chunk: (id: string) => Reading | undefined;
  private readonly tables: WordTables;
  private readonly next: (list: string, level: number) => string;
  private paragraphs = 0;

  constructor(input: Input, part: (name: string) => XmlElement | undefined, files: ZipFiles) {
    const styles = findChild(part('word/styles.xml'), 'styles');
    this.input = input;
    this.tables = new WordTables(input);
    this.styles = readStyles(styles);
    this.hidden = findHiddenStyles(styles);
    const numbering = findChild(part('word/numbering.xml'), 'numbering');
    this.next = countLists(numbering ? readLists(numbering) : new Map());
    this.chunk = readChunks(input, findChild(part('word/_rels/document.xml.rels'), 'Relationships'), files);
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
    else
      this.notes.push({
        at: `段落${this.paragraphs}之后`,
        message: '嵌入的另一个文件没有读入；请打开原件，另存后再导入',
      });
  }

  private addParagraph(element: XmlElement): void {
    const { text, style } = this.readParagraph(element);
    this.paragraphs++;
    if (text !== '') {
      const list = style.list && style.list.id !== '0' && !style.heading ? style.list.level + 1 : undefined;
      const { heading } = style;
      const at = `段落${this.paragraphs}`;
      this.blocks.push({ type: 'paragraph', text, at, ...(heading ? { heading } : {}), ...(list ? { list } : {}) });
    }
    for (const box of findTextBoxes(element)) this.walk(box);
  }

  private readParagraph(element: XmlElement): { text: string; style: ParagraphStyle } {
    const properties = findChild(element, 'pPr');
    const named = this.styles.get(valueOf(properties, 'pStyle') ?? '');
    const own = readProperties(properties);
    const style = { heading: own.heading ?? named?.heading, list: own.list ?? named?.list };
    const text = trim(readRuns(element, this.hidden));
    // an automatic number is part of what is printed: 一、项目概述
    const number = text !== '' && style.list ? this.next(style.list.id, style.list.level) : '';
    return { text: number + text, style };
  }

  private readCell(cell: XmlElement): string {
    const lines = (parent: XmlElement): string[] =>
      unwrap(parent)
        .filter(({ name }) => name === 'p')
        .flatMap((p) => [this.readParagraph(p).text, ...findTextBoxes(p).flatMap(lines)]);
    return trim(lines(cell).join('\n'));
  }

  private addTable(element: XmlElement, inside: string): void {
    const name = this.tables.nextName(inside);
    const { cells, nested } = readWordTable(element, (cell) => this.readCell(cell));
    this.blocks.push(...this.tables.build(name, cells));
    for (const { table, at } of nested) this.addTable(table, `${name}${at}内`);
  }
}

/** A Word document as one part. `files` have passed the limits. */
export function readWord(input: Input, files: ZipFiles): Reading {
  const part = (name: string): XmlElement | undefined => {
    const bytes = files.get(name);
    refuseLongPart(input, bytes?.length ?? 0);
    return bytes && parseXml(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''));
  };
  const main = [...files.keys()].find((name) => /^word\/document\d*\.xml$/i.test(name));
  try {
    const body = main ? findChild(part(main), 'document', 'body') : undefined;
    if (!body) return input.fail('damaged', ...DAMAGED);
    const reader = new WordReader(input, part, files);
    reader.walk(body);
    return { parts: [{ name: '', blocks: reader.blocks }], notes: [...reader.notes, ...noteSigns(reader.blocks)] };
  } catch (error) {
    if (error instanceof SyntaxError) return input.fail('damaged', ...DAMAGED, error);
    throw error;
  }
}

import type { SourceBlock, SourceNote, SourceParagraph, SourceTable } from '../../core/intake/document.ts';
import { buildTable } from '../build-table.ts';
import type { Input, Reading } from '../reader.ts';
import { refuseManyTags } from '../refuse-size.ts';
import { noteStruck } from '../source-notes.ts';
import { marginLines } from '../workbook/sheet-marks.ts';
import { excelPage, unescapeCss, type ExcelPage } from './excel-page.ts';
import { applyStyles, sheetsOf } from './page-styles.ts';
import { isBlock, isElement, isSilent, parsePage, type Element, type Node } from './parse-page.ts';
import { readTable, sizeOfTable, widthsOf, type PageTable } from './read-table.ts';
import { textOf } from './read-text.ts';

const isTable = (node: Node): node is Element => isElement(node) && node.tagName === 'table';

/** A frame for the page's look: it holds other tables and no row of its own with two filled cells. */
function isFrame({ cells, nested }: PageTable): boolean {
  if (nested.length === 0) return false;
  const filled = cells.filter(({ text }) => text !== '');
  return new Set(filled.map(({ row }) => row)).size === filled.length;
}

/** Whether anything inside begins a block of its own, so that the text before and after are paragraphs of their own. */
const holdsBlocks = (element: Element): boolean =>
  element.childNodes.some((child) => isElement(child) && (isBlock(child) || holdsBlocks(child)));

/** The heading that a table has of its own, which stands above it. */
const captionsOf = (table: Element): Element[] =>
  table.childNodes.filter((child): child is Element => isElement(child) && child.tagName === 'caption');

class PageReader {
  readonly blocks: SourceBlock[] = [];
  readonly notes: SourceNote[] = [];
  private readonly input: Input;
  private readonly excel: ExcelPage | undefined;
  private paragraphs = 0;
  private tables = 0;
  private cells = 0;
  private pending: Node[] = [];

  constructor(input: Input, excel: ExcelPage | undefined) {
    this.input = input;
    this.excel = excel;
  }

  walk(nodes: readonly Node[], list = 0): void {
    for (const node of nodes) {
      if (isElement(node) && isSilent(node)) continue;
      if (isTable(node)) this.addTable(node, '');
      else if (isElement(node) && (isBlock(node) || holdsBlocks(node))) this.addBlock(node, list);
      else this.pending.push(node);
    }
    this.flush({ list });
  }

  private addBlock(element: Element, list: number): void {
    this.flush({ list });
    const deeper = element.tagName === 'ul' || element.tagName === 'ol' ? list + 1 : list;
    if (holdsBlocks(element)) this.walk(element.childNodes, deeper);
    else {
      this.pending = [...element.childNodes];
      const level = /^h([1-6])$/.exec(element.tagName)?.[1];
      this.flush({ list: deeper, heading: level ? Number(level) : undefined });
    }
  }

  /** The inline nodes gathered so far are one paragraph; a `<br>` inside is a line break. */
  private flush({ list, heading }: { list: number; heading?: number | undefined }): void {
    const struck: string[] = [];
    const text = textOf(this.pending, struck);
    this.pending = [];
    const at = `段落${this.paragraphs + 1}`;
    this.notes.push(...struck.map((gone) => noteStruck(at, gone)));
    if (text === '') return;
    this.paragraphs++;
    const block: SourceParagraph = { type: 'paragraph', text, at };
    this.blocks.push({ ...block, ...(heading ? { heading } : {}), ...(list ? { list } : {}) });
  }

  private addTable(element: Element, inside: string): void {
    this.flush({ list: 0 });
    this.input.checkTime();
    const read = readTable(element, this.excel?.show);
    if (isFrame(read)) return this.walkCells(element);
    for (const caption of captionsOf(element)) this.walk([caption]);
    const size = sizeOfTable(read);
    this.cells += size.rows * size.columns;
    if (this.cells > this.input.limits.cells)
      this.input.fail('too-large', '网页里的表格太大', '请只留下绩效表，另存一份再导入');
    const name = `${inside}表${++this.tables}`;
    this.notes.push(...read.struck.map(({ at, text }) => noteStruck(name + at, text)));
    const at = (row: number, column: number): string => `${name}第${row + 1}行第${column + 1}列`;
    const own = buildTable(read.cells, size, at, this.notes);
    const table: SourceTable = { ...own, widths: widthsOf(read) };
    if (table.rows > 0) this.blocks.push(table);
    for (const { table: inner, at } of read.nested) this.addTable(inner, `${name}${at}内`);
  }

  private walkCells(element: Element): void {
    for (const child of element.childNodes) {
      if (!isElement(child) || isSilent(child)) continue;
      if (child.tagName === 'td' || child.tagName === 'th' || child.tagName === 'caption') this.walk(child.childNodes);
      else this.walkCells(child);
    }
  }
}

const BY_EXCEL = /<meta[^>]+generator[^>]+microsoft excel/i;

/** Headers and footers that Excel prints, in the codes it has for them. */
const marginIn = (css: string, of: 'header' | 'footer'): string[] =>
  [...css.matchAll(new RegExp(`mso-${of}-data\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`, 'gi'))].map(([, codes]) =>
    unescapeCss(codes!),
  );

/**
 * A page of HTML as one part: its tables, and the paragraphs between them in the order of the page. Under the name of a
 * workbook it is read as Excel shows it.
 */
export function readPage(input: Input, html: string): Reading {
  refuseManyTags(input, html);
  const page = parsePage(html);
  const css = sheetsOf(page);
  applyStyles(page, css);
  const isWorkbook = /\.(?:xlsx?|et)$/i.test(input.name);
  const reader = new PageReader(input, isWorkbook ? excelPage(BY_EXCEL.test(html.slice(0, 4096))) : undefined);
  reader.walk(page.childNodes as Node[]);
  const above = marginLines(marginIn(css, 'header'), '', '页眉');
  const below = marginLines(marginIn(css, 'footer'), '', '页脚');
  return { parts: [{ name: '', above, blocks: reader.blocks, below }], notes: reader.notes };
}

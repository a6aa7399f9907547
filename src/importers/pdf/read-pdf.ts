import type { SourceBlock, SourceNote } from '../../core/intake/document.ts';
import { buildTable } from '../build-table.ts';
import type { Input, Reading } from '../reader.ts';
import { fillGrid, type PageTable } from './fill-grid.ts';
import { findColumns } from './find-columns.ts';
import { dropRunningHeads } from './drop-running-heads.ts';
import { canJoin, goesOn, joinTable, startTable, type JoinedTable } from './join-pages.ts';
import { glue } from './join-lines.ts';
import { layGrids } from './lay-grid.ts';
import { notePages } from './note-pages.ts';
import { readPages } from './open-pdf.ts';
import type { PageContent, TextRun } from './page-content.ts';
import { dropPageNumbers, readParagraphs, type FoundParagraph } from './read-paragraphs.ts';
import { note } from '../source-notes.ts';

type PageBlock = { readonly top: number } & ({ readonly table: PageTable } | { readonly paragraph: FoundParagraph });

/** The blocks of one page from above: ruled tables first take their text, then columns without lines, the rest is prose. */
function readBlocks({ runs, lying, standing, height }: PageContent): PageBlock[] {
  let outside: readonly TextRun[] = runs;
  const tables: PageTable[] = [];
  for (const grid of layGrids(lying, standing, runs)) {
    const filled = fillGrid(grid, outside);
    outside = filled.outside;
    if (filled.table.cells.some(({ text }) => text !== '')) tables.push(filled.table);
  }
  const blocks: PageBlock[] = tables.map((table) => ({ top: table.top, table }));
  const bounds = [0, ...tables.map(({ bottom }) => bottom).sort((a, b) => a - b), Infinity];
  // prose above, between and below tables is read apart: a line may not go on beyond a table
  bounds.slice(1).forEach((bound, i) => {
    const between = outside.filter(({ baseline }) => baseline >= bounds[i]! && baseline < bound);
    const found = findColumns(between);
    blocks.push(...found.tables.map((table) => ({ top: table.top, table })));
    const lines = dropPageNumbers(found.lines, height);
    blocks.push(...(lines.length ? readParagraphs(lines) : []).map((paragraph) => ({ top: paragraph.top, paragraph })));
  });
  return blocks.sort((a, b) => a.top - b.top);
}

type Open = { readonly joined: JoinedTable } | { readonly paragraph: FoundParagraph; readonly at: string };

/** Paragraphs over a table among which its title is sought. */
const MOST_TITLES = 4;

class PdfReader {
  readonly found: Open[] = [];

  add(blocks: readonly PageBlock[], page: number): void {
    let tables = 0;
    let paragraphs = 0;
    const titles = this.countTitles(blocks);
    blocks.forEach((block, i) => {
      if (i < titles) return;
      const last = i === titles ? this.found.at(-1) : undefined;
      if ('table' in block) {
        tables++;
        if (last && 'joined' in last && canJoin(last.joined, block.table))
          joinTable(last.joined, block.table, page, tables);
        else this.found.push({ joined: startTable(block.table, page, tables) });
      } else {
        const { paragraph } = block;
        const goesOn = last && 'paragraph' in last && last.paragraph.open && paragraph.flush;
        if (goesOn) {
          last.paragraph.text += glue(last.paragraph.text, paragraph.text) + paragraph.text;
          last.paragraph.open = paragraph.open;
        } else this.found.push({ paragraph, at: `第${page}页第${++paragraphs}段` });
      }
    });
  }

  /** Paragraphs at the top of a page that the one before began with as well, over a table that goes on: a printed title. */
  private countTitles(blocks: readonly PageBlock[]): number {
    const count = blocks.findIndex((block) => 'table' in block);
    const [open, table] = [this.found.at(-1), blocks[count]];
    if (count < 1 || !table || !('table' in table) || !open || !('joined' in open)) return 0;
    const before = this.found
      .slice(-1 - MOST_TITLES, -1)
      .map((found) => ('paragraph' in found ? found.paragraph.text : ''));
    const same = blocks.slice(0, count).every((block) => 'paragraph' in block && before.includes(block.paragraph.text));
    return same && goesOn(open.joined, table.table) ? count : 0;
  }

  blocks(input: Input, notes: SourceNote[]): SourceBlock[] {
    return this.found.map((found): SourceBlock => {
      if ('paragraph' in found) return { type: 'paragraph', text: found.paragraph.text, at: found.at };
      const { cells, xs, origins, spans } = found.joined;
      const size = { rows: origins.length, columns: xs.length - 1 };
      if (size.rows * size.columns > input.limits.cells)
        input.fail('too-large', 'PDF 里的表格太大', '请只留下绩效表所在的页，另存一份再导入');
      const at = (row: number, column: number): string => {
        const origin = origins[row]!;
        return `第${origin.page}页表${origin.table}第${origin.row + 1}行第${column + 1}列`;
      };
      return buildTable(cells, size, at, notes, spans ? 'true' : 'lost');
    });
  }
}

const UNCLEAR = [
  'PDF 里的表格没有框线（或缺了横线），分不清哪些字是一格',
  '请找原来的 Excel、Word 文件，或加上表格框线后重新导出',
] as const;

const lengthOf = (texts: readonly { readonly text: string }[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

/** Where tables stand whose rows nobody drew; where most of the text is in those that nobody can tell, the file is refused. */
function noteUnruled(input: Input, pages: readonly (readonly PageBlock[])[], all: number): SourceNote[] {
  const tables = pages.map((blocks) => blocks.flatMap((block) => ('table' in block ? [block.table] : [])));
  const unclear = tables.flat().filter(({ isUnclear }) => isUnclear);
  if (lengthOf(unclear.flatMap(({ cells }) => cells)) > all / 2) input.fail('not-supported', ...UNCLEAR);
  const isGuess = ({ ruled, isUnclear }: PageTable): boolean => !ruled || isUnclear;
  return tables.flatMap((own, i) => (own.some(isGuess) ? [note(`第${i + 1}页`, 'table-unruled')] : []));
}

/** A PDF as one part: its tables, each in one piece however many pages it takes, and the paragraphs between them. */
export async function readPdf(input: Input): Promise<Reading> {
  const whole: PageContent[] = [];
  for await (const content of readPages(input)) whole.push(content);
  const notes = notePages(input, whole);
  const { pages, dropped } = dropRunningHeads(whole);
  const reader = new PdfReader();
  const blocks = pages.map((content) => {
    input.checkTime();
    return readBlocks(content);
  });
  notes.push(...noteUnruled(input, blocks, lengthOf(pages.flatMap(({ runs }) => runs))));
  blocks.forEach((own, i) => reader.add(own, i + 1));
  for (const text of dropped) notes.push(note('', 'running-head', text));
  return { parts: [{ name: '', blocks: reader.blocks(input, notes) }], notes };
}

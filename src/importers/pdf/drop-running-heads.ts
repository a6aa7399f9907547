import { groupRows } from './join-text.ts';
import type { PageContent, TextRun } from './page-content.ts';

const MARGIN = 0.07; // share of the page's height in which running heads stand
const LARGEST = 10.6; // points: a title that begins every page is set larger

const inMargin = ({ baseline, size }: TextRun, height: number): boolean =>
  size <= LARGEST && (baseline < height * MARGIN || baseline > height * (1 - MARGIN));

/** The text of a row of the margin, its page number left open, with its place. */
const keyOf = (row: readonly TextRun[]): string =>
  `${Math.round(row[0]!.baseline / 3)} ${row
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '')
    .replace(/\d+/g, '#')}`;

const CLOSE = 2.2; // lines of one block stand less than this apart, in characters; a running head stands off

/** The rows at an end of a page that stand together and off from all others: a title stands close over its form. */
function endRows(rows: readonly TextRun[][]): TextRun[][] {
  const end = rows.findIndex((row, i) => {
    const next = rows[i + 1]?.[0];
    return !next || Math.abs(next.baseline - row[0]!.baseline) >= Math.max(row[0]!.size, next.size) * CLOSE;
  });
  return rows.slice(0, end + 1);
}

function marginRows({ runs, height }: PageContent): TextRun[][] {
  const rows = groupRows(runs.filter(({ text }) => text.trim() !== ''));
  const isMargin = (own: readonly TextRun[][]): boolean =>
    own.every((row) => row.every((run) => inMargin(run, height)));
  const ends = [endRows(rows), endRows([...rows].reverse())];
  return [...new Set(ends.filter(isMargin).flat())];
}

/**
 * Pages without the small lines that two or more of them repeat in the margin at the same place: such a line would stand
 * between the parts of a form that goes on over the page. Gives their texts too, so that nothing goes unsaid.
 */
export function dropRunningHeads(pages: readonly PageContent[]): { pages: PageContent[]; dropped: string[] } {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(marginRows(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const dropped = new Map<string, string>();
  const without = pages.map((page) => {
    const rows = groupRows(page.runs.filter((run) => inMargin(run, page.height))).filter(
      (row) => (counts.get(keyOf(row)) ?? 0) > 1,
    );
    for (const row of rows) if (!dropped.has(keyOf(row))) dropped.set(keyOf(row), row.map(({ text }) => text).join(''));
    const gone = new Set(rows.flat());
    return { ...page, runs: page.runs.filter((run) => !gone.has(run)) };
  });
  return { pages: without, dropped: [...dropped.values()] };
}

import { squash } from '../clean-text.ts';
import { isGroupLabel } from '../indicators/level-labels.ts';
import { findFundLines, unflowFunds } from './unflow-funds.ts';
import { unflowHead } from './unflow-head.ts';
import { unflowIndicators } from './unflow-indicators.ts';
import type { Cell, Line } from '../lines.ts';
import { isStacked, unstack } from './stacked.ts';
import type { Token, Unflowed } from './tokens.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** The heading of all indicators may stand in its line. */
const HEADER = /^\s*(?:(?:年度)?绩效\s?指标(?:[(（].*[)）])?\s+)?一级\s?指标\s+二级\s?指标/;

/** Whether a form is running text: a paragraph names the project and its name, as text taken from a PDF does. */
const flows = (lines: readonly Line[]): boolean =>
  lines.some(({ paragraph, cells }) => paragraph && /^\s*项目名称\s+\S/.test(cells[0]!.raw)) &&
  lines.filter(({ paragraph }) => paragraph).length * 2 > lines.length;

const tokensOf = (lines: readonly Line[], offset: number): Token[][] =>
  lines.map(({ cells }, i) =>
    cells.flatMap((cell: Cell) =>
      cell.raw
        .trim()
        .split(/\s+/)
        .map((text, index) => ({ text, line: offset + i, index, at: cell.at })),
    ),
  );

/** How many tokens at the end are 绩效指标, which stands before the heading of its table in one piece or two. */
function countGroup(tokens: readonly Token[]): number {
  const ending = (count: number): string =>
    tokens
      .slice(-count)
      .map(({ text }) => text)
      .join('');
  return [1, 2].find((n) => isGroupLabel(ending(n))) ?? 0;
}

/** The rows above or between tables; the heading of the table behind them is none of them. */
function unflowAround(tokens: readonly Token[], vocabulary: Vocabulary): Unflowed {
  const end = tokens.length - countGroup(tokens);
  return { ...unflowHead(tokens.slice(0, end), vocabulary), groups: tokens.slice(end) };
}

/** Rows that lack more than the last value, often a blank remark: which of their cells are blank is lost. */
const shortRows = ([header, ...rows]: readonly Line[]): Unflowed['doubts'][number][] =>
  rows
    .filter(({ cells }) => cells.length > 4 && cells.length < (header?.cells.length ?? 0) - 1)
    .filter(({ cells }) => !/^(?:总分|总计|合计)/.test(cells[2]!.head))
    .map(({ cells }) => ({
      id: 'blanks-lost',
      path: 'indicators',
      at: cells.find(({ blank }) => !blank)?.at ?? '',
    }));

/**
 * Running text, in which cells are parted by a space or the end of a line and wrapped cells fill several lines, as rows of
 * cells again: labels the form knows, what follows each of them, and the rows of the indicators by the width of lines.
 * Other forms are given back as they are.
 */
export function unflow(lines: readonly Line[], vocabulary: Vocabulary): Unflowed {
  if (isStacked(lines)) return unstack(lines, vocabulary);
  if (!flows(lines)) return { lines, doubts: [] };
  const start = lines.findIndex((line) => line.cells.some(({ raw }) => /^\s*项目名称/.test(squash(raw))));
  const header = lines.findIndex(({ cells }) => HEADER.test(cells[0]?.raw ?? ''));
  const end = header === -1 ? lines.length : header;
  const tokens = tokensOf(lines.slice(start, end), start);
  const funds = findFundLines(tokens, vocabulary) ?? { from: tokens.length, to: tokens.length };
  const parts: Unflowed[] = [
    unflowAround(tokens.slice(0, funds.from).flat(), vocabulary),
    ...(funds.from < funds.to ? [unflowFunds(tokens.slice(funds.from, funds.to), vocabulary)] : []),
    unflowAround(tokens.slice(funds.to).flat(), vocabulary),
  ];
  const { rows, groups } =
    header === -1 ? { rows: [], groups: [] } : unflowIndicators(tokensOf(lines.slice(header), header));
  return {
    lines: [...lines.slice(0, start), ...parts.flatMap((part) => part.lines), ...rows],
    doubts: [...parts.flatMap((part) => part.doubts), ...shortRows(rows)],
    groups: [...parts.flatMap((part) => part.groups ?? []), ...groups],
  };
}

import type { SourceBlock, SourceTable } from '../../core/intake/document.ts';
import { buildTable } from '../build-table.ts';
import { decodeText } from '../decode-text.ts';
import type { Input, Reading } from '../reader.ts';
import { countOf } from '../refuse-size.ts';
import { splitCells, splitCopied, type TextRow } from './split-cells.ts';
import { note } from '../source-notes.ts';

/** Rows of cells as a table without merges; blank lines keep their place as empty rows, so that page breaks are seen. */
function toTable(rows: readonly TextRow[]): SourceTable {
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  const placed = rows.flatMap(({ cells }, row) => cells.map((text, column) => ({ text, row, column })));
  const at = (row: number, column: number): string => `第${rows[row]!.line}行第${column + 1}列`;
  return buildTable(placed, { rows: rows.length, columns }, at, [], 'lost');
}

const isTableRow = ({ cells }: TextRow): boolean => cells.length > 1;
const isBlank = ({ cells }: TextRow): boolean => cells.every((cell) => cell.trim() === '');

/** A table goes on over blank lines when more of it follows; other lines between two of its rows end it. */
function takeTable(rows: readonly TextRow[], start: number): number {
  let end = start + 1;
  for (let i = start + 1; i < rows.length && (isTableRow(rows[i]!) || isBlank(rows[i]!)); i++)
    if (isTableRow(rows[i]!)) end = i + 1;
  return end;
}

function toBlocks(rows: readonly TextRow[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (let i = 0; i < rows.length;) {
    const row = rows[i]!;
    if (isTableRow(row)) {
      const end = takeTable(rows, i);
      blocks.push(toTable(rows.slice(i, end)));
      i = end;
      continue;
    }
    const line = row.cells[0]!;
    const text = line.trim();
    const setIn = /^(?:\u3000|\s{2})/.test(line);
    if (text !== '') blocks.push({ type: 'paragraph', text, at: `第${row.line}行`, setIn });
    i++;
  }
  return blocks;
}

/** Tabs that programs put behind figures, so that Excel leaves them alone. */
const GUARDS = /\t(?="?(?:[,;]|$))/gm;

/** The separator that parts most lines into the same number of cells; a tab wins over a comma of prose. */
export function guessSeparator(text: string): string {
  const lines = text
    .replace(GUARDS, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 200);
  const share = (separator: string): number =>
    lines.filter((line) => line.includes(separator)).length / Math.max(1, lines.length);
  if (share('\t') > 0.2) return '\t';
  const [semicolons, commas] = [share(';'), share(',')];
  return semicolons > commas && semicolons > 0.3 ? ';' : ',';
}

/** `\n` for every line end; a form feed is a page break, kept as a blank line. */
const evenLines = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n?\f/g, '\n\n').replaceAll('\0', '');

const PIPED = /^\s*\|(.*)\|\s*$/;

/** A table drawn with `|`, as notes and chat programs write it, as one parted by tabs. Lines keep their numbers. */
function pipesToTabs(text: string): string {
  const lines = text.split('\n');
  if (lines.filter((line) => PIPED.test(line)).length < 3) return text;
  return lines
    .map((line) => {
      const inner = PIPED.exec(line)?.[1];
      if (inner === undefined) return line.replace(/^#{1,6}\s+/, '');
      const cells = inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
      return cells.every((cell) => /^:?-{2,}:?$/.test(cell)) ? '' : cells.join('\t');
    })
    .join('\n');
}

const brokenNote = (broken: number): Reading['notes'] =>
  broken === 0 ? [] : [note('', 'characters-broken', String(broken))];

/** .txt and .tsv: lines with tabs are tables, other lines paragraphs. */
export function readPlainText(input: Input): Reading {
  const { text, broken } = decodeText(input.bytes);
  checkFields(input, text, '\t');
  const rows = splitCopied(pipesToTabs(evenLines(text)));
  checkCells(input, rows);
  return { parts: [{ name: '', blocks: toBlocks(rows) }], notes: brokenNote(broken) };
}

/** .csv: every line is a row of one table; the separator is found by looking. */
export function readCsv(input: Input): Reading {
  const decoded = decodeText(input.bytes);
  checkFields(input, decoded.text, '');
  const lines = evenLines(decoded.text);
  const hint = /^sep=(.)\n/i.exec(lines);
  const text = hint ? lines.slice(hint[0].length) : lines;
  const separator = hint?.[1] ?? guessSeparator(text);
  checkFields(input, text, separator);
  const rows = splitCells(text, separator).map((row) => (hint ? { ...row, line: row.line + 1 } : row));
  checkCells(input, rows);
  while (rows.length > 0 && isBlank(rows.at(-1)!)) rows.pop();
  return { parts: [{ name: '', blocks: rows.length ? [toTable(rows)] : [] }], notes: brokenNote(decoded.broken) };
}

const refuseText = (input: Input): never =>
  input.fail('too-large', '文本太长，不像一份绩效表', '请只留下绩效表，另存一份再导入');

/** Fields and lines are counted before they are made. */
function checkFields(input: Input, text: string, separator: string): void {
  const lines = countOf(text, '\n') + countOf(text, '\r') + countOf(text, '\f');
  if (lines + (separator === '' ? 0 : countOf(text, separator)) > 2 * input.limits.cells) refuseText(input);
}

function checkCells(input: Input, rows: readonly TextRow[]): void {
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (rows.length > input.limits.cells || widest * rows.filter(isTableRow).length > input.limits.cells)
    refuseText(input);
}

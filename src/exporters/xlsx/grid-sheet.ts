import type { GridCell, GridSheet } from '../../core/workbook/workbook.ts';
import { escapeText, textElement } from './escape.ts';
import { MAIN, nameColumn, XML } from './names.ts';
import { writeChecks } from './checks.ts';
import { styleNumber } from './styles.ts';

/** Two digits behind the point are more than any screen shows. */
const short = (size: number): string => String(Math.round(size * 100) / 100);

/** A cell that is written: the first of what a form's cell covers has its text, the others only its borders. */
interface Square {
  readonly style: number;
  readonly text: string;
}

/** Row by row; undefined where there is no cell. */
function squaresOf({ cells, widths, heights }: GridSheet): (Square | undefined)[] {
  const width = widths.length;
  const squares = Array<Square | undefined>(width * heights.length);
  for (const { row, column, rows, columns, text, style, isOpen } of cells) {
    const number = styleNumber(style, isOpen);
    const blank = { style: number, text: '' };
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++)
        squares[(row + y) * width + column + x] = x || y ? blank : { style: number, text };
  }
  return squares;
}

function writeRows(sheet: GridSheet): string {
  const { widths, heights } = sheet;
  const squares = squaresOf(sheet);
  const names = widths.map((_, i) => nameColumn(i));
  let rows = '';
  for (let y = 0, at = 0; y < heights.length; y++) {
    rows += `<row r="${y + 1}" ht="${short(heights[y]!)}" customHeight="1">`;
    for (let x = 0; x < names.length; x++, at++) {
      const square = squares[at];
      if (!square) continue;
      const start = `<c r="${names[x]}${y + 1}" s="${square.style}"`;
      rows += square.text === '' ? `${start}/>` : `${start} t="inlineStr"><is>${textElement(square.text)}</is></c>`;
    }
    rows += '</row>';
  }
  return rows;
}

function writeMerges(cells: readonly GridCell[]): string {
  const merged = cells.filter(({ rows, columns }) => rows > 1 || columns > 1);
  if (merged.length === 0) return '';
  const refs = merged.map(
    ({ row, column, rows, columns }) =>
      `${nameColumn(column)}${row + 1}:${nameColumn(column + columns - 1)}${row + rows}`,
  );
  return `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

/** In a footer a sign of its own begins a code. */
const footerText = (text: string): string => escapeText(text.replaceAll('&', '&&'));

/** Rows may be added, and their height and width changed. */
const LOCK =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0"/>';

/** The part of a sheet that is looked at and printed. */
export function writeGridSheet(sheet: GridSheet): string {
  const { widths, heights, cells, footer, isLocked, fitsPages = 0, checks = [] } = sheet;
  const all = `A1:${nameColumn(widths.length - 1)}${heights.length}`;
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${short(width)}" customWidth="1"/>`,
  );
  return [
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${all}"/>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="18"/>`,
    `<cols>${columns.join('')}</cols><sheetData>${writeRows(sheet)}</sheetData>${isLocked ? LOCK : ''}${writeMerges(cells)}${writeChecks(checks)}`,
    `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`,
    `<pageSetup paperSize="9" fitToHeight="${fitsPages}" orientation="landscape"/>`,
    `<headerFooter><oddFooter>&amp;L${footerText(footer)}&amp;R第&amp;P页，共&amp;N页</oddFooter></headerFooter>`,
    `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
  ].join('');
}

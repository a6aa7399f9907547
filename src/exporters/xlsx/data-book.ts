import type { DataBook, DataHeading, DataSheet } from '../../core/open-data/data-book.ts';
import type { Joined } from '../../core/outputs/output.ts';
import { writeRows, HEAD_STYLE, textCell, TITLE_STYLE } from './data-rows.ts';
import { escapeText } from './escape.ts';
import { MAIN, nameColumn, RELATIONS, XML } from './names.ts';
import { sheetPart, tablePart, writePackage } from './package.ts';

/** Rows above the first of a table: title, note and headings. */
const ABOVE = 3;
/** In characters of the width of a digit. */
const [NARROW, WIDE] = [14, 26];

/** A part of a workbook: texts in a row, and between them the rows of units as they are kept. */
export interface BookPart {
  readonly path: string;
  readonly pieces: readonly (string | Joined)[];
}

const refOf = ({ headings, count }: DataSheet): string =>
  `A${ABOVE}:${nameColumn(headings.length - 1)}${ABOVE + count}`;
const hasTable = ({ count }: DataSheet): boolean => count > 0;

const headRow = (headings: readonly DataHeading[]): string =>
  `<row>${headings.map(({ title }) => textCell(title, HEAD_STYLE)).join('')}</row>`;

function writeSheet(sheet: DataSheet): (string | Joined)[] {
  const { title, note, headings, rows } = sheet;
  const columns = headings.map(
    ({ isNumber }, i) => `<col min="${i + 1}" max="${i + 1}" width="${isNumber ? NARROW : WIDE}" customWidth="1"/>`,
  );
  const start = [
    `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${ABOVE}" topLeftCell="A${ABOVE + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`,
    `<row>${textCell(title, TITLE_STYLE)}</row><row>${textCell(note)}</row>${headRow(headings)}`,
  ].join('');
  const areNumbers = headings.map(({ isNumber }) => isNumber);
  const end = `</sheetData><pageSetup paperSize="9" orientation="landscape"/>${hasTable(sheet) ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ''}</worksheet>`;
  return [start, 'parts' in rows ? rows : writeRows(rows, areNumbers).join(''), end];
}

function writeTable(sheet: DataSheet, id: number): string {
  const ref = refOf(sheet);
  const columns = sheet.headings.map(({ title }, i) => `<tableColumn id="${i + 1}" name="${escapeText(title)}"/>`);
  return `${XML}<table xmlns="${MAIN}" id="${id}" name="T${id}" displayName="T${id}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
}

const xf = (font: number, rest = ''): string =>
  `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${rest}/>`;
const font = (inner: string, size: number): string =>
  `<font>${inner}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${font('', 10)}${font('<b/>', 10)}${font('<b/>', 14)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(0, ' quotePrefix="1"')}${xf(1, ' applyFont="1"')}${xf(2, ' applyFont="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The parts of a workbook of tables, without formulas, links, macros or a date. */
export function listBookParts({ properties, sheets }: DataBook): BookPart[] {
  const named = sheets.map((sheet) => ({ name: sheet.name, hasTable: hasTable(sheet) }));
  const around = writePackage({ properties, sheets: named, styles: STYLES });
  return [
    ...Object.entries(around).map(([path, text]): BookPart => ({ path, pieces: [text] })),
    ...sheets.map((sheet, i): BookPart => ({ path: `xl/${sheetPart(i)}`, pieces: writeSheet(sheet) })),
    ...sheets.flatMap((sheet, i): BookPart[] =>
      hasTable(sheet) ? [{ path: `xl/${tablePart(i)}`, pieces: [writeTable(sheet, i + 1)] }] : [],
    ),
  ];
}

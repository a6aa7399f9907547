import type { GridSheet, Workbook } from '../../core/workbook/workbook.ts';
import { writeZip, type Deflate } from '../zip.ts';
import { escapeXml } from './escape.ts';
import { writeGridSheet } from './grid-sheet.ts';
import { MAIN, PACKAGE, RELATIONS, XML } from './names.ts';
import { PROPERTIES, writeProperties } from './properties.ts';
import { STYLES } from './styles.ts';

const SHEETS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml';
const RELS = 'application/vnd.openxmlformats-package.relationships+xml';

const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
const relations = (list: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const partOf = (i: number): string => `worksheets/sheet${i + 1}.xml`;

const writeTypes = (sheets: readonly GridSheet[]): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${RELS}"/><Default Extension="xml" ContentType="application/xml"/>${[
    override('xl/workbook.xml', `${SHEETS}.sheet.main+xml`),
    ...sheets.map((_, i) => override(`xl/${partOf(i)}`, `${SHEETS}.worksheet+xml`)),
    override('xl/styles.xml', `${SHEETS}.styles+xml`),
    override(PROPERTIES, CORE),
  ].join('')}</Types>`;

/** The rows that printed pages repeat, as a name of the workbook. */
function writeNames(sheets: readonly GridSheet[]): string {
  const names = sheets.flatMap(({ name, headRows }, i) => {
    if (!headRows) return [];
    const [first, last] = headRows.map((row) => row + 1);
    const quoted = `'${name.replaceAll("'", "''")}'`;
    return [
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeXml(quoted)}!$${first}:$${last}</definedName>`,
    ];
  });
  return names.length ? `<definedNames>${names.join('')}</definedNames>` : '';
}

const writeBook = (sheets: readonly GridSheet[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets>${writeNames(sheets)}</workbook>`;

/** A workbook as an .xlsx file without formulas, links, macros or a date; the same workbook gives the same bytes. */
export function writeWorkbook({ properties, sheets }: Workbook, deflate: Deflate): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': writeTypes(sheets),
    '_rels/.rels': relations([
      relation(1, `${RELATIONS}/officeDocument`, 'xl/workbook.xml'),
      relation(2, `${PACKAGE}/relationships/metadata/core-properties`, PROPERTIES),
    ]),
    [PROPERTIES]: writeProperties(properties),
    'xl/workbook.xml': writeBook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => relation(i + 1, `${RELATIONS}/worksheet`, partOf(i))),
      relation(sheets.length + 1, `${RELATIONS}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${partOf(i)}`, writeGridSheet(sheet)])),
  };
  const encoder = new TextEncoder();
  const entries = Object.entries(parts).map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
  return writeZip(entries, deflate);
}

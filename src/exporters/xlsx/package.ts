import type { Properties } from '../../core/workbook/workbook.ts';
import { escapeXml } from './escape.ts';
import { MAIN, PACKAGE, RELATIONS, XML } from './names.ts';
import { PROPERTIES, writeProperties } from './properties.ts';

const SHEETS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml';
const RELS = 'application/vnd.openxmlformats-package.relationships+xml';

/** A sheet as the parts around it name it. */
export interface NamedSheet {
  readonly name: string;
  /** The first and last row that each printed page repeats. */
  readonly headRows?: readonly [number, number] | undefined;
  /** Whether it has a table, in a part of its own. */
  readonly hasTable?: boolean;
}

/** What holds the sheets of a workbook together. */
interface Package {
  readonly properties: Properties;
  readonly sheets: readonly NamedSheet[];
  readonly styles: string;
}

export const sheetPart = (i: number): string => `worksheets/sheet${i + 1}.xml`;
export const tablePart = (i: number): string => `tables/table${i + 1}.xml`;

const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
const relations = (list: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const writeTypes = (sheets: readonly NamedSheet[]): string =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${RELS}"/><Default Extension="xml" ContentType="application/xml"/>${[
    override('xl/workbook.xml', `${SHEETS}.sheet.main+xml`),
    ...sheets.map((_, i) => override(`xl/${sheetPart(i)}`, `${SHEETS}.worksheet+xml`)),
    ...sheets.flatMap(({ hasTable }, i) => (hasTable ? [override(`xl/${tablePart(i)}`, `${SHEETS}.table+xml`)] : [])),
    override('xl/styles.xml', `${SHEETS}.styles+xml`),
    override(PROPERTIES, CORE),
  ].join('')}</Types>`;

/** The rows that printed pages repeat, as a name of the workbook. */
function writeNames(sheets: readonly NamedSheet[]): string {
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

const writeBook = (sheets: readonly NamedSheet[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets>${writeNames(sheets)}</workbook>`;

/** The parts of an .xlsx file beside its sheets and tables, by path. */
export function writePackage({ properties, sheets, styles }: Package): Readonly<Record<string, string>> {
  const tables = sheets.flatMap(({ hasTable }, i) => (hasTable ? [i] : []));
  return {
    '[Content_Types].xml': writeTypes(sheets),
    '_rels/.rels': relations([
      relation(1, `${RELATIONS}/officeDocument`, 'xl/workbook.xml'),
      relation(2, `${PACKAGE}/relationships/metadata/core-properties`, PROPERTIES),
    ]),
    [PROPERTIES]: writeProperties(properties),
    'xl/workbook.xml': writeBook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => relation(i + 1, `${RELATIONS}/worksheet`, sheetPart(i))),
      relation(sheets.length + 1, `${RELATIONS}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(
      tables.map((i) => [
        `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
        relations([relation(1, `${RELATIONS}/table`, `../${tablePart(i)}`)]),
      ]),
    ),
  };
}

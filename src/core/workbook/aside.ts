import { holdsPart } from '../forms/columns.ts';
import { remember } from '../figures/remember.ts';
import { isTable, type FormKind } from '../forms/kind.ts';
import { textAtPath } from '../forms/places.ts';
import { kindOf, type FormRecord } from '../forms/registry.ts';
import type { Sheet, SheetCell } from '../forms/sheet.ts';
import { textsByPath } from '../release/values.ts';
import { cleanText, heading as headOf, squash, type Sort } from '../intake/clean-text.ts';
import { fundRowOf } from '../intake/funds/fund-labels.ts';
import { monthsIn, yearIn } from '../intake/head/year-and-period.ts';
import { currencyIn } from '../intake/money.ts';

/**
 * What of a record its layout does not print, or prints as it prints something else. `unprinted`: a text that stands nowhere on
 * the form. `none`: a place drawn blank that the form does not have. `blank`: one that it has and leaves blank, where a reader
 * takes a blank for none, or for the level of the row above. `spelled`: white space that a reader takes off.
 */
export interface AsideEntry {
  readonly path: string;
  readonly state: 'unprinted' | 'none' | 'blank' | 'spelled';
  readonly text: string;
  /** What the row of a table is called, so that it is known again where rows were added. */
  readonly row: string;
}

type Entry = Omit<AsideEntry, 'row'>;
/** Gives the text at a path of the record. */
type TextAt = (path: string) => string | undefined;

function cellsOf({ blocks }: Sheet): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const { head = [], body } of blocks) for (const rows of [head, body]) for (const row of rows) cells.push(...row);
  return cells;
}

const unprinted = (textAt: TextAt, ...paths: string[]): Entry[] =>
  paths.flatMap((path) => {
    const text = textAt(path);
    return text === undefined ? [] : [{ path, state: 'unprinted', text }];
  });

/** Year, months and unit of money, where the title and headings do not state them. */
function listHead(textAt: TextAt, { title, subtitle }: Sheet, cells: readonly SheetCell[]): Entry[] {
  const year = [yearIn(title), yearIn(subtitle)].find((printed) => printed === textAt('year'));
  const months = textAt('period.from') ? monthsIn(subtitle, year) : undefined;
  const hasMonths = months?.from === textAt('period.from') && months?.to === textAt('period.to');
  const isStated = textAt('currency') !== undefined;
  const stating = isStated ? cells.find(({ text }) => currencyIn(text) !== undefined) : undefined;
  const currency = stating && currencyIn(stating.text);
  return [
    ...(year ? [] : unprinted(textAt, 'year')),
    ...(hasMonths ? [] : unprinted(textAt, 'period.from', 'period.to')),
    ...(currency === textAt('currency') ? [] : unprinted(textAt, 'currency')),
  ];
}

/** Headings that the form is said to print over what the record has nothing of, and those a reader would take a sign off. */
function listLabels(
  labels: Readonly<Record<string, string>>,
  { subtitle }: Sheet,
  cells: readonly SheetCell[],
): Entry[] {
  const heads = new Map<string, number>();
  for (const { text, heading } of cells) if (heading) heads.set(text, (heads.get(text) ?? 0) + 1);
  const isPrinted = (key: string, text: string): boolean => {
    if (key === 'goal.project') return [...heads.keys()].some((head) => head.startsWith(text));
    const left = heads.get(text) ?? 0;
    heads.set(text, left - 1);
    return left > 0 || subtitle.startsWith(text);
  };
  const isKept = (key: string, text: string): boolean => key === 'year' || squash(text).replace(/[:：]+$/, '') === text;
  return Object.entries(labels)
    .filter(([key, text]) => !isPrinted(key, text) || !isKept(key, text))
    .map(([key, text]) => ({ path: `labels.${key}`, state: 'unprinted', text }));
}

/** Cells of tables that are drawn blank, where a reader cannot tell whether the form has them. */
function listBlanks(textAt: TextAt, cells: readonly SheetCell[], totals: readonly string[]): Entry[] {
  const hasTotal = totals.some((path) => textAt(path) !== undefined);
  const drawn: string[] = [];
  for (const { path, text } of cells) if (path !== undefined && text === '') drawn.push(path);
  return [...drawn, ...(hasTotal ? totals : [])].flatMap((path): Entry[] => {
    const isPart = /^indicators\.\d+\.extra\./.test(path) && holdsPart(path.replace(/^.*?\.extra\./, ''));
    const text = textAt(path);
    const has = text !== undefined;
    if (has === !isPart || (has && text !== '')) return [];
    return [{ path, state: has ? 'blank' : 'none', text: '' }];
  });
}

interface Fund {
  readonly source: string;
  readonly label: string;
}

/** What the labels of money say it is, by kind: the forms of a unit repeat a few. */
const saying = new Map<FormKind, (label: string) => string>();
function sourcesOf(kind: FormKind): (label: string) => string {
  const meant = fundRowOf(kind);
  const says = saying.get(kind) ?? remember((label) => meant(headOf(label))?.source ?? 'extra');
  saying.set(kind, says);
  return says;
}

/** What money is, where its label does not say so. */
function listSources(record: FormRecord): Entry[] {
  const { funds = [] } = record as { funds?: readonly Fund[] };
  const isFiscal = (source: string): boolean => source === 'fiscal' || source === 'appropriation';
  const says = sourcesOf(kindOf(record));
  return funds.flatMap(({ source, label }, i): Entry[] => {
    const said = says(label);
    if (said === source || (isFiscal(said) && isFiscal(source))) return [];
    return [{ path: `funds.${i}.source`, state: 'unprinted', text: source }];
  });
}

/** A level left blank below one that is not: it would be read as a merged cell. */
const listLevels = (record: FormRecord): Entry[] => {
  const { indicators = [] } = record as { indicators?: readonly Readonly<Record<string, string>>[] };
  return ['level1', 'level2'].flatMap((level) =>
    indicators.flatMap((row, i): Entry[] => {
      const isBelow = row[level] === '' && indicators.slice(0, i).some((before) => before[level] !== '');
      return isBelow ? [{ path: `indicators.${i}.${level}`, state: 'blank', text: '' }] : [];
    }),
  );
};

/** How far the importer mends what it reads at a path. */
function sortAt(path: string): Sort {
  if (/^total\.|\.(?:weight|score|level[12])$|^(?:funds|tasks)\.\d+\.(?!label|name|content|extra)/.test(path))
    return 'figure';
  return /\.(?:label|name)$|^[^.]+$/.test(path) ? 'name' : 'prose';
}

/** What any text with white space or a tag has: most have none, and their paths need not be spelled. */
const MAY_HAVE_SPACE = /[\s\u200b<]/;
const HAS_SPACE = /^\s|\s$|[\n\r\t\u00a0\u200b\ufeff<]/;
/** Between Chinese characters the importer takes blanks off names alone. */
const HAS_INNER_SPACE = /\S\s+\S/;

/** Titles and headings are read in another way. */
const IS_CELL = /^(?!title$|period\.|labels\.)/;

/** Texts with white space that an importer takes off. */
const listSpelled = (record: FormRecord): Entry[] =>
  [...textsByPath(record, (text) => MAY_HAVE_SPACE.test(text))].flatMap(([path, text]): Entry[] => {
    if (!IS_CELL.test(path) || (!HAS_SPACE.test(text) && !HAS_INNER_SPACE.test(text))) return [];
    if (cleanText(text, sortAt(path)).text === text) return [];
    return [{ path, state: 'spelled', text }];
  });

/** What an importer has to be told beside the sheet to get the record back; nothing for most. */
export function listAside(record: FormRecord, sheet: Sheet): AsideEntry[] {
  const { intake } = kindOf(record);
  if (!isTable(kindOf(record))) return [];
  const cells = cellsOf(sheet);
  const textAt: TextAt = (path) => textAtPath(record, path);
  const entries = [
    ...listHead(textAt, sheet, cells),
    ...listLabels('labels' in record ? (record.labels ?? {}) : {}, sheet, cells),
    ...listBlanks(textAt, cells, Object.values(intake.totals ?? {})),
    ...listSources(record),
    ...listLevels(record),
    ...listSpelled(record),
  ];
  return entries.map((entry) => ({ ...entry, row: rowName(record, entry.path) }));
}

/** What the row of a table is called that a path leads into: `funds.1.rate`. */
export function rowName(record: unknown, path: string): string {
  const [row] = /^(?:funds|tasks|indicators)\.\d+(?=\.)/.exec(path) ?? [];
  return row === undefined ? '' : (textAtPath(record, `${row}.name`) ?? textAtPath(record, `${row}.label`) ?? '');
}

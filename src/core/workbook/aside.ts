import { holdsPart } from '../forms/columns.ts';
import { isTable } from '../forms/kind.ts';
import { textAtPath } from '../forms/places.ts';
import { kindOf, type FormRecord } from '../forms/registry.ts';
import type { Sheet, SheetCell } from '../forms/sheet.ts';
import { squash } from '../intake/clean-text.ts';
import { monthsIn, yearIn } from '../intake/head/year-and-period.ts';
import { currencyIn } from '../intake/money.ts';

/**
 * What of a record its layout does not print, or prints as it prints something else. `unprinted`: a text that stands nowhere on
 * the form. `none`: a place drawn blank that the form does not have. `blank`: one that it has and leaves blank, where a reader
 * takes a blank for none.
 */
export interface AsideEntry {
  readonly path: string;
  readonly state: 'unprinted' | 'none' | 'blank';
  readonly text: string;
  /** What the row of a table is called, so that it is known again where rows were added. */
  readonly row: string;
}

type Entry = Omit<AsideEntry, 'row'>;
/** Gives the text at a path of the record. */
type TextAt = (path: string) => string | undefined;

const cellsOf = ({ blocks }: Sheet): SheetCell[] =>
  blocks.flatMap(({ head = [], body }) => [...head.flat(), ...body.flat()]);

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
  const stating = cells.find(({ text }) => currencyIn(text) !== undefined);
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
  const drawn = cells.flatMap(({ path, text }) => (path !== undefined && text === '' ? [path] : []));
  return [...drawn, ...(hasTotal ? totals : [])].flatMap((path): Entry[] => {
    const isPart = /^indicators\.\d+\.extra\./.test(path) && holdsPart(path.replace(/^.*?\.extra\./, ''));
    const text = textAt(path);
    const has = text !== undefined;
    if (has === !isPart || (has && text !== '')) return [];
    return [{ path, state: has ? 'blank' : 'none', text: '' }];
  });
}

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
  ];
  return entries.map((entry) => ({ ...entry, row: rowName(record, entry.path) }));
}

/** What the row of a table is called that a path leads into: `funds.1.rate`. */
export function rowName(record: unknown, path: string): string {
  const [row] = /^(?:funds|tasks|indicators)\.\d+(?=\.)/.exec(path) ?? [];
  return row === undefined ? '' : (textAtPath(record, `${row}.name`) ?? textAtPath(record, `${row}.label`) ?? '');
}

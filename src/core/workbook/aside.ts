import { holdsPart } from '../forms/columns.ts';
import { isTable } from '../forms/kind.ts';
import { kindOf, type FormRecord } from '../forms/registry.ts';
import type { Sheet, SheetCell } from '../forms/sheet.ts';
import { currencyIn } from '../intake/money.ts';
import { squash } from '../intake/clean-text.ts';
import { monthsIn, yearIn } from '../intake/head/year-and-period.ts';
import { textsByPath } from '../release/values.ts';

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

type Texts = ReadonlyMap<string, string>;
type Undated = Omit<AsideEntry, 'row'>;

const cellsOf = ({ blocks }: Sheet): SheetCell[] =>
  blocks.flatMap(({ head = [], body }) => [...head.flat(), ...body.flat()]);

const unprinted = (texts: Texts, ...paths: string[]): Undated[] =>
  paths.flatMap((path) => {
    const text = texts.get(path);
    return text === undefined ? [] : [{ path, state: 'unprinted', text }];
  });

/** Year, months and unit of money, where the title and headings do not state them. */
function listHead(texts: Texts, { title, subtitle }: Sheet, cells: readonly SheetCell[]): Undated[] {
  const year = [yearIn(title), yearIn(subtitle)].find((printed) => printed === texts.get('year'));
  const months = texts.has('period.from') ? monthsIn(subtitle, year) : undefined;
  const hasMonths = months?.from === texts.get('period.from') && months?.to === texts.get('period.to');
  const currency = texts.has('currency') && cells.map(({ text }) => currencyIn(text)).find((found) => found);
  return [
    ...(year ? [] : unprinted(texts, 'year')),
    ...(hasMonths ? [] : unprinted(texts, 'period.from', 'period.to')),
    ...(currency === texts.get('currency') ? [] : unprinted(texts, 'currency')),
  ];
}

/** Headings that the form is said to print over what the record has nothing of, and those a reader would take a sign off. */
function listLabels(texts: Texts, { subtitle }: Sheet, cells: readonly SheetCell[]): Undated[] {
  const heads = new Map<string, number>();
  for (const { text, heading } of cells) if (heading) heads.set(text, (heads.get(text) ?? 0) + 1);
  const isPrinted = (path: string, text: string): boolean => {
    if (path === 'labels.goal.project') return [...heads.keys()].some((head) => head.startsWith(text));
    const left = heads.get(text) ?? 0;
    heads.set(text, left - 1);
    return left > 0 || subtitle.startsWith(text);
  };
  const isKept = (path: string, text: string): boolean =>
    path === 'labels.year' || squash(text).replace(/[:：]+$/, '') === text;
  return [...texts.keys()]
    .filter((path) => path.startsWith('labels.'))
    .filter((path) => !isPrinted(path, texts.get(path)!) || !isKept(path, texts.get(path)!))
    .flatMap((path) => unprinted(texts, path));
}

/** Cells of tables that are drawn blank, where a reader cannot tell whether the form has them. */
function listBlanks(texts: Texts, cells: readonly SheetCell[], totals: readonly string[]): Undated[] {
  const hasTotal = totals.some((path) => texts.has(path));
  const drawn = cells.flatMap(({ path, text }) => (path !== undefined && text === '' ? [path] : []));
  return [...drawn, ...(hasTotal ? totals : [])].flatMap((path): Undated[] => {
    const isPart = /^indicators\.\d+\.extra\./.test(path) && holdsPart(path.replace(/^.*?\.extra\./, ''));
    const has = texts.has(path);
    if (has === !isPart || (has && texts.get(path) !== '')) return [];
    return [{ path, state: has ? 'blank' : 'none', text: '' }];
  });
}

/** What an importer has to be told beside the sheet to get the record back; nothing for most. */
export function listAside(record: FormRecord, sheet: Sheet): AsideEntry[] {
  const { intake } = kindOf(record);
  if (!isTable(kindOf(record))) return [];
  const texts = textsByPath(record);
  const cells = cellsOf(sheet);
  const entries = [
    ...listHead(texts, sheet, cells),
    ...listLabels(texts, sheet, cells),
    ...listBlanks(texts, cells, Object.values(intake.totals ?? {})),
  ];
  return entries.map((entry) => ({ ...entry, row: rowName(entry.path, (path) => texts.get(path)) }));
}

/** What the row of a table is called that a path leads into: `funds.1.rate`. */
export function rowName(path: string, textAt: (path: string) => string | undefined): string {
  const [row] = /^(?:funds|tasks|indicators)\.\d+(?=\.)/.exec(path) ?? [];
  return row === undefined ? '' : (textAt(`${row}.name`) ?? textAt(`${row}.label`) ?? '');
}

import { DATA, dataFilePath, unitDataPath, unitPath } from '../library/addresses.ts';
import type { Content, UnitEntry } from '../library/library.ts';
import { hasUnitBook, makeDataBook, type DataBook } from '../open-data/data-book.ts';
import { conditionsOf } from '../open-data/view.ts';
import { CORRECTIONS } from '../tables/corrections.ts';
import type { CorrectionView } from '../report/corrections.ts';
import { YEAR_TABLES } from '../tables/registry.ts';
import { digestOf, type Frame } from './frame.ts';
import { once } from './once.ts';
import type { BookFile, Joined, PartRef } from './output.ts';
import type { YearNote } from './unit-data.ts';

/** Forms in a workbook of everything at most: with more its sheets are longer than programs open in reasonable time. */
const MOST_OF_ALL = 4400;
/** What a unit has in a year. */
export type FindNote = (unit: string, year: string) => YearNote;

/** A workbook, and the unit it is of where it is not of all. */
export interface Book {
  readonly unit?: UnitEntry;
  readonly output: BookFile;
}

/** What a workbook is of. */
interface Scope {
  readonly name: string;
  /** The page about it. */
  readonly page: string;
  readonly parts: readonly { readonly ref: PartRef; readonly note: YearNote }[];
  readonly corrections: readonly CorrectionView[];
}

const aboutOf = ({ name, page }: Scope, { site, address }: Frame): [string, string][] => [
  ['名称', `${site.columnName}数据（${name}）`],
  ['提供方', site.siteName],
  ['网页', address(page)],
  ['使用条件', conditionsOf(site) ?? '没有说明'],
  ['数据下载和每一列的说明', address(DATA)],
  ['怎样相加', '资金表里合计和构成都在；相加以前，先按“表”“对象”“来源”挑出要的行，同一个项目一年只取一种表。'],
  ['空着不是零', '带“为什么没有数”的列说明为什么没有数。'],
];

function makeBook(scope: Scope, frame: Frame): DataBook {
  const tables = YEAR_TABLES.filter(({ id }) => id !== 'findings' || frame.audience !== 'none').map((table) => {
    const rows: Joined = { table, parts: scope.parts.map(({ ref }) => ref) };
    return { table, rows, count: scope.parts.reduce((sum, { note }) => sum + note.rows[table.id], 0) };
  });
  const told = scope.corrections.toReversed();
  const corrections = told.flatMap((entry) => CORRECTIONS.cells({ entry, address: frame.address(entry.form.path) }));
  return makeDataBook(`${frame.site.columnName}数据（${scope.name}）`, aboutOf(scope, frame), [
    ...tables,
    { table: CORRECTIONS, rows: corrections, count: corrections.length },
  ]);
}

/** A workbook of each unit, and one of everything where programs can open it. */
export function listBooks(content: Content, noteOf: FindNote, frame: Frame): Book[] {
  const formsOf = Map.groupBy(content.forms, ({ unit }) => unit);
  const partsOf = ({ slug }: UnitEntry): Scope['parts'] => {
    const years = [...new Set(formsOf.get(slug)?.map(({ year }) => year))].sort();
    return years.map((year) => {
      const note = noteOf(slug, year);
      return { ref: { unit: slug, year, key: note.key }, note };
    });
  };
  const list = (path: string, scope: () => Scope): BookFile => ({
    ...{ sort: 'book', path, rests: () => digestOf(scope(), frame) },
    make: () => makeBook(scope(), frame),
  });
  const listUnit = (unit: UnitEntry): Book => {
    const page = unitPath(unit.slug);
    const scope = once((): Scope => {
      const corrections = frame.corrections.filter(({ form }) => form.path.startsWith(page));
      return { name: unit.unit.name, page, parts: partsOf(unit), corrections };
    });
    return { unit, output: list(unitDataPath(unit.slug), scope) };
  };
  const all = once((): Scope => {
    const parts = content.units.flatMap(partsOf).sort((a, b) => Number(a.ref.year) - Number(b.ref.year));
    return { name: '全部单位', page: DATA, parts, corrections: frame.corrections };
  });
  const units = content.units.filter(({ slug }) => hasUnitBook(formsOf.get(slug)?.length ?? 0));
  const hasAll = content.forms.length > 0 && content.forms.length <= MOST_OF_ALL;
  return [...units.map(listUnit), ...(hasAll ? [{ output: list(dataFilePath('all.xlsx'), all) }] : [])];
}

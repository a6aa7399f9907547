import { formPath, projectPath, unitPath } from '../library/addresses.ts';
import { subjectsOf } from '../library/catalogue.ts';
import { PROJECTS } from '../tables/projects.ts';
import { YEAR_TABLES } from '../tables/registry.ts';
import type { Cell, Table, YearTableId } from '../tables/table.ts';
import type { ToldForm } from '../tables/told-form.ts';
import { UNITS } from '../tables/units.ts';
import { WITHDRAWN } from '../tables/withdrawn.ts';
import { digestOf, keyOfForm } from './frame.ts';
import { once } from './once.ts';
import type { UnitMaker } from './unit-maker.ts';

/** The rows of one unit in one year, by table. */
export type YearTables = Readonly<Record<YearTableId, readonly (readonly Cell[])[]>>;

/** What is known of them without them. */
export interface YearNote {
  /** Another where any cell may be another. */
  readonly key: string;
  readonly rows: Readonly<Record<YearTableId, number>>;
  /** The newest day of publication or correction; empty where none is known. */
  readonly newest: string;
}

/** What one unit adds to the open data; plain data. */
export interface UnitData {
  /** By year with a form. */
  readonly years: Readonly<Record<string, YearNote>>;
  /** Its rows of the tables of all years; an empty text where there is nothing. */
  readonly units: readonly (readonly string[])[];
  readonly projects: readonly (readonly string[])[];
  readonly withdrawn: readonly (readonly string[])[];
}

/** Forms in the order of their ids, year by year. */
const formsOf = ({ slice }: UnitMaker, year: string) => slice.forms.filter((form) => form.year === year);

/** Fills the tables of a year. */
function fillYear(maker: UnitMaker, year: string): YearTables {
  const told = formsOf(maker, year).map((form) => maker.tell(form));
  const fill = (table: Table<ToldForm>) => told.flatMap((form) => table.cells(form));
  return Object.fromEntries(YEAR_TABLES.map((table) => [table.id, fill(table)])) as unknown as YearTables;
}

const newestOf = (dates: readonly (string | undefined)[]): string =>
  dates
    .map((date) => date ?? '')
    .sort()
    .at(-1) ?? '';

function noteYear(maker: UnitMaker, year: string): YearNote {
  const { slice, frame } = maker;
  const forms = formsOf(maker, year);
  const told = forms.map((form) => maker.tell(form));
  const rests = forms.map((form) => {
    const parent = maker.nodeOf(form.project).parent?.slug;
    return [keyOfForm(form, frame), parent, maker.findingsOf(form), maker.correctionsAt(formPath(form)).length];
  });
  const dates = forms.flatMap((form) => [
    form.record.publication.date,
    ...maker.correctionsAt(formPath(form)).map(({ date }) => date),
  ]);
  return {
    key: digestOf([slice.unit, rests], frame),
    rows: Object.fromEntries(
      YEAR_TABLES.map((table) => [table.id, told.reduce((sum, form) => sum + table.count(form), 0)]),
    ) as YearNote['rows'],
    newest: newestOf(dates),
  };
}

/** The tables of a unit's years, filled when they are asked for, and what the open data need to know of them. */
export function tabulateUnit(maker: UnitMaker) {
  const years = once(() => [...new Set(maker.slice.forms.map(({ year }) => year))].sort());
  const gather = (): UnitData => {
    const { unit, slice, frame } = maker;
    const fill = <S extends object>(table: Table<S>, sources: readonly S[]): string[][] =>
      sources.flatMap((source) => table.cells(source)).map((cells) => cells.map((cell) => cell ?? ''));
    const at = <E>(entry: E, path: string) => ({ entry, address: frame.address(path) });
    return {
      years: Object.fromEntries(years().map((year) => [year, noteYear(maker, year)])),
      units: fill(UNITS, [at(unit, unitPath(unit.slug))]),
      projects: fill(
        PROJECTS,
        subjectsOf(unit).map((node) => at(node, projectPath(node))),
      ),
      withdrawn: fill(
        WITHDRAWN,
        slice.withdrawn.map((entry) => at(entry, formPath(entry))),
      ),
    };
  };
  return { tables: (year: string) => fillYear(maker, year), gather };
}

import type { Work } from '../cite/work.ts';
import { DATA, dataFilePath } from '../library/addresses.ts';
import { headOf } from '../library/form-head.ts';
import type { Content } from '../library/library.ts';
import type { DataSetNote } from '../open-data/data-package.ts';
import {
  fillPlaces,
  listYearPlaces,
  type DataFile,
  type Facts,
  type UnitYear,
  type YearFile,
  type YearPlace,
} from '../open-data/files.ts';
import { listMissing } from '../report/missing.ts';
import { CHANGES } from '../tables/changes.ts';
import { CORRECTIONS } from '../tables/corrections.ts';
import { csvHead, csvLines } from '../tables/csv.ts';
import { MISSING } from '../tables/missing.ts';
import { PROJECTS } from '../tables/projects.ts';
import type { Cell, TableNote } from '../tables/table.ts';
import { UNITS } from '../tables/units.ts';
import { WITHDRAWN } from '../tables/withdrawn.ts';
import type { OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import { once } from './once.ts';

/** A table of all years, its rows made when they are asked for. */
interface WholeTable {
  readonly table: TableNote;
  count(): number;
  /** Another for any other rows. */
  key(): string;
  /** As CSV. */
  text(): string;
}

type Rows = readonly (readonly Cell[])[];

/** @param known of a table whose rows need not be made to tell how many they are, or whether any is another */
function openWhole(
  table: TableNote,
  rows: () => Rows,
  frame: Frame,
  known: Partial<Pick<WholeTable, 'count' | 'key'>> = {},
): WholeTable {
  const all = once(rows);
  return {
    table,
    count: known.count ?? (() => all().length),
    key: once(known.key ?? (() => digestOf(all(), frame))),
    text: once(() => csvHead(table.columns) + csvLines(table.columns, all())),
  };
}

function listWhole(content: Content, digests: () => readonly OpenDigest[], frame: Frame): WholeTable[] {
  const { corrections, address, site } = frame;
  const { forms, withdrawn = [] } = content;
  const ofUnits = (key: 'units' | 'projects' | 'withdrawn') => () => digests().flatMap(({ data }) => data[key]);
  const told = () => corrections.map((entry) => ({ entry, address: address(entry.form.path) })).reverse();
  const changed = { forms, corrections, withdrawn, address };
  const days = () => forms.map((form) => [form.id, headOf(form).publication.date]);
  return [
    openWhole(UNITS, ofUnits('units'), frame),
    openWhole(PROJECTS, ofUnits('projects'), frame),
    openWhole(CORRECTIONS, () => told().flatMap((entry) => CORRECTIONS.cells(entry)), frame),
    openWhole(WITHDRAWN, ofUnits('withdrawn'), frame),
    openWhole(CHANGES, () => CHANGES.cells(changed), frame, {
      count: () => CHANGES.count(changed),
      key: () => digestOf([days(), corrections, withdrawn], frame),
    }),
    ...(site.publication.showMissing
      ? [openWhole(MISSING, () => listMissing(content).flatMap((one) => MISSING.cells(one)), frame)]
      : []),
  ];
}

/** The years in which units have forms, unit by unit. */
const listUnitYears = ({ units, forms }: Content): UnitYear[] => {
  const found = new Map<string, Set<string>>(units.map(({ slug }) => [slug, new Set()]));
  for (const { unit, year } of forms) found.get(unit)?.add(year);
  return [...found].flatMap(([unit, years]) => [...years].map((year) => ({ unit, year })));
};

/** What all files of the open data are made from; which files there are is known before the digests are. */
export class DataSet {
  readonly frame: Frame;
  readonly facts: Facts;
  readonly places: readonly YearPlace[];
  readonly whole: readonly WholeTable[];
  readonly #digests: () => readonly OpenDigest[];

  constructor(content: Content, digests: () => readonly OpenDigest[], frame: Frame, facts: Facts) {
    [this.frame, this.facts, this.#digests] = [frame, facts, digests];
    this.whole = listWhole(content, digests, frame);
    this.places = listYearPlaces(listUnitYears(content), frame.site.data.parts, frame.audience !== 'none');
  }

  /** The files of years, in the order of their places. */
  readonly years = once((): YearFile[] => {
    const data = new Map(this.#digests().map(({ unit, data: { years } }) => [unit.slug, years]));
    return fillPlaces(this.places, ({ unit, year }) => data.get(unit)![year]!);
  });

  get files(): readonly DataFile[] {
    const whole = this.whole.map(({ table, count }): DataFile => ({
      ...{ path: dataFilePath(`${table.id}.csv`), format: 'csv', table, rows: count() },
      ...{ year: undefined, unit: undefined },
    }));
    return [...this.years(), ...whole];
  }
  get unitNames(): ReadonlyMap<string, string> {
    return new Map(this.#digests().map(({ unit }) => [unit.slug, unit.unit.name]));
  }
  readonly #wholeKey = once(() =>
    digestOf(
      this.whole.map(({ key }) => key()),
      this.frame,
    ),
  );
  /** Of everything that any file says. */
  readonly key = once(() => this.keyOf(this.years()));
  /** Of what files of years say, and the tables of all years. */
  keyOf(files: readonly YearFile[]): string {
    const parts = files.map(({ path, rows, parts: own }) => [path, rows, own.map(({ key }) => key)]);
    return digestOf([parts, this.#wholeKey()], this.frame);
  }

  /** @throws where the files it speaks of are not made yet */
  cite(): Work {
    const { site, title, version, newest, address } = this.note();
    return {
      ...{ sort: 'data', key: `data-${version}`, author: site.siteName, title, platform: site.columnName },
      ...{ version, date: newest || undefined, address },
    };
  }
  /** @throws where the files it speaks of are not made yet */
  readonly note = once(() => this.noteOf(this.files));
  /**
   * Of some files of the data, those of one year for instance: their version is another only where one of them is.
   * @throws where the files are not made yet
   */
  noteOf(files: readonly DataFile[], of = ''): DataSetNote {
    const { site, address, hash } = this.frame;
    const years = new Set(files.map(({ year }) => year));
    const dates = this.#digests().flatMap(({ data }) =>
      Object.entries(data.years).flatMap(([year, { newest }]) => (years.has(year) ? newest : [])),
    );
    const list = files.map(({ path }) => `${path} ${this.facts(path).sha256}`);
    return {
      ...{ site, title: `${site.columnName}数据${of}`, description: `${site.columnDescription}，以及公布以后的更正。` },
      ...{ version: hash(list.join('\n')).slice(0, 8), newest: dates.sort().at(-1) ?? '', address: address(DATA) },
    };
  }
}

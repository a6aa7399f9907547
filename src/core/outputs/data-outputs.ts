import type { Work } from '../cite/work.ts';
import { FORM_KINDS } from '../forms/registry.ts';
import { DATA, dataFilePath } from '../library/addresses.ts';
import type { Content } from '../library/library.ts';
import { describeCatalogue } from '../open-data/catalogue.ts';
import { describePackage, type DataSetNote } from '../open-data/data-package.ts';
import {
  fillPlaces,
  listYearPlaces,
  type DataFile,
  type Facts,
  type UnitYear,
  type YearFile,
  type YearPlace,
} from '../open-data/files.ts';
import { writeReadMe } from '../open-data/read-me.ts';
import { recordSchema } from '../open-data/record-schema.ts';
import { viewData } from '../open-data/view.ts';
import { listMissing } from '../report/missing.ts';
import { CHANGES } from '../tables/changes.ts';
import { CORRECTIONS } from '../tables/corrections.ts';
import { csvHead, csvLines } from '../tables/csv.ts';
import { MISSING } from '../tables/missing.ts';
import { PROJECTS } from '../tables/projects.ts';
import type { Cell, TableNote } from '../tables/table.ts';
import { UNITS } from '../tables/units.ts';
import { WITHDRAWN } from '../tables/withdrawn.ts';
import { listCitations } from './citations.ts';
import { listBooks } from './book-outputs.ts';
import type { OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import { once } from './once.ts';
import { page, type Output, type ZipItem } from './output.ts';

/** A table of all years with its rows, once they are asked for. */
interface WholeTable {
  readonly table: TableNote;
  rows(): readonly (readonly Cell[])[];
}

function listWhole(content: Content, digests: () => readonly OpenDigest[], frame: Frame): WholeTable[] {
  const { corrections, address, site } = frame;
  const { forms, withdrawn = [] } = content;
  const ofUnits = (key: 'units' | 'projects' | 'withdrawn') => () => digests().flatMap(({ data }) => data[key]);
  const told = () => corrections.map((entry) => ({ entry, address: address(entry.form.path) })).reverse();
  return [
    { table: UNITS, rows: ofUnits('units') },
    { table: PROJECTS, rows: ofUnits('projects') },
    { table: CORRECTIONS, rows: once(() => told().flatMap((entry) => CORRECTIONS.cells(entry))) },
    { table: WITHDRAWN, rows: ofUnits('withdrawn') },
    { table: CHANGES, rows: once(() => CHANGES.cells({ forms, corrections, withdrawn, address })) },
    ...(site.publication.showMissing
      ? [{ table: MISSING, rows: once(() => listMissing(content).flatMap((one) => MISSING.cells(one))) }]
      : []),
  ];
}

/** The years in which units have forms, unit by unit. */
const listUnitYears = ({ units, forms }: Content): UnitYear[] => {
  const found = new Map<string, Set<string>>(units.map(({ slug }) => [slug, new Set()]));
  for (const { unit, year } of forms) found.get(unit)?.add(year);
  return [...found].flatMap(([unit, years]) => [...years].map((year) => ({ unit, year })));
};

const json = (data: unknown): string => `${JSON.stringify(data, null, 1)}\n`;

/** What all files of the open data are made from; which files there are is known before the digests are. */
class DataSet {
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
    const whole = this.whole.map(({ table, rows }): DataFile => ({
      ...{ path: dataFilePath(`${table.id}.csv`), format: 'csv', table, rows: rows().length },
      ...{ year: undefined, unit: undefined },
    }));
    return [...this.years(), ...whole];
  }
  get unitNames(): ReadonlyMap<string, string> {
    return new Map(this.#digests().map(({ unit }) => [unit.slug, unit.unit.name]));
  }
  /** Of everything that any file says. */
  readonly key = once(() => digestOf([this.years(), this.whole.map(({ rows }) => rows())], this.frame));

  /** @throws where the files it speaks of are not made yet */
  cite(): Work {
    const { site, title, version, newest, address } = this.note();
    return {
      ...{ sort: 'data', key: `data-${version}`, author: site.siteName, title, platform: site.columnName },
      ...{ version, date: newest || undefined, address },
    };
  }
  /** @throws where the files it speaks of are not made yet */
  note(): DataSetNote {
    const { site, address, hash } = this.frame;
    const dates = this.#digests().flatMap(({ data }) => Object.values(data.years).map(({ newest }) => newest));
    const list = this.files.map(({ path }) => `${path} ${this.facts(path).sha256}`);
    return {
      ...{ site, title: `${site.columnName}数据`, description: `${site.columnDescription}，以及公布以后的更正。` },
      ...{ version: hash(list.join('\n')).slice(0, 8), newest: dates.sort().at(-1) ?? '', address: address(DATA) },
    };
  }
}

function listTables(set: DataSet): Output[] {
  const { frame } = set;
  return [
    ...set.places.map(({ path, format, table }, at): Output => {
      const parts = () => set.years()[at]!.parts;
      return {
        ...{ sort: 'table', path, format, rests: () => digestOf(parts(), frame) },
        make: () => ({ table, parts: parts() }),
      };
    }),
    ...set.whole.map(({ table, rows }): Output => ({
      ...{ sort: 'data', path: dataFilePath(`${table.id}.csv`), rests: () => digestOf(rows(), frame) },
      make: () => csvHead(table.columns) + csvLines(table.columns, rows()),
    })),
  ];
}

/** Zips hold the CSV of years that are files of their own: one a year and one of all. */
function listZips(set: DataSet): { readonly path: string; readonly label: string; readonly output: Output }[] {
  if (set.frame.site.data.parts === 'unit') return [];
  const years = [...new Set(set.places.map(({ year }) => year))];
  const zip = (name: string, label: string, isIn: (file: DataFile) => boolean) => {
    const path = dataFilePath(`${name}.zip`);
    const make = (): ZipItem[] => {
      const files = set.files.filter((file) => file.format === 'csv' && isIn(file));
      const note = set.note();
      const texts = new Map(
        set.whole.map(({ table, rows }) => [table, csvHead(table.columns) + csvLines(table.columns, rows())]),
      );
      return [
        { name: 'README.txt', content: `\ufeff${writeReadMe(note, files)}` },
        { name: 'datapackage.json', content: json(describePackage(note, files, set.facts, DATA)) },
        ...files.map((file): ZipItem => ({
          name: file.path.slice(DATA.length),
          content: 'parts' in file ? (file as YearFile) : texts.get(file.table)!,
        })),
      ];
    };
    return { path, label, output: { sort: 'zip', path, rests: set.key, make } satisfies Output };
  };
  return [
    ...years.map((year) => zip(year, `${year}年`, (file) => file.year === year || file.year === undefined)),
    zip('all', '全部年度', () => true),
  ];
}

/**
 * The files of the open data and the page that leads to them. What describes files comes after them: it names their sizes and
 * hashes.
 * @param facts asked when a description is made
 */
export function listDataOutputs(
  content: Content,
  digests: () => readonly OpenDigest[],
  frame: Frame,
  facts: Facts,
): Output[] {
  const set = new DataSet(content, digests, frame, facts);
  const zips = listZips(set);
  const notes = once(() => new Map(digests().map(({ unit, data: { years } }) => [unit.slug, years])));
  const books = listBooks(content, (unit, year) => notes().get(unit)![year]!, frame);
  const booksOfAll = books.flatMap(({ unit, output: { path } }) => (unit ? [] : [{ path, label: '全部年度' }]));
  const described = (name: string, make: () => object): Output => ({
    ...{ sort: 'data', path: dataFilePath(name), rests: set.key, make: () => json(make()) },
  });
  const describeFile = ({ path, rows }: { path: string; rows?: number }) => {
    const { bytes, sha256 } = facts(path);
    const near = path.startsWith(DATA) ? path.slice(DATA.length) : `..${path}`;
    return { path: near, address: frame.address(path), rows, bytes, sha256 };
  };
  return [
    ...listTables(set),
    ...FORM_KINDS.map((kind): Output => {
      const path = dataFilePath(`schema/${kind.id}.json`);
      return { sort: 'data', path, rests: () => '', make: () => json(recordSchema(kind, frame.address(path))) };
    }),
    described('datapackage.json', () => describePackage(set.note(), set.files, facts, DATA)),
    described('catalog.jsonld', () => describeCatalogue(set.note(), set.files, facts, frame.address)),
    ...zips.map(({ output }) => output),
    ...books.map(({ output }) => output),
    ...listCitations(DATA, set.key, () => set.cite()),
    described('index.json', () => {
      const { version, title, newest } = set.note();
      const others = ['datapackage.json', 'catalog.jsonld'].map((name) => ({ path: dataFilePath(name) }));
      return {
        ...{
          format: 'mingzhang-data/1',
          title,
          version,
          newest: newest || null,
          manifest: frame.address('/manifest.json'),
        },
        files: [
          ...set.files,
          ...others,
          ...[...zips, ...books.map(({ output }) => output)].map(({ path }) => ({ path })),
        ].map(describeFile),
      };
    }),
    page({
      ...{ route: '/data', path: DATA, params: {}, rests: set.key },
      make: () => ({
        view: viewData(set.note(), set.cite(), set.files, [...zips, ...booksOfAll], set.unitNames, facts),
      }),
    }),
  ];
}

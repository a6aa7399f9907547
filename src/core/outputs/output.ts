import type { Work } from '../cite/work.ts';
import type { Home, HomePart } from '../report/home.ts';
import type { ProseEntry, UnitEntry, WithdrawnEntry } from '../library/library.ts';
import type { ProjectNode, UnitNode } from '../library/catalogue.ts';
import type { AzIndex, AzPage } from '../report/az.ts';
import type { DayOfChanges } from '../report/changes.ts';
import type { UnitChoices } from '../report/compare-list.ts';
import type { CorrectionView } from '../report/corrections.ts';
import type { MissingPart, MissingSum, MissingWay } from '../report/missing-pages.ts';
import type { ProjectReport } from '../report/project.ts';
import type { Link, Report } from '../report/report.ts';
import type { RuleView, viewRules } from '../report/rules.ts';
import type { YearView } from '../report/totals.ts';
import type { ProjectRow } from '../report/listing.ts';
import type { UnitReport, UnitYear } from '../report/unit.ts';
import type { YearTable } from '../tables/registry.ts';
import type { DataBook } from '../open-data/data-book.ts';
import type { DataView } from '../open-data/view.ts';
import type { Way } from '../report/ways.ts';
import type { YearList, YearReport } from '../report/year.ts';
import type { Workbook } from '../workbook/workbook.ts';

/** A notice with what its page says beside it. */
export interface Notice extends WithdrawnEntry {
  readonly path: string;
  readonly title: string;
  readonly projectName: string;
  readonly unitName: string;
}

export interface DistrictLink extends Link {
  /** How many units it has. */
  readonly units: number;
}

/** The rows of a year, or the ways to where they are. */
export type YearRowsView =
  | { readonly list: YearList; readonly ways: undefined }
  | {
      readonly list: undefined;
      readonly ways: {
        readonly ways: readonly Way[];
        readonly rows: number;
        /** Paths of what they are filtered by; none where they are too many. */
        readonly files: readonly string[];
      };
    };

/** Which page of several. */
export interface Paged {
  readonly page: number;
  /** The paths of all of them. */
  readonly pages: readonly string[];
}

/** Some of all corrections, newest first. */
export interface CorrectionsPage extends Paged {
  readonly corrections: readonly CorrectionView[];
  /** The number of the first of them among all, the oldest being 1. */
  readonly from: number;
}

/** Some of the forms that are missing, or what leads to them. */
export interface MissingPage extends Paged, MissingSum {
  /** Of the district that the page is about; undefined for all. */
  readonly name: string | undefined;
  readonly units: readonly MissingPart[];
  readonly ways: readonly MissingWay[];
}

/** What the public's pages show, by their routes: the props of their components. */
export interface PageViews {
  '/': {
    readonly home: Home;
    /** Where lists are long, the ways to units. */
    readonly districts: readonly DistrictLink[];
    readonly corrected: readonly CorrectionView[];
  };
  '/404': object;
  '/[...withdrawn]': { readonly notice: Notice; readonly corrections: readonly CorrectionView[] };
  '/about': { readonly page: ProseEntry };
  '/changes': { readonly days: readonly DayOfChanges[]; readonly hasMissing: boolean };
  '/compare': {
    /** Undefined where lists are long. */
    readonly choices: readonly UnitChoices[] | undefined;
    /** The units whose projects are loaded when they are asked for; none where they are too many for the page. */
    readonly units: readonly HomePart[];
    /** Then the pages of districts, whose units are loaded when they are asked for. */
    readonly districts: readonly (Link & { readonly units: number; readonly list: string })[];
  };
  '/corrections': CorrectionsPage;
  '/corrections/[...at]': CorrectionsPage;
  '/data': { readonly view: DataView };
  '/data/help': object;
  '/districts/[...at]': Paged & {
    readonly name: string;
    readonly years: readonly YearView[];
    /** Paths of its own pages of years. */
    readonly links: Readonly<Record<string, string | undefined>>;
    readonly units: readonly HomePart[];
  };
  '/glossary': { readonly terms: readonly ProseEntry[] };
  '/missing': MissingPage;
  '/missing/[...at]': MissingPage;
  '/projects': { readonly list: AzIndex };
  '/projects/[...at]': { readonly list: AzPage };
  '/rules': { readonly families: ReturnType<typeof viewRules> };
  '/rules/[id]': { readonly view: RuleView };
  '/search': {
    readonly years: readonly string[];
    readonly units: readonly UnitEntry[];
    readonly kinds: readonly { readonly id: string; readonly name: string }[];
    readonly grades: readonly string[];
  };
  '/units': {
    readonly units: readonly HomePart[];
    readonly districts: readonly DistrictLink[];
    /** Whether the units are too many for the page. */
    readonly isLong: boolean;
  };
  '/units/[unit]': {
    readonly unit: UnitNode;
    readonly report: UnitReport;
    readonly relations: { readonly above: readonly Link[]; readonly below: readonly Link[] };
  };
  '/units/[unit]/[...at]': Paged & {
    readonly unit: UnitNode;
    readonly own: UnitYear;
    /** Those of this page. */
    readonly rows: readonly ProjectRow[];
  };
  '/units/[unit]/[project]': {
    readonly node: ProjectNode;
    readonly report: ProjectReport;
    readonly notices: readonly Link[];
  };
  '/units/[unit]/[project]/[year]/[kind]': {
    readonly report: Report;
    readonly corrections: readonly CorrectionView[];
    /** SHA-256 of what the form prints. */
    readonly digest: string;
    readonly cited: Work;
  };
  '/years': { readonly years: readonly YearView[] };
  '/years/[year]': YearRowsView & { readonly report: YearReport };
  '/years/[year]/[...at]': YearRowsView &
    Paged & {
      readonly year: string;
      readonly district: Link;
      readonly report: YearReport;
    };
}

interface Common {
  /** Below the column's base; a page's ends in a slash. */
  readonly path: string;
  /**
   * A digest of what the output is made from, beside the settings that everything rests on: while it is the same, so are the
   * output's bytes.
   */
  rests(): string;
}

/** A page: its route, the values of that route's parameters, and what it shows. */
export interface Page<R extends string = string, V extends object = object> extends Common {
  readonly sort: 'page';
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
  make(): V;
}

/** A file for machines. */
export interface TextFile extends Common {
  readonly sort: 'data' | 'feed' | 'search';
  make(): string;
}

/** A file of the portal's that comes along as it is. */
export interface CopiedFile extends Common {
  readonly sort: 'copy';
  make(): Uint8Array;
}

/** A file for spreadsheet programs; what writes it makes bytes of its plain data. */
export interface WorkbookFile extends Common {
  readonly sort: 'workbook';
  make(): Workbook;
}

/** Rows of units in a year, known by a key while they are the same. */
export interface PartRef {
  readonly unit: string;
  readonly year: string;
  readonly key: string;
}
/** A table with the rows of several units, one unit after the other. */
export interface Joined {
  readonly table: Pick<YearTable, 'id' | 'columns'>;
  readonly parts: readonly PartRef[];
}

/** A file of the open data that is joined of what units have of a table. */
export interface TableFile extends Common {
  readonly sort: 'table';
  readonly format: 'csv' | 'parquet';
  make(): Joined;
}

/** A text that is kept packed under its name while its key is the same. */
export interface KeyedText {
  readonly name: string;
  readonly key: string;
  make(): string;
}

/** A file within a zip: a text, or the CSV of a table. */
export interface ZipItem {
  readonly name: string;
  readonly content: string | KeyedText | Joined;
}
/** A workbook of tables, joined of what units have. */
export interface BookFile extends Common {
  readonly sort: 'book';
  make(): DataBook;
}
export interface ZipFile extends Common {
  readonly sort: 'zip';
  make(): readonly ZipItem[];
}

/** The search index, a folder of files; what it is made from are the forms. */
export interface SearchIndex extends Common {
  readonly sort: 'index';
}

/** One published file, or folder of files made together. Styles, scripts and pictures come with the pages' code. */
export type Output = OutputFile | SearchIndex;
export type OutputFile = Page | TextFile | CopiedFile | WorkbookFile | TableFile | ZipFile | BookFile;

export const isFile = (output: Output): output is OutputFile => output.sort !== 'index';

/** A page of the public's, its view held against its route. */
export const page = <R extends keyof PageViews>(one: Omit<Page<R, PageViews[R]>, 'sort'>): Page => ({
  ...one,
  sort: 'page',
});

/** The file an output stands in, from the root of the column. */
export const fileOf = ({ path }: Pick<Output, 'path'>): string =>
  `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

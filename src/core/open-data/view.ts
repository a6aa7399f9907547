import type { Work } from '../cite/work.ts';
import type { SiteConfig } from '../library/site.ts';
import { YEAR_TABLES } from '../tables/registry.ts';
import type { TableNote } from '../tables/table.ts';
import type { DataSetNote } from './data-package.ts';
import { FORMATS, type DataFile, type Facts } from './files.ts';

/** A file to be downloaded. */
interface Download {
  readonly path: string;
  readonly label: string;
  readonly size: string;
}
/** The files of a table. */
export interface DownloadRow {
  readonly title: string;
  readonly rows: number;
  readonly files: readonly Download[];
}

/** What the page of the open data shows. */
export interface DataView {
  readonly note: DataSetNote;
  readonly cited: Work;
  readonly packages: readonly Download[];
  readonly years: readonly {
    readonly year: string;
    readonly unit: string | undefined;
    readonly rows: readonly DownloadRow[];
  }[];
  readonly whole: readonly DownloadRow[];
  readonly tables: readonly TableNote[];
  /** The core metadata of 政务信息资源目录. */
  readonly metadata: readonly { readonly label: string; readonly text: string }[];
}

/** `12 KB`, `3.4 MB`: for a person who wonders whether to download. */
export function printSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 999_500 ? [bytes / 1000, 'KB'] : [bytes / 1e6, 'MB'];
  return `${size < 10 ? size.toFixed(1) : size.toFixed(0)} ${unit}`;
}

const UNSTATED = '未说明';

const describeMetadata = ({ site, title, description, newest }: DataSetNote): DataView['metadata'] =>
  Object.entries({
    名称: title,
    提供方: site.siteName,
    摘要: description,
    格式: FORMATS.map((format) => ({ csv: 'CSV', parquet: 'Parquet' })[format]).join('、') + '、JSON',
    信息项: YEAR_TABLES.map((table) => table.title).join('、'),
    共享属性: site.data.sharing ?? UNSTATED,
    开放属性: site.data.opening ?? UNSTATED,
    更新周期: site.data.cycle ?? UNSTATED,
    发布日期: newest || UNSTATED,
  } satisfies Record<string, string>).map(([label, text]) => ({ label, text }));

function listRows(files: readonly DataFile[], facts: Facts): DownloadRow[] {
  return [...Map.groupBy(files, ({ table }) => table)].map(([table, own]) => ({
    title: table.title,
    rows: own[0]!.rows,
    files: own.map(({ path, format }) => ({
      ...{ path, label: { csv: 'CSV', parquet: 'Parquet' }[format], size: printSize(facts(path).bytes) },
    })),
  }));
}

/** @param packages files with all tables in them, with what each is called */
export function viewData(
  note: DataSetNote,
  cited: Work,
  files: readonly DataFile[],
  packages: readonly { readonly path: string; readonly label: string }[],
  unitNames: ReadonlyMap<string, string>,
  facts: Facts,
): DataView {
  const ofYears = Map.groupBy(
    files.filter(({ year }) => year !== undefined),
    ({ year, unit }) => `${year} ${unit ?? ''}`,
  );
  return {
    ...{ note, cited },
    packages: packages.map(({ path, label }) => ({ path, label, size: printSize(facts(path).bytes) })),
    years: [...ofYears.values()]
      .map((own) => ({
        year: own[0]!.year!,
        unit: own[0]!.unit && (unitNames.get(own[0]!.unit) ?? own[0]!.unit),
        rows: listRows(own, facts),
      }))
      .reverse(),
    whole: listRows(
      files.filter(({ year }) => year === undefined),
      facts,
    ),
    tables: [...new Set(files.map(({ table }) => table))],
    metadata: describeMetadata(note),
  };
}

/** The conditions of use as a site states them; undefined where it states none. */
export const conditionsOf = ({ data }: SiteConfig): string | undefined => data.conditions ?? data.license?.name;

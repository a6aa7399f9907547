import { dataFilePath } from '../library/addresses.ts';
import type { YearNote } from '../outputs/unit-data.ts';
import type { PartRef } from '../outputs/output.ts';
import { YEAR_TABLES, type YearTable } from '../tables/registry.ts';
import type { TableNote } from '../tables/table.ts';

/** Size and hash of a published file. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}
/** Asked by path, once the file is made. */
export type Facts = (path: string) => FileFacts;

/** A file of the open data with a table in it. */
export interface DataFile {
  readonly path: string;
  readonly format: 'csv' | 'parquet';
  readonly table: TableNote;
  /** Undefined for tables of all years. */
  readonly year: string | undefined;
  /** Undefined where all units are in it. */
  readonly unit: string | undefined;
  readonly rows: number;
}

/** One unit in one year. */
export interface UnitYear {
  readonly unit: string;
  readonly year: string;
}

/** A file of one of the tables of a year, before its rows are known. */
export interface YearPlace extends Omit<DataFile, 'rows'> {
  readonly table: YearTable;
  readonly year: string;
  /** Whose rows are in it, in their order. */
  readonly members: readonly UnitYear[];
}

/** A file of one of the tables of a year. */
export interface YearFile extends YearPlace {
  readonly rows: number;
  readonly parts: readonly PartRef[];
}

export const FORMATS = ['csv', 'parquet'] as const;

/** The files of one folder: of a year, or of a unit in a year. */
function listFolder(folder: string, members: readonly UnitYear[], tables: readonly YearTable[]): YearPlace[] {
  const [{ year, unit }] = members as [UnitYear];
  return tables.flatMap((table) =>
    FORMATS.map((format) => ({
      path: dataFilePath(`${folder}/${table.id}.${format}`),
      ...{ format, table, year, members },
      unit: folder === year ? undefined : unit,
    })),
  );
}

/**
 * The files of the tables of years, oldest first.
 * @param all the years of each unit, unit by unit
 * @param split whether each unit has files of its own
 */
export function listYearPlaces(all: readonly UnitYear[], split: 'year' | 'unit', hasFindings: boolean): YearPlace[] {
  const tables = YEAR_TABLES.filter(({ id }) => id !== 'findings' || hasFindings);
  const byYear = all.toSorted((a, b) => (a.year === b.year ? 0 : a.year < b.year ? -1 : 1));
  const groups = Map.groupBy(byYear, ({ year, unit }) => (split === 'unit' ? `${year}/${unit}` : year));
  return [...groups].flatMap(([folder, own]) => listFolder(folder, own, tables));
}

/** The files with what is known of their rows. */
export const fillPlaces = (places: readonly YearPlace[], noteOf: (member: UnitYear) => YearNote): YearFile[] =>
  places.map((place) => ({
    ...place,
    parts: place.members.map((member) => ({ ...member, key: noteOf(member).key })),
    rows: place.members.reduce((sum, member) => sum + noteOf(member).rows[place.table.id], 0),
  }));

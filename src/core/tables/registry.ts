import { CHANGES } from './changes.ts';
import { CORRECTIONS } from './corrections.ts';
import { FINDINGS } from './findings.ts';
import { FUNDS } from './funds.ts';
import { INDICATORS } from './indicators.ts';
import { MISSING } from './missing.ts';
import { PROJECTS } from './projects.ts';
import { RECORDS } from './records.ts';
import type { Table, TableNote, YearTableId } from './table.ts';
import { TASKS } from './tasks.ts';
import type { ToldForm } from './told-form.ts';
import { UNITS } from './units.ts';
import { WITHDRAWN } from './withdrawn.ts';

export type YearTable = Table<ToldForm> & { readonly id: YearTableId };

/** The tables of a year, each filled form by form. A new one is listed here and nowhere else. */
export const YEAR_TABLES = [RECORDS, FUNDS, INDICATORS, TASKS, FINDINGS] as readonly YearTable[];

/** The tables of all years. */
export const WHOLE_TABLES: readonly TableNote[] = [UNITS, PROJECTS, CORRECTIONS, WITHDRAWN, CHANGES, MISSING];

/** Every table, in the order of the dictionary. */
export const TABLES: readonly TableNote[] = [...YEAR_TABLES, ...WHOLE_TABLES];

import { currentRun } from './run.ts';

/** The address of a page or file of the column, from its path below the base. */
export const href = (path: string): string => currentRun().base.slice(0, -1) + path;

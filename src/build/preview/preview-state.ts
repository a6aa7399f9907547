import type { Problem } from '../../io/problem.ts';

/** What a preview's builder has to say; plain data, so that it crosses from the building process to the serving one. */
export interface BuildReport {
  /** All that the loader found; a build is tried only where none is an error. */
  readonly problems: readonly Problem[];
  /** Forms in all, and those that are not public. */
  readonly forms: number;
  readonly drafts: number;
  /** What was made and why, in words; undefined while nothing is. */
  readonly made?: string | undefined;
}

/** Where a running preview stands. */
export interface PreviewState {
  readonly state: 'building' | 'ready' | 'broken';
  /** Counts the tries, so that a page can tell a new failure from the one it has shown. */
  readonly attempt: number;
  /** The try whose site is served; 0 before the first success. */
  readonly served: number;
  /** Some files of that site are still being made: each is to be asked for. */
  readonly isUnderWay: boolean;
  /** Folder of that site. */
  readonly folder: string | undefined;
  /** Of the last try that ended. */
  readonly report: BuildReport | undefined;
  /** The last lines of a build that failed although the content could be read. */
  readonly failure: string | undefined;
}

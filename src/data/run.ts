import type { Catalogue } from '../core/library/catalogue.ts';
import type { Content } from '../core/library/library.ts';
import type { Former } from '../core/release/changes.ts';
import type { Frame } from '../core/outputs/frame.ts';
import type { Page } from '../core/outputs/output.ts';

/** What stands in the original file where a value of a record was read, and its address: `Sheet1!D14`. */
export interface SourceCell {
  readonly at: string;
  readonly text: string;
}
/** By path in the record: `funds.0.executed`. */
export type SourceCells = ReadonlyMap<string, SourceCell>;

/** What the public reads now. */
export type PublicNow = Content & Former;

/** What the staff's pages of a preview are made from, beside its content. */
export interface StaffMaterial {
  /** What the public reads now; undefined where nothing has been released yet. */
  readonly before: PublicNow | undefined;
  /** `2024-05-20`: deadlines are held against it; a build has no clock of its own. */
  readonly today: string | undefined;
  /** By the record's id, where the file it was imported from is at hand. */
  readonly sources: ReadonlyMap<string, SourceCells>;
}

/** What one build or preview is about. */
export interface Run {
  readonly frame: Frame;
  /** Drafts are shown and every page is marked 预览. */
  readonly preview: boolean;
  /** `/` or `/column/`. */
  readonly base: string;
  /** Of a preview only, before its staff's pages are made: they look at the whole content. */
  staff?: (StaffMaterial & { readonly catalogue: Catalogue }) | undefined;
  /** The page that is being made. */
  page?: Page | undefined;
}

/*
 * Pages are compiled into modules of their own: the one thing that they and the command that makes them both see is the
 * global object.
 */
const KEY = Symbol.for('mingzhang.run');
const holder = globalThis as { [KEY]?: Run };

export function beginRun(run: Run): void {
  holder[KEY] = run;
}

/** The run the command has begun. @throws where pages are built by something else than this project's commands. */
export function currentRun(): Run {
  if (!holder[KEY]) throw new Error('no content: build with `mingzhang build`, not with astro itself');
  return holder[KEY];
}

/** Makes something at the first question of each run. */
export function oncePerRun<T>(make: () => T): () => T {
  const made = new WeakMap<Run, { readonly value: T }>();
  return () => {
    const run = currentRun();
    const found = made.get(run) ?? { value: make() };
    made.set(run, found);
    return found.value;
  };
}

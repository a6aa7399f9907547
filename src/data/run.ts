import { buildCatalogue, type Catalogue } from '../core/library/catalogue.ts';
import type { Content } from '../core/library/library.ts';

/** What stands in the original file where a value of a record was read, and its address: `Sheet1!D14`. */
export interface SourceCell {
  readonly at: string;
  readonly text: string;
}
/** By path in the record: `funds.0.executed`. */
export type SourceCells = ReadonlyMap<string, SourceCell>;

/** What the staff's pages of a preview are made from, beside its content. */
export interface StaffMaterial {
  /** What the public reads now; undefined where nothing has been released yet. */
  readonly before: Content | undefined;
  /** `2024-05-20`: deadlines are held against it; a build has no clock of its own. */
  readonly today: string | undefined;
  /** By the record's id, where the file it was imported from is at hand. */
  readonly sources: ReadonlyMap<string, SourceCells>;
}

/** What one build or preview is about. */
export interface Run {
  readonly catalogue: Catalogue;
  /** Drafts are shown and every page is marked 预览. */
  readonly preview: boolean;
  /** `/` or `/column/`. */
  readonly base: string;
  /** Of a preview only. */
  readonly staff: StaffMaterial;
}

const NO_MATERIAL: StaffMaterial = { before: undefined, today: undefined, sources: new Map() };

/*
 * The command reads and checks the content before Astro starts, and Astro bundles the pages into modules of their own: the
 * one thing both can see is the global object. So nothing is read twice, and 10,000 records never enter Astro's store.
 */
const KEY = Symbol.for('mingzhang.run');
const holder = globalThis as { [KEY]?: Run };

export function beginRun(
  content: Content,
  { preview, base, staff = NO_MATERIAL }: Pick<Run, 'preview' | 'base'> & Partial<Pick<Run, 'staff'>>,
): void {
  holder[KEY] = { catalogue: buildCatalogue(content), preview, base, staff };
}

/** The content's catalogue; undefined where only types are made, as `astro check` does. */
export const catalogueIfAny = (): Catalogue | undefined => holder[KEY]?.catalogue;

/** The run the command has begun. @throws where pages are built by something else than this project's commands. */
export function currentRun(): Run {
  if (!holder[KEY]) throw new Error('no content: build with `npm run build`, not with astro itself');
  return holder[KEY];
}

import { fileOf, isFile, type Output, type OutputFile } from '../../core/outputs/output.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { TEXTS_FOLDER } from '../../core/search/entry.ts';
import type { FormerSite } from './former-site.ts';
import type { KeptFile, KeptUnit } from './kept-unit.ts';
import { isOfIndex } from '../search/search-build.ts';
import type { SiteState } from './site-state.ts';

const NOTHING: ReadonlyMap<string, KeptFile> = new Map();
const NOBODY: ReadonlySet<string> = new Set();

/** What the last build has left, as far as it still holds: the same settings and code, and files that nobody touched. */
export class Kept {
  /** Undefined where everything is to be made. */
  readonly state: SiteState | undefined;
  readonly #touched: ReadonlySet<string>;
  readonly #damaged: ReadonlySet<string>;

  /** @param key of the settings and the code */
  constructor(last: FormerSite['last'], key: string) {
    this.state = last?.state.frame === key ? last.state : undefined;
    this.#touched = last?.check.touched ?? NOBODY;
    const units = this.#touched.size ? [...(this.state?.units ?? [])] : [];
    const isTouched = ([, { files }]: [string, KeptUnit]) => [...this.#touched].some((path) => files.has(path));
    this.#damaged = new Set(units.filter(isTouched).map(([slug]) => slug));
  }

  /** A unit of which nothing is to be made. */
  unitAsIs(unit: UnitOutputs): KeptUnit | undefined {
    return this.#damaged.has(unit.slug) ? undefined : this.#unitOf(unit);
  }

  #unitOf(unit: UnitOutputs): KeptUnit | undefined {
    const kept = this.state?.units.get(unit.slug);
    // asked for only where it matters: a unit's key is made of all its forms
    return kept && kept.key === unit.key() ? kept : undefined;
  }

  digestOf(unit: UnitOutputs): KeptUnit['digest'] | undefined {
    return this.#unitOf(unit)?.digest;
  }

  /** The files of a unit as they were left, touched or not. */
  filesOf(slug: string): ReadonlyMap<string, KeptFile> {
    return this.state?.units.get(slug)?.files ?? NOTHING;
  }

  /** The files of no single unit, touched or not. */
  get files(): ReadonlyMap<string, KeptFile> {
    return this.state?.files ?? NOTHING;
  }

  /** Whether a file still stands there that rests on this. @param files those of the unit, or of none */
  holds(path: string, rests: string, files = this.files): boolean {
    return files.get(path)?.rests === rests && !this.#touched.has(path);
  }

  /** The outputs that have to be made. @param files those of the unit, or of none */
  listStale(outputs: readonly Output[], files = this.files): OutputFile[] {
    return outputs.filter(isFile).filter((output) => !this.holds(fileOf(output), output.rests(), files));
  }

  /** The files of the search index; undefined where one is not as it was. */
  listIndex(): ReadonlyMap<string, KeptFile> | undefined {
    const own = new Map([...this.files].filter(([path]) => isOfIndex(path)));
    return own.size > 0 && !this.#isTouched(isOfIndex) ? own : undefined;
  }

  /** Whether the files of texts that the search index was made of are still there as they were. */
  hasTexts(): boolean {
    return !this.#isTouched((path) => path.startsWith(TEXTS_FOLDER));
  }

  #isTouched(is: (path: string) => boolean): boolean {
    return [...this.#touched].some(is);
  }
}

import type { UnitDigest } from '../core/outputs/digest.ts';
import { fileOf, isFile, type Output, type OutputFile } from '../core/outputs/output.ts';
import type { IndexPart } from '../io/search/write-words.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import { isSame, type FoundFile } from './found-files.ts';
import { isOfIndex, SEARCH } from './search-build.ts';
import type { KeptFile, SiteState } from './site-state.ts';

/** What the last build has left, as far as it still holds: the same settings and code, and files that nobody touched. */
export class Kept {
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly #state: SiteState | undefined;

  /** @param found what stands in the site */
  constructor(state: SiteState | undefined, found: ReadonlyMap<string, FoundFile>) {
    this.#state = state;
    const all = Object.entries(state?.files ?? {});
    this.files = new Map(all.filter(([path, file]) => isSame(file, found.get(path))));
  }

  digestOf({ slug, digest }: UnitOutputs): UnitDigest | undefined {
    const kept = this.#state?.digests[slug];
    return kept?.rests === digest.rests() ? kept.digest : undefined;
  }

  /** The outputs that have to be made. */
  listStale(outputs: readonly Output[]): OutputFile[] {
    return outputs.filter(isFile).filter((output) => this.files.get(fileOf(output))?.rests !== output.rests());
  }

  /** The files of the search index, and what they rest on; undefined where one is not as it was. */
  listIndex():
    { readonly paths: readonly string[]; readonly rests: string; readonly parts: readonly IndexPart[] } | undefined {
    const paths = Object.keys(this.#state?.files ?? {}).filter(isOfIndex);
    const rests = this.files.get(paths[0] ?? '')?.rests;
    if (rests === undefined || !paths.every((path) => this.files.get(path)?.rests === rests)) return undefined;
    return { paths, rests, parts: this.#state!.search };
  }

  /** Whether the files of texts that the search index was made of are still there as they were. */
  hasTexts(): boolean {
    const texts = Object.keys(this.#state?.files ?? {}).filter((path) => path.startsWith(SEARCH) && !isOfIndex(path));
    return texts.every((path) => this.files.has(path));
  }

  /** Forms by what has become of them since; all are new where nothing was kept. */
  countForms(outputs: readonly Output[]): { changed: number; added: number; removed: number } {
    const before = new Map(Object.entries(this.#state?.files ?? {}).filter(([path]) => path.startsWith('records/')));
    const all = outputs.filter(({ path }) => path.startsWith('/records/'));
    const again = all.filter((output) => before.has(fileOf(output)));
    return {
      changed: again.filter((output) => before.get(fileOf(output))!.rests !== output.rests()).length,
      added: all.length - again.length,
      removed: before.size - again.length,
    };
  }
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX_FOLDER, wordsPath } from '../../core/search/entry.ts';
import { listFiles } from '../../io/content-files.ts';
import type { FormerSite } from '../kept/former-site.ts';
import type { Kept } from '../kept/kept.ts';
import type { KeptIndex } from './make-index.ts';
import { makeSearchIndex, type FormerSearch, type SearchJob } from './search-build.ts';

/** The search index of the last build, where it can be changed into this one's. */
export const formerSearch = (kept: Kept, former: FormerSite | undefined): FormerSearch | undefined =>
  kept.state && former && kept.hasTexts() && kept.listIndex()
    ? { site: former.folder, indexes: kept.state.search }
    : undefined;

/** Takes those files from what was made that stand in the site with the same bytes. */
function dropSame(made: readonly string[], folder: string, { site }: FormerSearch): void {
  for (const path of made) {
    const fresh = join(folder, path);
    if (readFileSync(fresh).equals(readFileSync(join(site, path)))) rmSync(fresh);
  }
}

const listWords = ({ id, parts }: KeptIndex): string[] =>
  parts.map(({ name }) => `${INDEX_FOLDER}${id}/${wordsPath(name)}`);

/**
 * Makes the search index where it is to be another; gives its parts and the paths of all its files.
 * @param rests the key of what it is made from
 */
export async function indexSearch(
  job: Omit<SearchJob, 'former' | 'site'>,
  rests: string,
  kept: Kept,
  site: FormerSite | undefined,
): Promise<{ readonly indexes: readonly KeptIndex[]; readonly files: readonly string[] }> {
  const files = kept.listIndex();
  if (kept.state && files && [...files.values()].every((file) => file.rests === rests))
    return { indexes: kept.state.search, files: [...files.keys()] };
  const former = formerSearch(kept, site);
  const indexes = await makeSearchIndex({ ...job, former, site: kept.state && site?.folder }, rests);
  const made = listFiles(join(job.folder, INDEX_FOLDER)).map((path) => `${INDEX_FOLDER}${path}`);
  if (former)
    dropSame(
      made.filter((path) => files!.has(path)),
      job.folder,
      former,
    );
  return { indexes, files: [...new Set([...made, ...indexes.flatMap(listWords)])] };
}

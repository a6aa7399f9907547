import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListLimits } from '../../core/library/districts.ts';
import type { Content } from '../../core/library/library.ts';
import { ENTRY, INDEX_FOLDER, type NamesEntry, type ScopeEntry, type SearchEntry } from '../../core/search/entry.ts';
import { writeDirectory, writeListing, writeProjects } from '../../io/search/write-index-files.ts';
import { nameFor } from '../../io/search/write-words.ts';
import { codeFile } from '../../program/code-file.ts';
import { startWorkers } from '../workers/worker-processes.ts';
import { makeIndex, type IndexJob, type IndexPiece, type KeptIndex } from './make-index.ts';
import { planSearch, type PlannedIndex, type SearchPlan } from './search-documents.ts';

export const isOfIndex = (path: string): boolean => path.startsWith(INDEX_FOLDER);

const WORKER = codeFile('index-worker');
/** So many documents are joined before a process has started. */
const FEW = 1000;

/** What the search of a site was made of. */
export interface FormerSearch {
  /** Folder of the site. */
  readonly site: string;
  readonly indexes: readonly KeptIndex[];
}

export interface SearchJob extends IndexJob {
  readonly content: Content;
  readonly lists: ListLimits;
  readonly former: FormerSearch | undefined;
  /** Indexes whose words are kept elsewhere: only what lists them is written. */
  readonly given?: readonly KeptIndex[] | undefined;
  readonly processes?: number | undefined;
}

const sizeOf = ({ sections }: PlannedIndex): number => sections.reduce((sum, { keys }) => sum + keys.length, 0);

/** Several large indexes in several processes, each of which has the words of one in memory; others in this one. */
async function makeIndexes(planned: readonly PlannedIndex[], job: SearchJob): Promise<readonly KeptIndex[]> {
  const { folder, stale, words, site, former, processes } = job;
  const own: IndexJob = { folder, stale, words, site };
  const pieceOf = (one: PlannedIndex): IndexPiece => {
    const kept = former?.indexes.find(({ id }) => id === one.id);
    return { planned: one, former: kept && { site: former!.site, kept } };
  };
  const pieces = planned.map(pieceOf);
  const anew = pieces.filter((piece) => !piece.former);
  const isMuch = anew.length > 1 && anew.reduce((sum, one) => sum + sizeOf(one.planned), 0) > FEW;
  const made = new Map<string, KeptIndex>();
  const work = isMuch
    ? startWorkers<IndexPiece, KeptIndex>(
        WORKER,
        own,
        anew.map((piece) => ({ make: () => piece, weight: sizeOf(piece.planned) })),
        (index) => made.set(index.id, index),
        processes,
      )
    : undefined;
  try {
    for (const piece of isMuch ? pieces.filter((one) => one.former) : pieces)
      made.set(piece.planned.id, makeIndex(piece, own));
    await work?.finished;
  } finally {
    work?.stop();
  }
  return planned.map(({ id }) => made.get(id)!);
}

/** Writes what is always made: lists of documents, directories, and the entry that names all. */
function writeEntry(
  { scopes, projects }: SearchPlan,
  indexes: readonly KeptIndex[],
  job: SearchJob,
  texts: string,
): void {
  const { units } = job.content;
  const seen: unknown[] = [texts];
  const partsOf = new Map(indexes.map(({ id, parts }) => [id, parts]));
  const folderOf = (id: string): string => join(job.folder, INDEX_FOLDER, id);
  const describe = (id: string) => {
    seen.push(partsOf.get(id)!.map(({ name }) => name));
    return writeDirectory(folderOf(id), id, partsOf.get(id)!);
  };
  const listed = scopes.map(({ id, year, district, part, forms }): ScopeEntry => {
    seen.push(writeListing(folderOf(id), units, forms));
    return { ...describe(id), ...{ year, district, part }, forms: forms.length };
  });
  const nameAll = (): NamesEntry => {
    const { id } = indexes.at(-1)!;
    seen.push(writeProjects(folderOf(id), units, projects!));
    return { ...describe(id), projects: projects!.length };
  };
  const names = projects && nameAll();
  const entry: SearchEntry = { content: nameFor(JSON.stringify(seen)), scopes: listed, ...(names && { names }) };
  writeFileSync(join(job.folder, INDEX_FOLDER, ENTRY), JSON.stringify(entry));
}

/**
 * Makes the search of a site: of what the last build has, only the files with words of changed documents anew, the rest from
 * the words of all units. Gives its indexes.
 * @param texts another for any other texts
 */
export async function makeSearchIndex(job: SearchJob, texts: string): Promise<readonly KeptIndex[]> {
  mkdirSync(join(job.folder, INDEX_FOLDER), { recursive: true });
  const plan = planSearch(job.content, job.lists);
  const indexes = job.given ?? (await makeIndexes(plan.indexes, job));
  writeEntry(plan, indexes, job, texts);
  return indexes;
}

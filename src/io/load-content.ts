import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { giveDefaultPublisher } from '../core/library/default-publisher.ts';
import type { Content, ProseEntry } from '../core/library/library.ts';
import { publicContent } from '../core/release/public-content.ts';
import { COLLECTION_NAMES } from './collections.ts';
import { checkRelations } from './check-relations.ts';
import { listFiles, listFolders, refuseTwins } from './content-files.ts';
import { FileReader } from './file-reader.ts';
import { checkFormat } from './format/read-format.ts';
import { nearestKey } from './nearest-key.ts';
import { START, type Problem } from './problem.ts';
import { PROJECT } from '../program/project.ts';
import { readCorrections } from './read-corrections.ts';
import { readEveryday } from './read-everyday.ts';
import { readExpected } from './read-expected.ts';
import { PROSE_FOLDERS, readProjects, readProse, readSite, readUnits, type ProseFolder } from './read-entries.ts';
import { projectPathsOf, readPart } from './read-part.ts';
import { readRecords } from './read-records.ts';
import { readTheme } from './read-theme.ts';
import type { KeptReadings } from './readings/kept-readings.ts';

export type { Problem };

/** The product's own glossary, handbook and pages, for content that brings none. */
const OWN_CONTENT = join(PROJECT, 'content');
const FOLDERS: readonly string[] = COLLECTION_NAMES;

export type Visibility = 'public' | 'all';

export interface LoadOptions {
  readonly visibility: Visibility;
  /**
   * What earlier commands have read of this folder: files without a fault are then read again only where they have changed, and
   * records at the first question for one.
   */
  readonly readings?: KeptReadings | undefined;
  /**
   * Chooses units, of all paths: of the records of others only as many are read as say which units and years are public. What
   * joins units is not to be made of such content.
   */
  readonly part?: ((paths: readonly string[]) => ReadonlySet<string>) | undefined;
}

export interface Loaded {
  /** Undefined where, and only where, a problem is an error. */
  readonly content?: Content | undefined;
  /** By file and place. */
  readonly problems: readonly Problem[];
}

const inOrder = (a: Problem, b: Problem): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;

/** A folder with a slip in its name would be left out without a word; others may be anybody's. */
function warnOfFolders(reader: FileReader): void {
  for (const name of listFolders(reader.folder)) {
    const meant = FOLDERS.includes(name) ? undefined : nearestKey(name, FOLDERS);
    if (meant === undefined) continue;
    reader.add('warning', name, START, `文件夹“${name}”里的内容没有用到`, `是不是“${meant}”？改名以后才会读。`);
  }
}

/** Prose by folder and everyday words: the content's own, or the product's where the content has none. */
function readAllProse(paths: readonly string[], reader: FileReader) {
  const own = new FileReader(OWN_CONTENT, reader.readings?.beside(OWN_CONTENT));
  const everyday = readEveryday(reader, own);
  const entries = PROSE_FOLDERS.map((name) => {
    if (existsSync(join(reader.folder, name))) return [name, readProse(paths, name, reader)];
    const files = listFiles(join(OWN_CONTENT, name)).map((file) => `${name}/${file}`);
    return [name, readProse(files, name, own)];
  });
  reader.problems.push(...own.problems);
  own.readings?.finish();
  return { everyday, ...(Object.fromEntries(entries) as Record<ProseFolder, ProseEntry[]>) };
}

/**
 * Reads a folder of content and checks it whole: every problem of every file is reported, not the first. With `public`
 * only what may be shown on any day is given, but drafts are checked all the same. The order of everything is fixed.
 */
export function loadContent(
  folder: string,
  { visibility, readings, part }: LoadOptions = { visibility: 'public' },
): Loaded {
  const reader = new FileReader(folder, readings);
  // in another version every file would be full of faults that are none
  if (!checkFormat(reader)) return { content: undefined, problems: reader.problems };
  const paths = FOLDERS.flatMap((name) => listFiles(join(folder, name)).map((path) => `${name}/${path}`));
  refuseTwins(paths, reader);
  warnOfFolders(reader);
  const site = readSite(reader);
  const theme = site?.theme && readTheme(site.theme, site.url, reader);
  const units = readUnits(paths, reader);
  const corrections = readCorrections(paths, reader);
  const own = part?.(paths);
  const projects = readProjects(own ? projectPathsOf(paths, own, corrections) : paths, reader);
  const records = own
    ? readPart(paths, own, { corrections, projects: projects.map(({ entry }) => entry) }, reader)
    : readRecords(paths, reader);
  checkRelations(paths, { units, projects, records }, reader);
  const expected = readExpected(reader, { units, projects }, own);
  const prose = readAllProse(paths, reader);
  if (existsSync(join(folder, 'pages')) && !paths.includes('pages/about.md'))
    reader.refuse('pages/about.md', '没有这个文件', '建立它，写栏目的说明；或删去 pages 文件夹，用自带的说明。');
  const problems = reader.problems.sort(inOrder);
  const isRefused = !site || problems.some(({ level }) => level === 'error');
  // what was read of a file that has an error now is still wanted by who is at work on the content as it was
  readings?.finish(own === undefined && !isRefused);
  if (isRefused) return { content: undefined, problems };
  const all = giveDefaultPublisher({
    site,
    theme,
    units: units.map(({ entry }) => entry),
    projects: projects.map(({ entry }) => entry),
    forms: records.map(({ entry }) => entry),
    ...prose,
    corrections,
    expected,
  });
  return { content: visibility === 'all' ? all : publicContent(all, undefined), problems };
}

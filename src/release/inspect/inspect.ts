import { hash } from 'node:crypto';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { textsByPath } from '../../core/release/values.ts';
import { findLeaks } from './leaks.ts';
import { inspectFiles } from './files.ts';
import { Accepted } from './personal.ts';
import { checkRoutes, listExpected } from './routes.ts';
import { checkSearch } from './search.ts';
import { Secrets } from './secrets.ts';
import { Verdicts } from './verdicts.ts';
import { productWords } from '../../program/own-files.ts';
import { sourceKey } from '../../program/source-key.ts';
import type { FileEntry } from '../../core/release/manifest.ts';

/** Another where the form of what is kept is another, or what is looked at. */
const FORMAT = 'mingzhang-verdicts/1';

export interface Inspection {
  /** Folder of the content. */
  readonly folder: string;
  /** All of it, drafts too. */
  readonly content: Content;
  /** What the site is to show. */
  readonly shown: Content;
  readonly base: string;
  readonly today: string | undefined;
  /** The files of the site by their paths in it. */
  readonly files: Readonly<Record<string, FileEntry>>;
  /** File in which verdicts are kept for the next inspection of a site of the same place. */
  readonly kept?: string | undefined;
}

/**
 * Looks at a built site as a stranger would, before it is published: nothing that is not public, no personal data or secret
 * marking, every printed text as in its record, whole links, strict pages, exactly the pages and search entries there
 * should be. Everything that is wrong is given, not the first. Files that were judged before are not judged again while
 * their bytes, what they are held against and the program are the same.
 */
export function inspectSite(site: string, inspection: Inspection): Objection[] {
  const { folder, content, shown, base, today, files, kept } = inspection;
  const paths = Object.keys(files);
  const set = new Set(paths);
  const expected = listExpected(shown, base, site, files);
  const words = [...textsByPath(shown).values()].join('\n');
  const secrets = new Secrets(content, shown, today, productWords());
  const accepted = new Accepted(shown);
  const verdicts = new Verdicts(
    kept,
    hash('sha256', `${FORMAT} ${sourceKey()} ${base} ${accepted.key} ${JSON.stringify(shown.theme)}`),
  );
  const leaks = findLeaks({ site, folder, content, shown, words, files, verdicts }, secrets);
  const objections = [
    ...checkRoutes(set, expected.outputs),
    ...leaks.objections,
    ...inspectFiles({ site, files, shown, base, accepted, expected, verdicts }),
    ...checkSearch(site, paths, shown),
  ];
  if (!objections.length) verdicts.write(leaks.absent);
  return objections;
}

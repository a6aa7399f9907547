import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath } from '../../core/library/addresses.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { textsByPath } from '../../core/release/values.ts';
import { listFolder } from '../../disk/folder-files.ts';
import { inspectAssets } from './assets.ts';
import { readPage } from './built-page.ts';
import { inspectDataFiles } from './data-files.ts';
import { findLeaks } from './leaks.ts';
import { LinkCheck } from './links.ts';
import { withoutMarkup } from './needles.ts';
import { Accepted, checkPersonal } from './personal.ts';
import { checkPrinted } from './printed.ts';
import { checkProse } from './prose.ts';
import { holdsContent, readText } from './read-text.ts';
import { checkRoutes, listExpected } from './routes.ts';
import { checkSearch } from './search.ts';
import { Secrets } from './secrets.ts';
import { checkSheet } from './sheet.ts';
import { checkStructure } from './structure.ts';

const SOURCE = join(import.meta.dirname, '../..');

export interface Inspection {
  /** Folder of the content. */
  readonly folder: string;
  /** All of it, drafts too. */
  readonly content: Content;
  /** What the site is to show. */
  readonly shown: Content;
  readonly base: string;
  readonly today: string | undefined;
}

/** The words of the product: a draft that uses the same heading gives nothing away by it. */
const ourWords = (): string =>
  globSync('**/*.{ts,astro}', { cwd: SOURCE })
    .sort()
    .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
    .join('\n');

/** Names that are made of hashes. */
const OF_THE_ENGINE = /^pagefind\//;

/** Every text of JSON apart from the others, its keys too; figures that are no texts count for nothing. */
function textsOfJson(json: string): string {
  const texts: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    texts.push(key);
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n\n');
}

/** Data as its reader takes it: cells of a workbook and elements of a feed apart, ends of lines as such. */
function readableText(path: string, text: string): string {
  if (path.endsWith('json')) return textsOfJson(text);
  return /\.(?:xml|xlsx|ods|docx)$/.test(path) ? withoutMarkup(text) : text;
}

/** The open data say in columns what records say, byte for byte; a sum of eleven digits among them is no telephone. */
const isToldApart = (path: string): boolean => holdsContent(path) && !path.startsWith('data/');

/** Everything on pages that can be asked page by page, and the links between them. */
function inspectPages(site: string, files: readonly string[], { shown, base }: Inspection): Objection[] {
  const accepted = new Accepted(shown);
  const links = new LinkCheck(base);
  const byPage = new Map(shown.forms.map((form) => [`${formPath(form).slice(1)}index.html`, form]));
  const names = files
    .filter((path) => !OF_THE_ENGINE.test(path))
    .flatMap((path) => checkPersonal(path, path, accepted));
  const found = files.filter(isToldApart).flatMap((path): Objection[] => {
    const text = readText(join(site, path));
    if (!path.endsWith('.html')) return checkPersonal(path, readableText(path, text), accepted);
    const page = readPage(path, text);
    const form = byPage.get(path);
    links.take(page);
    return [
      ...checkStructure(page),
      ...checkPersonal(path, page.told, accepted),
      ...(form ? [...checkPrinted(form, page), ...checkProse(form, page), ...checkSheet(form, page)] : []),
    ];
  });
  return [...names, ...found, ...links.finish(new Set(files))];
}

/**
 * Looks at a built site as a stranger would, before it is published: nothing that is not public, no personal data or secret
 * marking, every printed text as in its record, whole links, strict pages, exactly the pages and search entries there
 * should be. Everything that is wrong is given, not the first.
 */
export function inspectSite(site: string, inspection: Inspection): Objection[] {
  const { folder, content, shown, base, today } = inspection;
  const files = listFolder(site).files;
  const set = new Set(files);
  const expected = listExpected(shown, base, site);
  const words = [...textsByPath(shown).values()].join('\n');
  const secrets = new Secrets(content, shown, today, ourWords());
  return [
    ...checkRoutes(set, expected.outputs),
    ...findLeaks(site, { folder, content, shown, words }, secrets),
    ...inspectPages(site, files, inspection),
    ...inspectAssets(site, files),
    ...inspectDataFiles(site, set, expected),
    ...checkSearch(site, files, shown),
  ];
}

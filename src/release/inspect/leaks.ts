import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath, projectPath, unitPath } from '../../core/library/addresses.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { textsByPath } from '../../core/release/values.ts';
import { pairsOf } from '../../core/search/tokens.ts';
import { listFolder } from '../../disk/folder-files.ts';
import { squeeze } from './needles.ts';
import { HAN_PAIR, type PublicTexts } from './public-texts.ts';
import { objectToLeak } from './search-text.ts';
import { piecesOf, type Secrets } from './secrets.ts';
import type { Digests } from './verdicts.ts';
import type { Wanted } from './wanted.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Addresses and names that give a hidden record away, and files of the content folder that no page uses. */
function addNames(secrets: Secrets, content: Content, shown: Content): void {
  const forms = new Set([...shown.forms, ...(shown.withdrawn ?? [])].map(({ id }) => id));
  const projects = new Set(shown.projects.map(projectPath));
  for (const form of content.forms.filter(({ id }) => !forms.has(id))) {
    secrets.words.add(formPath(form), { at: form.id, path: '网址' });
    secrets.words.add(form.id, { at: form.id, path: '编号' });
  }
  for (const node of content.projects.filter((entry) => !projects.has(projectPath(entry)))) {
    secrets.words.add(projectPath(node), { at: `${node.unit}/${node.slug}`, path: '网址' });
    for (const name of [node.project.name, ...(node.project.aliases ?? [])])
      secrets.add(squeeze(name), { at: `${node.unit}/${node.slug}`, path: '名称' });
  }
  const units = new Set(shown.units.map(({ slug }) => slug));
  for (const { slug, unit } of content.units.filter((entry) => !units.has(entry.slug))) {
    secrets.words.add(unitPath(slug), { at: slug, path: '网址' });
    for (const text of textsByPath(unit).values()) secrets.add(squeeze(text), { at: slug, path: '名称' });
  }
}

/** Pairs of characters that only hidden texts have: the search index holds pairs, not texts. */
function onlyHiddenPairs(secrets: Secrets, shown: PublicTexts): Map<string, string> {
  if (!secrets.texts.length) return new Map();
  const known = shown.pairs();
  const hidden = new Map<string, string>();
  for (const { text, at } of secrets.texts)
    for (const pair of pairsOf(text)) if (HAN_PAIR.test(pair) && !known.has(pair)) hidden.set(pair, at.at);
  return hidden;
}

/** Pictures and attachments by their bytes and, where it is telling, by their name; those of the theme are public. */
function readAttachments(folder: string, { theme }: Content, secrets: Secrets): Map<string, string> {
  const published = new Set(theme?.files.map(({ from }) => from));
  const others = listFolder(folder).files.filter((path) => !/\.(?:ya?ml|json|md)$/.test(path) && !published.has(path));
  // names of the theme's files are what any portal calls such files
  for (const path of others.filter((one) => !one.startsWith('theme/'))) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const piece of piecesOf(name)) secrets.add(piece, { at: path, path: '文件名' });
  }
  return new Map(others.map((path) => [digest(readFileSync(join(folder, path))), path]));
}

export interface LeakSearch {
  /** Of the content. */
  readonly folder: string;
  readonly content: Content;
  readonly shown: Content;
  /** The texts of `shown`. */
  readonly texts: PublicTexts;
  /** Those of the product itself. */
  readonly ours: string;
}

/**
 * What of the content that is not public is looked for in everything a site consists of: texts in pages, data and downloads,
 * words of the search index, addresses, names of files; and the files of the content that no page uses, by their hashes.
 */
export function gatherWanted({ folder, content, shown, texts, ours }: LeakSearch, secrets: Secrets) {
  addNames(secrets, content, shown);
  const attachments = readAttachments(folder, shown, secrets);
  secrets.settle(texts, ours);
  const wanted: Wanted = { words: secrets.words, figures: secrets.figures, pairs: onlyHiddenPairs(secrets, texts) };
  return { wanted, attachments };
}

/** Files of the content that stand in the site as they are. */
export const findCopies = (digests: Digests, attachments: ReadonlyMap<string, string>): Objection[] =>
  Object.entries(digests).flatMap(([path, sha256]) => {
    const copied = attachments.get(sha256);
    return copied === undefined ? [] : [objectToLeak(path, `文件 ${copied}`)];
  });

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath, projectPath, unitPath } from '../../core/library/addresses.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { textsByPath } from '../../core/release/values.ts';
import { pairsOf } from '../../core/search/tokens.ts';
import { listFolder } from '../../disk/folder-files.ts';
import { NeedleScan, squeeze, withoutMarkup } from './needles.ts';
import { HAN_PAIR, type PublicTexts } from './public-texts.ts';
import { readText } from './read-text.ts';
import { piecesOf, type Kept, type Secrets } from './secrets.ts';
import type { Digests } from './verdicts.ts';

/** Only printed values stand here, nothing computed. */
const PRINTED_ONLY = /^(?:records|search\/texts)\//;
const IS_MARKUP = /\.(?:html|xml)$/;
const IS_INDEX = /^search\/index\/[^/]+\/(?:words|directory)\//;
const ADVICE = '公开的网页没有动。先不要发布，把这条消息报告给维护人员。';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const show = (piece: string): string => (piece.length > 16 ? `${piece.slice(0, 16)}……` : piece);

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

/** What is looked for in a file: everything, or what was not looked for in the same bytes before. */
export interface Wanted {
  readonly words: NeedleScan<Kept>;
  readonly figures: NeedleScan<Kept>;
  readonly pairs: ReadonlyMap<string, string>;
}

export const isEmpty = ({ words, figures, pairs }: Wanted): boolean => words.size + figures.size + pairs.size === 0;

/** The texts that are looked for, each with a mark for where: those of other sorts may be spelt alike. */
export const listNeedles = ({ words, figures, pairs }: Wanted): string[] => [
  ...[...words.needles].map((text) => `w${text}`),
  ...[...figures.needles].map((text) => `f${text}`),
  ...[...pairs.keys()].map((text) => `p${text}`),
];

export const withoutKnown = ({ words, figures, pairs }: Wanted, known: ReadonlySet<string>): Wanted => ({
  words: words.without((text) => known.has(`w${text}`)),
  figures: figures.without((text) => known.has(`f${text}`)),
  pairs: new Map([...pairs].filter(([text]) => !known.has(`p${text}`))),
});

/** What is wanted as plain data; pairs are looked for in the search index alone, which is of no single unit. */
export type PackedWanted = readonly [words: [string, Kept][], figures: [string, Kept][]];
export const packWanted = ({ words, figures }: Wanted): PackedWanted => [[...words.entries()], [...figures.entries()]];
export function unpackWanted([words, figures]: PackedWanted): Wanted {
  const [w, f] = [new NeedleScan<Kept>(), new NeedleScan<Kept>()];
  for (const [piece, at] of words) w.add(piece, at);
  for (const [piece, at] of figures) f.add(piece, at);
  return { words: w, figures: f, pairs: new Map() };
}

const objectToLeak = (at: string, what: string): Objection => ({
  ...{ at, advice: ADVICE },
  message: `公开的文件里有没有公布的内容：${what}`,
});

/** What of the wanted is in a file. */
export function searchFile(site: string, path: string, wanted: Wanted): Objection[] {
  if (isEmpty(wanted)) return [];
  const { words, figures, pairs } = wanted;
  const raw = readText(join(site, path));
  const text = squeeze(`/${path}\n${IS_MARKUP.test(path) ? `${withoutMarkup(raw)}\n${raw}` : raw}`);
  const found = [...words.find(text), ...(PRINTED_ONLY.test(path) ? figures.find(text) : [])];
  return [
    ...found.map(([piece, { at, path: where }]) => `${at} 的 ${where}“${show(piece)}”`),
    ...[...(IS_INDEX.test(path) ? pairs : [])]
      .filter(([pair]) => raw.includes(pair))
      .map(([pair, at]) => `${at} 里的“${pair}”（只有它有这两个字相连）`),
  ].map((what) => objectToLeak(path, what));
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

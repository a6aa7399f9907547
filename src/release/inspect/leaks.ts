import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath, projectPath, unitPath } from '../../core/library/addresses.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { textsByPath } from '../../core/release/values.ts';
import { pairsOf } from '../../core/search/tokens.ts';
import { listFolder } from '../../disk/folder-files.ts';
import { squeeze, withoutMarkup } from './needles.ts';
import { readText } from './read-text.ts';
import { piecesOf, type Secrets } from './secrets.ts';

/** Only printed values stand here, nothing computed. */
const PRINTED_ONLY = /^(?:records|pagefind\/texts)\//;
const IS_MARKUP = /\.(?:html|xml)$/;
const IS_INDEX = /^pagefind\/.*\.(?:pf_index|pf_meta|pf_fragment|pf_filter)$/;
const HAN_PAIR = /^\p{Script=Han}{2}$/u;
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
function onlyHiddenPairs(secrets: Secrets, shown: string): Map<string, string> {
  const known = new Set(pairsOf(shown));
  const hidden = new Map<string, string>();
  for (const { text, at } of secrets.texts)
    for (const pair of pairsOf(text)) if (HAN_PAIR.test(pair) && !known.has(pair)) hidden.set(pair, at.at);
  return hidden;
}

/** Pictures and attachments by their bytes and, where it is telling, by their name. */
function readAttachments(folder: string, secrets: Secrets): Map<string, string> {
  const others = listFolder(folder).files.filter((path) => !/\.(?:ya?ml|json|md)$/.test(path));
  for (const path of others) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const piece of piecesOf(name)) secrets.add(piece, { at: path, path: '文件名' });
  }
  return new Map(others.map((path) => [digest(readFileSync(join(folder, path))), path]));
}

/**
 * Looks for anything of the content that is not public in everything a site consists of: texts in pages, data and
 * downloads, words of the search index, addresses, names and bytes of files.
 * @param folder of the content
 * @param words all public texts of the content, for the pairs of the index
 */
export function findLeaks(
  site: string,
  { folder, content, shown, words }: { folder: string; content: Content; shown: Content; words: string },
  secrets: Secrets,
): Objection[] {
  addNames(secrets, content, shown);
  const attachments = readAttachments(folder, secrets);
  secrets.settle();
  const pairs = onlyHiddenPairs(secrets, words);
  const found: Objection[] = [];
  const note = (file: string, what: string): void => {
    found.push({ at: file, message: `公开的文件里有没有公布的内容：${what}`, advice: ADVICE });
  };
  for (const path of listFolder(site).files) {
    const copied = attachments.get(digest(readFileSync(join(site, path))));
    if (copied) note(path, `文件 ${copied}`);
    const raw = readText(join(site, path));
    const text = squeeze(`/${path}\n${IS_MARKUP.test(path) ? `${withoutMarkup(raw)}\n${raw}` : raw}`);
    for (const [piece, { at, path: where }] of secrets.words.find(text))
      note(path, `${at} 的 ${where}“${show(piece)}”`);
    if (PRINTED_ONLY.test(path))
      for (const [piece, { at, path: where }] of secrets.figures.find(text))
        note(path, `${at} 的 ${where}“${show(piece)}”`);
    if (IS_INDEX.test(path))
      for (const [pair, at] of pairs) if (raw.includes(pair)) note(path, `${at} 里的“${pair}”（只有它有这两个字相连）`);
  }
  return found;
}

import type { FormRecord } from '../forms/registry.ts';
import type { Content } from '../library/library.ts';
import { canonicalText, printedPart, textsByPath, type Hash } from './values.ts';

/** Published texts by their path, of a record, a unit or a project. */
export type Texts = ReadonlyMap<string, string>;

/** What a page says of a form beside its cells: 发布日期, 索引号, 发布机构, and the hash of the file it was taken from. */
function besidePart({ publication, source }: Pick<FormRecord, 'publication' | 'source'>) {
  const { date, index, publisher } = publication;
  return { publication: { date, index, publisher }, source: { sha256: source.sha256 } };
}

/** What a record says to the public, on the form and beside it: none of it changes without an entry. */
export const guardedPart = (record: FormRecord): Readonly<Record<string, unknown>> => ({
  ...printedPart(record),
  ...besidePart(record),
});

/** What a page says beside the form, by path: `publication.date`. */
export const besideTexts = (head: Pick<FormRecord, 'publication' | 'source'>): Texts => textsByPath(besidePart(head));

/** The hash of all a record says to the public, for a record that is withdrawn: its texts are not public any more. */
export const guardHash = (record: FormRecord, hash: Hash): string => hash(canonicalText(guardedPart(record)));

/**
 * Whether a path is that of an order: the labels of `extra` as they follow each other, on the record or on a row. No text has
 * such a path: the names in `extra` and `labels` are the form's own and may look like one.
 */
export const isOrder = (path: string): boolean => /^(?:(?!labels\.|extra\.)\w+\.\d+\.)?extra$/.test(path);

/** Whether a path is none of the form's own cells: what releases of earlier versions did not note. */
export const isBeside = (path: string): boolean => /^(?:publication|source)\./.test(path) || isOrder(path);

function collectOrders(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isOrder(path) && Object.keys(value).length > 1) into.set(path, Object.keys(value).join('、'));
  for (const [key, part] of Object.entries(value)) collectOrders(part, path === '' ? key : `${path}.${key}`, into);
}

/** Every guarded text of a record, and the order of its own columns under the path of `extra`. */
export function guardedTexts(record: FormRecord): Map<string, string> {
  const texts = textsByPath(guardedPart(record));
  collectOrders(record, '', texts);
  return texts;
}

const asTexts = (named: Readonly<Record<string, string | undefined>>): Texts =>
  new Map(Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined));

/**
 * What pages say of units and projects beside their forms: names, and where they belong. By the path of their file below
 * the content, without its ending: `units/<unit>`, `projects/<unit>/<project>`.
 */
export function nameTexts({ units, projects }: Pick<Content, 'units' | 'projects'>): Map<string, Texts> {
  return new Map([
    ...units.map(({ slug, unit: { name, parent } }): [string, Texts] => [`units/${slug}`, asTexts({ name, parent })]),
    ...projects.map(({ unit, slug, project: { name, parent, predecessor } }): [string, Texts] => [
      `projects/${unit}/${slug}`,
      asTexts({ name, parent, predecessor }),
    ]),
  ]);
}

/** What the notice of a withdrawn record says of its withdrawal. */
export const noticeTexts = ({ publication: { withdrawn } }: Pick<FormRecord, 'publication'>): Texts =>
  asTexts({ 'publication.withdrawn.date': withdrawn?.date, 'publication.withdrawn.reason': withdrawn?.reason });

/** Whether a path is one of a notice: no part of what the record itself says. */
export const isOfNotice = (path: string): boolean => path.startsWith('publication.withdrawn.');

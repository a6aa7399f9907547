import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { alignRows } from './align-rows.ts';
import { STAFF_KEYS } from './compare-versions.ts';
import { inHouseOrder, keyAfter } from './house-order.ts';
import { joinMarkdown, LAYOUT, makeNode, makePair, type Fields, type Spot } from './record-text.ts';

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

const OPTIONS = { schema: 'failsafe', stringKeys: true } as const;

/** Whether a key of a record is to be changed. */
type IsOwn = (key: string) => boolean;

/** A place of the text and what is to stand there. */
type Splice = readonly [start: number, end: number, text: string];

/** Changes the nodes of a document to a value, as little as that takes. */
class Editor {
  /** Whether a key of the whole is this editor's to change; others stay as they are. */
  readonly #isOwn: IsOwn;
  /** Of the texts that changed; enough as long as nothing was added or taken out. */
  readonly splices: Splice[] = [];
  isRebuilt = false;

  constructor(isOwn: IsOwn) {
    this.#isOwn = isOwn;
  }

  /** @returns the node, or another where it was of another sort */
  edit(node: unknown, value: unknown, spot: Spot): unknown {
    if (typeof value === 'string' && isScalar(node)) this.#setText(node, value, spot);
    else if (Array.isArray(value) && isSeq(node)) this.#editList(node, value, spot);
    else if (typeof value === 'object' && !Array.isArray(value) && isMap(node))
      this.#editMap(node, value as Fields, spot);
    else {
      this.isRebuilt = true;
      return makeNode(value, spot);
    }
    return node;
  }

  /** A new text in an old place: without quotes only where the old one had none. */
  #setText(node: Scalar, text: string, spot: Spot): void {
    if (node.value === text) return;
    const made = makeNode(text, spot) as Scalar;
    const isPlain = node.type === Scalar.PLAIN && made.type === Scalar.PLAIN;
    const [start, end] = node.range ?? [];
    if (start === undefined || end === undefined || node.type?.startsWith('BLOCK')) this.isRebuilt = true;
    // JSON's strings are YAML's in double quotes
    else this.splices.push([start, end, isPlain ? text : JSON.stringify(text)]);
    node.value = text;
    node.type = isPlain ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  }

  #editMap(map: YAMLMap, value: Fields, { key: own, around }: Spot): void {
    const isRoot = own === '' && around === '';
    const isKept = (key: string): boolean => Object.hasOwn(value, key) || (isRoot && !this.#isOwn(key));
    const kept = map.items.filter((pair) => isKept(keyOf(pair)));
    if (kept.length < map.items.length) this.isRebuilt = true;
    map.items = kept;
    for (const [key, part] of Object.entries(value)) {
      if (isRoot && !this.#isOwn(key)) continue;
      const pair = map.items.find((item) => keyOf(item) === key);
      if (pair) pair.value = this.edit(pair.value, part, { key, around: own });
      else this.#insert(map, makePair(key, part, own), isRoot);
    }
  }

  #insert(map: YAMLMap, pair: Pair, isRoot: boolean): void {
    this.isRebuilt = true;
    const next = isRoot ? keyAfter(keyOf(pair), map.items.map(keyOf)) : undefined;
    const at = next === undefined ? map.items.length : map.items.findIndex((item) => keyOf(item) === next);
    map.items.splice(at, 0, pair as (typeof map.items)[number]);
  }

  /** Rows keep their comments: each is found again by its name. */
  #editList(list: YAMLSeq, value: readonly unknown[], { key }: Spot): void {
    const spot = { key, around: 'list' };
    const before = list.items.map((item) =>
      isMap(item) ? (item.toJSON() as unknown) : isScalar(item) ? item.value : item,
    );
    list.items = alignRows(before, value).flatMap(({ before: i, after: j }) => {
      if (i === undefined || j === undefined) this.isRebuilt = true;
      if (j === undefined) return [];
      return [i === undefined ? makeNode(value[j], spot) : this.edit(list.items[i], value[j], spot)];
    });
  }
}

const cutIn = (text: string, splices: readonly Splice[]): string =>
  [...splices]
    .sort(([a], [b]) => b - a)
    .reduce((edited, [start, end, part]) => edited.slice(0, start) + part + edited.slice(end), text);

/** Where only texts changed, all else stays to the letter; a document with other rows or keys is laid out anew. */
function editYaml(text: string, value: Fields, isOwn: IsOwn): string {
  const document: Document = parseDocument(text, OPTIONS);
  if (!isMap(document.contents)) throw new Error('A record that was read is a map.');
  const editor = new Editor(isOwn);
  editor.edit(document.contents, value, { key: '', around: '' });
  return editor.isRebuilt ? document.toString(LAYOUT) : cutIn(text, editor.splices);
}

const MARKDOWN = /^(?<opening>---[ \t]*\n)(?<head>[\s\S]*?)^---[ \t]*(?:\n|$)/m;

function editMarkdown(text: string, { body, ...head }: Fields, isOwn: IsOwn): string {
  const { head: before, opening = '' } = MARKDOWN.exec(text)?.groups ?? {};
  if (before === undefined) throw new Error('A narrative that was read has front matter.');
  const edited = editYaml(before, head, isOwn);
  if (isOwn('body')) return joinMarkdown(edited, String(body));
  return opening + edited + text.slice(opening.length + before.length);
}

/** A JSON record has no comments to be kept: what is not to be changed is. */
function editJson(text: string, value: Fields, isOwn: IsOwn): string {
  const before = Object.entries(JSON.parse(text) as Fields).filter(([key]) => !isOwn(key));
  const own = Object.entries(value).filter(([key]) => isOwn(key));
  return `${JSON.stringify(inHouseOrder(Object.fromEntries([...own, ...before])), undefined, 2)}\n`;
}

const EDITORS: Readonly<Record<string, (text: string, value: Fields, isOwn: IsOwn) => string>> = {
  yaml: editYaml,
  yml: editYaml,
  json: editJson,
  md: editMarkdown,
};

function edit(text: string, ending: string, value: Fields, isOwn: IsOwn): string {
  const isCrlf = text.includes('\r\n');
  const edited = EDITORS[ending]!(text.replace(/\r\n?/g, '\n'), value, isOwn);
  return isCrlf ? edited.replace(/\n/g, '\r\n') : edited;
}

/**
 * The text of an existing file with the values of a record: comments and the order of keys stay, only what differs is
 * written anew; `publication` and `waivers` stay as they are.
 * @param text of a file that its reader accepted, without a byte order mark
 * @param ending of its name: `yaml`, `json`, `md`
 */
export const editRecord = (text: string, ending: string, record: Fields): string =>
  edit(text, ending, record, (key) => !STAFF_KEYS.includes(key));

/** The same of `publication` and `waivers` alone; what the form prints stays to the letter. One that is left out goes. */
export const editStaffPart = (text: string, ending: string, staff: Fields): string =>
  edit(text, ending, staff, (key) => STAFF_KEYS.includes(key));

/** The same of a unit's or a project's file: all of its keys. */
export const editEntry = (text: string, entry: Fields): string => edit(text, 'yaml', entry, () => true);

/** Adds names to the `aliases` of an entry's file. */
export function addAliases(text: string, names: readonly string[]): string {
  const document: Document = parseDocument(text, OPTIONS);
  const { contents } = document;
  if (!isMap(contents)) throw new Error('An entry that was read is a map.');
  const present = contents.get('aliases', true);
  const nodes = names.map((name) => makeNode(name, { key: 'aliases', around: 'list' }));
  if (isSeq(present)) present.items.push(...nodes);
  else contents.items.splice(1, 0, makePair('aliases', [...names], '') as (typeof contents.items)[number]);
  return document.toString(LAYOUT);
}

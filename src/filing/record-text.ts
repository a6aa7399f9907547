import { Document, Scalar, YAMLMap, YAMLSeq, type Node, type Pair } from 'yaml';

export type Fields = Readonly<Record<string, unknown>>;

/** Keys whose texts are written without quotes where that is safe, as in the records of the house. */
const PLAIN_KEYS = new Set([
  ...['kind', 'title', 'project', 'department', 'implementer', 'currency', 'category', 'grade'],
  ...['level1', 'level2', 'name', 'source', 'scope', 'breakdown', 'status', 'publisher', 'parent', 'district'],
]);
/** Maps that are written in several lines: they hold prose. */
const BLOCK_MAPS = new Set(['goal', 'extra', 'indicatorAliases']);
/** Words only: nothing that YAML could take for something else, or that a clerk could not tell from its surroundings. */
const SAFE_PLAIN = /^[\p{Script=Han}A-Za-z“《][\p{Script=Han}A-Za-z0-9“”‘’《》（）()、，。；\-·/+]{0,120}$/u;

/** Nothing is folded: one line of the form stays one line. */
export const LAYOUT = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const;

const isPlain = (text: string): boolean => SAFE_PLAIN.test(text) && text !== 'null';

function makeScalar(text: string, mayBePlain: boolean): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = mayBePlain && isPlain(text) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** Where a value stands: the key that holds it, and that of the map around. */
export interface Spot {
  readonly key: string;
  readonly around: string;
}
const ROOT: Spot = { key: '', around: '' };

function makeMap(value: Fields, { key, around }: Spot): YAMLMap {
  const map = new YAMLMap();
  // a row's own extra stands in the row's line
  map.flow = key !== '' && !(around === '' && BLOCK_MAPS.has(key));
  for (const [name, part] of Object.entries(value)) map.add(makePair(name, part, key));
  return map;
}

function makeList(value: readonly unknown[], { key }: Spot): YAMLSeq {
  const list = new YAMLSeq();
  list.items = value.map((item) => makeNode(item, { key, around: 'list' }));
  return list;
}

/** A value as a node in the layout of the house: rows and small maps in one line, texts in double quotes. */
export function makeNode(value: unknown, spot: Spot): Node {
  if (Array.isArray(value)) return makeList(value, spot);
  if (typeof value === 'object' && value !== null) return makeMap(value as Fields, spot);
  return makeScalar(String(value), spot.around === 'labels' || PLAIN_KEYS.has(spot.key));
}

export const makePair = (key: string, value: unknown, around: string): Pair => {
  const document = new Document();
  return document.createPair(makeScalar(key, true), makeNode(value, { key, around }));
};

/** YAML of a record, a unit or a project. */
export function writeYaml(value: Fields): string {
  const document = new Document();
  document.contents = makeMap(value, ROOT) as typeof document.contents;
  return document.toString(LAYOUT);
}

/** A file of a record: YAML, or for a kind that is prose Markdown below its front matter. */
export function writeRecord(record: Fields): string {
  const { body, ...head } = record;
  return typeof body === 'string' ? joinMarkdown(writeYaml(head), body) : writeYaml(record);
}

export const joinMarkdown = (head: string, body: string): string => `---\n${head}---\n\n${body}\n`;

import { isMap, isScalar, parseDocument, Scalar } from 'yaml';

/** Where the YAML of a file stands: all of it, or what is between the lines of `---` at the head of Markdown. */
function findHead(text: string, ending: string): readonly [start: number, end: number] {
  if (ending !== 'md') return [0, text.length];
  const { indices } = /^---[ \t]*\r?\n(?<head>[\s\S]*?)^---[ \t]*\r?$/dm.exec(text) ?? {};
  return indices?.groups?.['head'] ?? [0, 0];
}

/**
 * The text of a record's file with the status `published` in the place of `approved`, all else to the letter: comments, the
 * order of keys, ends of lines. Undefined where the status is not `approved` (any more).
 * @param ending of the file's name: `yaml`, `json`, `md`
 */
export function markPublished(text: string, ending: string): string | undefined {
  const [start, end] = findHead(text, ending);
  // JSON is YAML
  const { contents } = parseDocument(text.slice(start, end), { schema: 'failsafe', stringKeys: true });
  const status: unknown = isMap(contents) ? contents.getIn(['publication', 'status'], true) : undefined;
  if (!isScalar(status) || status.value !== 'approved' || !status.range) return undefined;
  const [from, to] = status.range;
  const written = status.type === Scalar.PLAIN ? 'published' : JSON.stringify('published');
  return text.slice(0, start + from) + written + text.slice(start + to);
}

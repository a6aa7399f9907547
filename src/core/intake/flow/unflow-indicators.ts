import { heading } from '../clean-text.ts';
import { widthOf } from './join-wrapped.ts';
import { isGroupLabel, isLevelLabel, mayBeLevel1, mayBeLevel2 } from '../indicators/level-labels.ts';
import { filled, type Line } from '../lines.ts';
import { makeLine, type Token } from './tokens.ts';

/** A line may be this much narrower than the widest and yet be full: a character more would not have fitted. */
const ROOM = 3;
const isTarget = (text: string): boolean => /^[≥≤=<>＞＜≧≦═\d]/.test(text);

/** How many tokens from `i` on are one label of a level; the second may be the wrapped rest of the first. */
function labelLength(tokens: readonly Token[], i: number): number {
  const [first, second] = [tokens[i]?.text ?? '', tokens[i + 1]];
  if (second?.index === 0 && /^指?标$/.test(second.text) && isLevelLabel(first + second.text)) return 2;
  return /指标等?(?:[(（].*[)）])?$/.test(first) && isLevelLabel(first) ? 1 : 0;
}

/** The texts of one row, until its target is complete. */
interface Pending {
  labels: Token[][];
  name: Token[];
}

const text = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('\n');

/** A row of cells: the two levels, the name, the values. */
function makeRow({ labels, name }: Pending, values: readonly Token[]): Line {
  const cells: Parameters<typeof makeLine>[0][number][] = [];
  // an empty cell is told as standing where its row begins
  const [start] = [...name, ...values, ...labels.flat()];
  const put = (column: number, tokens: readonly Token[]): unknown =>
    cells.push({ text: text(tokens), at: (tokens[0] ?? start)?.at ?? '', column, pieces: tokens });
  const [first = [], second = []] = labels;
  const joined = first.map((token) => token.text).join('');
  const alone = labels.length === 1 && mayBeLevel2(joined) && !mayBeLevel1(joined);
  put(0, alone ? [] : first);
  put(1, alone ? first : second);
  put(2, name);
  values.forEach((token, i) => put(3 + i, [token]));
  return makeLine(cells);
}

/** Whether the line of a wrapped name was full, so that it goes on below. */
const isFull = (token: Token, width: number): boolean => widthOf(token.text) >= width - ROOM;

/**
 * The rows of an indicator table in running text. `lines` begins with its heading. A name wraps in a column of one width: a
 * line that is not full ends it, and what follows is the target.
 */
export function unflowIndicators(lines: readonly (readonly Token[])[]): { rows: Line[]; groups: readonly Token[] } {
  const [first = [], ...body] = lines;
  const header = first.slice(first.findIndex((token) => !isGroupLabel(heading(token.text))));
  const tokens = body.flat();
  const names = tokens.filter((token, i) => token.index === 0 && labelLength(tokens, i) === 0 && !isTarget(token.text));
  const width = Math.max(0, ...names.map((token) => widthOf(token.text)));
  const rows: Line[] = [makeLine(header.map((token, column) => ({ text: token.text, at: token.at, column })))];
  const groups = first.slice(0, first.length - header.length);
  let pending: Pending = { labels: [], name: [] };
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i]!;
    const length = labelLength(tokens, i);
    const last = pending.name.at(-1);
    if (isGroupLabel(token.text) || (token.text === '绩效' && tokens[i + 1]?.text === '指标'))
      groups.push(tokens[i++]!, ...(token.text === '绩效' ? [tokens[i++]!] : []));
    else if (length > 0 && !last) {
      pending.labels.push(tokens.slice(i, i + length));
      i += length;
    } else if (!last || (token.line !== last.line && isFull(last, width) && !isTarget(token.text))) {
      pending.name.push(token);
      i += 1;
    } else {
      let end = i + 1;
      while (tokens[end]?.line === token.line) end++;
      rows.push(makeRow(pending, tokens.slice(i, end)));
      pending = { labels: [], name: [] };
      i = end;
    }
  }
  if (pending.name.length > 0 || pending.labels.length > 0) rows.push(makeRow(pending, []));
  return { rows: rows.filter((row) => filled(row).length > 0), groups };
}

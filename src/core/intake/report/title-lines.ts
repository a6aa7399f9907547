import { BARE_TITLE } from '../../forms/title-words.ts';
import { squash } from '../clean-text.ts';
import type { DraftBuilder } from '../draft-builder.ts';
import type { FoundForm } from '../find/find-forms.ts';
import { filled, type Cell, type Line } from '../lines.ts';

const MOST_LINES = 3;
const LONGEST = 40;

/** What stands above a title and belongs to none: its number, a date, a label with its value, an item of a list. */
const APART =
  /[。；;，,：:|>》]|^附(?:件|表|录)?[\d一二三四五六七八九十]*$|^(?:当前位置|首页|目录)|^\d{4}(?:[-.\/]|年\d)|^[\d\s]+$|^[（(]?[一二三四五六七八九十\d]+[）)、.．]/;

/** The cells of the title from above: a bare one is completed by short lines of nothing else next above it. */
function titleLines({ title, outside, lines }: FoundForm): Cell[] {
  if (!title) return [];
  if (!BARE_TITLE.test(squash(title.raw))) return [title];
  const at = lines.findIndex(({ cells }) => cells.includes(title));
  const above = [...outside, ...lines.slice(0, at)];
  const taken: Cell[] = [];
  for (const line of above.toReversed()) {
    const only = onlyCell(line);
    if (!only || taken.length === MOST_LINES) break;
    taken.unshift(only);
  }
  return [...taken, title];
}

function onlyCell(line: Line): Cell | undefined {
  const [only, ...more] = filled(line);
  const text = squash(only?.raw ?? '');
  return line.paragraph && more.length === 0 && text !== '' && text.length <= LONGEST && !APART.test(text)
    ? only
    : undefined;
}

/** The title of a text, which may be printed over several lines, and again behind a cover. Gives its last line. */
export function readTextTitle(found: FoundForm, builder: DraftBuilder): Cell | undefined {
  const cells = titleLines(found);
  if (cells.length === 0) return undefined;
  const parts = cells.map((cell) => builder.take('title', cell, 'name'));
  builder.fields.set('title', parts.join(''));
  if (cells.length > 1) builder.doubt('title-over-lines', 'title', cells[0]!.at);
  return cells.at(-1);
}

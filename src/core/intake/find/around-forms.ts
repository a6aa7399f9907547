import { squash } from '../clean-text.ts';
import type { DraftBuilder } from '../draft-builder.ts';
import { filled, type Line } from '../lines.ts';
import { currencyIn } from '../money.ts';

/** The number that a publisher gives a table: 附件2, 表十二, 附表3-1. */
const NUMBER = /^(?:附(?:件|表|录)?|表)[\d一二三四五六七八九十]+(?:[-—.之][\d一二三四五六七八九十]+)*[:：]?$/;
const NUMBERED = /^(?:报表编号|表号)[:：]/;
const MOST_OPENING = 3;

/** Whether a line stands over a form: its number, or the unit of its money with the name of an office beside it. */
const opens = (line: Line): boolean =>
  filled(line).length < 3 &&
  filled(line).some(
    ({ raw }) =>
      [NUMBER, NUMBERED].some((words) => words.test(squash(raw))) ||
      (/^[(（]?(?:金额)?单位/.test(raw.trim()) && currencyIn(raw)),
  ) &&
  filled(line).every(({ raw }) => squash(raw).length <= 40);

/**
 * What stands between two forms and opens the second: the lines are taken from the end of the first, where they would be rows
 * of its indicators.
 */
export function takeOpening(lines: Line[]): Line[] {
  const isBlank = (line: Line): boolean => filled(line).length === 0;
  let from = lines.length;
  while (from > lines.length - MOST_OPENING && from > 0 && (opens(lines[from - 1]!) || isBlank(lines[from - 1]!)))
    from -= 1;
  const own = lines.slice(from).findIndex(opens);
  return own === -1 ? [] : lines.splice(from + own);
}

/** A report of a hundred pages is not to bury what its form itself has unread. */
const MOST_OUTSIDE = 30;

/** What stands before a form and belongs to none stays unread with it: the nearest lines, and how many there are above. */
export function leaveOutside(outside: readonly Line[], builder: DraftBuilder): void {
  const lines = outside.filter((line) => filled(line).length > 0);
  const more = lines.slice(0, -MOST_OUTSIDE);
  if (more.length > 0) builder.doubt('text-before-form', 'title', filled(more[0]!)[0]!.at, String(more.length));
  builder.leaveUnread(lines.slice(-MOST_OUTSIDE).flatMap(filled));
}

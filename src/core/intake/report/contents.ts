import { squash } from '../clean-text.ts';
import type { DraftBuilder } from '../draft-builder.ts';
import { filled, type Line } from '../lines.ts';

const HEADING = /^目(?:录|次)$/;
/** The page of an entry, and what leads to it. */
const PAGE = /[.…·‥⋯_\-—]{2,}\d{1,3}$|\d{1,3}$/;

const printed = (line: Line): string =>
  squash(
    filled(line)
      .map(({ raw }) => raw)
      .join(''),
  );

/**
 * The lines of a report without its list of contents, which pages of a site have no use for. Each entry stands for the heading
 * it names; a line that names none ends the list.
 */
export function takeContents(lines: readonly Line[], builder: DraftBuilder): Line[] {
  const start = lines.findIndex((line) => HEADING.test(printed(line)));
  if (start === -1) return [...lines];
  const texts = lines.map(printed);
  const isEntry = (i: number): boolean => {
    const name = texts[i]!.replace(PAGE, '');
    return name !== '' && texts.lastIndexOf(name) > i;
  };
  let end = start + 1;
  while (end < lines.length && isEntry(end)) end++;
  for (const cell of lines.slice(start, end).flatMap(filled)) builder.label(cell);
  return [...lines.slice(0, start), ...lines.slice(end)];
}

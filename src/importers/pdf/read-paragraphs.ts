import { isPageNumber } from '../page-numbers.ts';
import { glue } from './join-lines.ts';
import type { TextLine } from './join-text.ts';

export interface FoundParagraph {
  text: string;
  readonly top: number;
  /** The last line reaches the right edge: the paragraph may go on over the page. */
  open: boolean;
  /** Begins at the left edge, without the two characters by which a new paragraph is set in. */
  readonly flush: boolean;
}

export const dropPageNumbers = (lines: readonly TextLine[], height: number): TextLine[] =>
  lines.filter(({ text, baseline }) => !(isPageNumber(text) && (baseline > height * 0.9 || baseline < height * 0.08)));

const STARTS =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．)）](?!\d)|[①-⑳]|[●•·]\s)/;

/** How the title of a table ends; what stands under it is a line of its own though the title is as long as any line. */
const TITLE = /^[^，。；：:,;]{4,60}表(?:[（(][^）)]*[)）])?$/;

/** Lines of prose as paragraphs: a line that does not reach the edge ends one, a line set in or numbered begins one. */
export function readParagraphs(lines: readonly TextLine[]): FoundParagraph[] {
  const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))];
  const paragraphs: FoundParagraph[] = [];
  let previous: TextLine | undefined;
  for (const line of lines) {
    const flush = line.left - left < line.size * 1.2;
    const open = right - line.right < line.size * 1.6 && right - left > line.size * 15;
    const last = paragraphs.at(-1);
    const near =
      previous && line.baseline - previous.baseline < line.size * 3 && Math.abs(line.size - previous.size) < 1.5;
    if (last?.open && flush && near && !STARTS.test(line.text) && !TITLE.test(last.text)) {
      last.text += glue(last.text, line.text) + line.text;
      last.open = open;
    } else
      paragraphs.push({
        text: line.text,
        top: line.baseline - line.size,
        open,
        flush: flush && !STARTS.test(line.text),
      });
    previous = line;
  }
  return paragraphs;
}

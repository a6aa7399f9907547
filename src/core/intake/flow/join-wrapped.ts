/** How wide a line is printed: a Chinese character is as wide as two digits. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c.codePointAt(0)! < 0x2e80 ? 1 : 2), 0);

const ENDS = /[。；;！!？?：:…]["”』」)）]?$/u;
const MARKER =
  /^(?:\d{1,2}[、.．)）](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|目标\s*\d|第[一二三四五六七八九十]+[，、])/u;

/** Whether the break after `line` can only come from wrapping: the sentence goes on. */
const goesOn = (line: string, next: string): boolean => !ENDS.test(line) && !MARKER.test(next);

const glue = (a: string, b: string): string => (/[A-Za-z]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b);

/**
 * Lines of a wrapped text joined to the paragraphs it was written in. Where any break must come from wrapping, a full line
 * that happens to end with a full stop is taken for wrapped too; where none does, every break was written.
 */
export function joinWrapped(lines: readonly string[]): string[] {
  const wrapped = lines.some((line, i) => i > 0 && goesOn(lines[i - 1]!, line));
  if (!wrapped) return [...lines];
  const full = Math.max(...lines.map(widthOf)) - 3;
  const joined: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const join = before !== undefined && (goesOn(before, line) || (widthOf(before) >= full && !MARKER.test(line)));
    if (join) joined.push(glue(joined.pop()!, line));
    else joined.push(line);
  });
  return joined;
}

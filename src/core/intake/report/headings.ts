/** Longer texts are sentences that only begin with a number. */
const LONGEST = 40;

const PART = /^第[一二三四五六七八九十]{1,3}(?:部分|章|篇)/;
const SECTION = /^[一二三四五六七八九十]{1,3}[、.．]\s*\S/;
const SUBSECTION = /^[（(][一二三四五六七八九十]{1,3}[)）]\s*\S/;
const ITEM = /^(?:[（(]?\d{1,2}[)）、.．](?!\d)|[①-⑳]|[●•·▪■◆])\s*/;
const DEEPEST = 4;

/** Whether a text begins what is not the rest of the text before it. */
export const begins = (text: string): boolean => [PART, SECTION, SUBSECTION, ITEM].some((mark) => mark.test(text));

const isShort = (text: string): boolean => text.length <= LONGEST && !/[。；;!！?？]|[：:].|[,，、]$/.test(text);

/**
 * The level in Markdown, 2 to 4, of each text that is a heading: by its number (一、 stands over （一）), else by the level the
 * format gives it.
 */
export function headingLevels(
  texts: readonly { readonly text: string; readonly heading?: number | undefined }[],
): (number | undefined)[] {
  const parts = texts.some(({ text }) => PART.test(text) && isShort(text)) ? 1 : 0;
  const byNumber = (text: string): number | undefined => {
    if (!isShort(text)) return undefined;
    if (PART.test(text)) return 2;
    if (SECTION.test(text)) return 2 + parts;
    return SUBSECTION.test(text) ? 3 + parts : undefined;
  };
  const levels = texts.flatMap(({ text, heading }) => (heading && byNumber(text) === undefined ? [heading] : []));
  const top = Math.min(...levels);
  const base = texts.some(({ text }) => byNumber(text) !== undefined) ? 3 + parts : 2;
  return texts.map(({ text, heading }) => {
    const level = byNumber(text) ?? (heading && text.length <= 2 * LONGEST ? heading - top + base : undefined);
    return level && Math.min(level, DEEPEST);
  });
}

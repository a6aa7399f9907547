/** Boxes and buttons to tick, while their labels are sought: signs that no page holds. */
export const CHECKED = '\ue0f1';
export const FREE = '\ue0f0';

const BOX = new RegExp(`([${CHECKED}${FREE}])`);
const trim = (text: string): string => text.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');

interface Option {
  readonly isChosen: boolean;
  readonly label: string;
}

/** Boxes with the labels that follow them; where a text stands before each and none behind the last, with those before. */
function pair(
  marks: readonly string[],
  texts: readonly string[],
): { before: string; options: Option[]; after: string } {
  const isBefore =
    marks.length > 0 && trim(texts.at(-1)!) === '' && texts.slice(0, -1).every((text) => trim(text) !== '');
  const labels = (isBefore ? texts.slice(0, -1) : texts.slice(1)).map(trim);
  // what stands in lines under the last label belongs to the cell
  const [last = '', ...lines] = isBefore ? [labels.at(-1)] : (labels.at(-1)?.split('\n') ?? []);
  const whole = [...labels.slice(0, -1), last];
  const options = marks.map((mark, i) => ({ isChosen: mark === CHECKED, label: whole[i]! }));
  return { before: isBefore ? '' : trim(texts[0]!), options, after: lines.join('\n') };
}

/**
 * A text with boxes to tick as what was chosen: the labels of the ticked ones. A box without a label is a sign of its own, ☑
 * or □.
 */
export function chooseOptions(text: string): string {
  const pieces = text.split(BOX);
  if (pieces.length === 1) return text;
  const [marks, texts] = [pieces.filter((_, i) => i % 2 === 1), pieces.filter((_, i) => i % 2 === 0)];
  const { before, options, after } = pair(marks, texts);
  const chosen = options.map(({ isChosen, label }) => (label === '' ? (isChosen ? '☑' : '□') : isChosen ? label : ''));
  return [[before, ...chosen].filter((part) => part !== '').join(' '), after].filter((part) => part !== '').join('\n');
}

import { squash } from '../clean-text.ts';
import type { FoundForm } from '../find/find-forms.ts';
import { filled, type Cell, type Line } from '../lines.ts';

const MOST_LINES = 3;
const LONGEST = 40;

/** A title that says no more than what it is the title of: its name stands in the lines above. */
const BARE =
  /^(?:(?:19|20)\d\d年?度?)?(?:部门|单位)?(?:整体)?(?:专项|重点|财政)*(?:项目|政策)?(?:支出|资金)?(?:绩效)?(?:自评价?|自我评价|评价|绩效)(?:情况|结果|工作|总结|的)*报告/;
/** What stands above a title and belongs to none: its number, a date, a label with its value, an item of a list. */
const APART =
  /[。；;，,：:|>》]|^附(?:件|表|录)?[\d一二三四五六七八九十]*$|^(?:当前位置|首页|目录)|^\d{4}(?:[-.\/]|年\d)|^[\d\s]+$|^[（(]?[一二三四五六七八九十\d]+[）)、.．]/;

/** The cells of the title from above: a bare one is completed by short lines of nothing else next above it. */
export function titleLines({ title, outside, lines }: FoundForm): Cell[] {
  if (!title) return [];
  if (!BARE.test(squash(title.raw))) return [title];
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

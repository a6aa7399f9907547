import { printAmount, type Amount } from '../figures/amount.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { TaskLine } from '../forms/reading.ts';
import { excuseOf, sortParts, type Part } from './arithmetic/adding-up.ts';
import { addAmounts, relateAmount } from './arithmetic/printed-amounts.ts';
import { compare, judgeRelation, uncheckable } from './arithmetic/relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { HOLDS } from './arithmetic/verdict.ts';

const ADVICE = '对照原表，看是合计、还是其中一项任务的金额录错了；原表就这样印，就请填表单位更正。';
const COLUMNS = [
  ['total', '总额'],
  ['fiscal', '财政拨款'],
  ['other', '其他资金'],
] as const;
type Column = (typeof COLUMNS)[number];

/** The row that closes the table with the sums of all tasks. */
const isSum = ({ name }: TaskLine): boolean => /^(?:金额|资金|任务)?(?:合计|总计)$/.test(name.replace(/\s/g, ''));

const partOf = (task: TaskLine, [key, label]: Column): Part<Amount> => ({
  path: `${task.path}.${key}`,
  label: `“${task.name}”的${label}`,
  figure: task[key],
});

/** Holds a printed total against its parts; undefined where the total or every part states nothing. */
function addUp({ path: at, label, figure }: Part<Amount>, parts: readonly Part<Amount>[]): Outcome | undefined {
  const sorted = sortParts(parts);
  if (!sorted.stated.length || (isMissing(figure) && figure.missing === 'absent')) return undefined;
  const because = sorted.stated.map(({ path }) => path);
  if (isMissing(figure)) return uncheckable(at, `${label}${explainMissing(figure)}`, because);
  const amounts = sorted.stated.map((part) => part.figure);
  const relation = { at, because, ...relateAmount(figure, addAmounts(amounts, figure)) };
  const verdict = judgeRelation(relation);
  const excuse = HOLDS.has(verdict) ? undefined : excuseOf(sorted, figure.value, relation.allowed!.high);
  if (excuse) return uncheckable(at, excuse, because);
  const message = (expected: string): string =>
    `${label}是${printAmount(figure)}，各项相加却是${expected}${figure.unit}（${amounts.map(printAmount).join('＋')}）。`;
  return compare(relation, { message, advice: ADVICE }, verdict);
}

/** A task's money is what comes from the budget and what does not. */
const checkTask = (task: TaskLine): Outcome | undefined => {
  const [total, ...parts] = COLUMNS.map((column) => partOf(task, column));
  return addUp(total!, parts);
};

function check({ reading: { tasks } }: RuleContext): Outcome[] {
  const sum = tasks.findLast(isSum);
  const own = tasks.filter((task) => !isSum(task));
  const sums = sum
    ? COLUMNS.map((column) =>
        addUp(
          partOf(sum, column),
          own.map((task) => partOf(task, column)),
        ),
      )
    : [];
  return [...sums, ...tasks.map(checkTask)].filter((outcome) => outcome !== undefined);
}

const task = (name: string, total: string, fiscal: string, other: string) => ({ name, total, fiscal, other });

export const TASKS_ADD_UP: Rule = {
  id: 'tasks-add-up',
  family: '算得对',
  title: '年度主要任务的钱加得对',
  why: '每件大事要花多少钱，加起来应当正是表上的合计。',
  basis: '算术关系',
  severity: 'error',
  needs: ['tasks'],
  check,
  examples: [
    {
      title: '两项任务相加正是合计',
      record: {
        tasks: [
          task('社区服务', '60.00', '60.00', '0.00'),
          task('基层党建', '40.00', '35.00', '5.00'),
          task('金额合计', '100.00', '95.00', '5.00'),
        ],
      },
      finds: [
        { at: 'tasks.2.total', verdict: 'exact' },
        { at: 'tasks.0.total', verdict: 'exact' },
      ],
    },
    {
      title: '一项任务的总额不等于财政拨款加其他资金',
      record: { tasks: [task('社区服务', '60.00', '50.00', '5.00')] },
      finds: [{ at: 'tasks.0.total', verdict: 'contradiction' }],
    },
    {
      title: '合计比各项任务相加多',
      record: {
        tasks: [
          { name: '社区服务', total: '60.00' },
          { name: '基层党建', total: '40.00' },
          { name: '合计', total: '110.00' },
        ],
      },
      finds: [{ at: 'tasks.2.total', verdict: 'contradiction' }],
    },
    { title: '没有列任务', record: { tasks: undefined }, finds: [] },
  ],
};

import { sum } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine, Reading } from '../forms/reading.ts';
import { compare, uncheckable } from './arithmetic/relation.ts';
import { quote } from './quote.ts';
import type { Outcome, Rule } from './rule.ts';

const NAMES = { weight: '分值', score: '得分' } as const;
type Points = keyof typeof NAMES;

const placeOf = ({ path }: IndicatorLine): number => Number(path.split('.')[1]);
const nameOf = ({ row }: IndicatorLine): string => row.name.trim() || row.level2.trim() || row.level1.trim();
const isOfAll = (subtotal: IndicatorLine): boolean => /(?:合计|总计)$/.test(nameOf(subtotal).replace(/\s/g, ''));

/** The rows that a subtotal adds up: those above it as far as its group goes, or all of them where it is a sum of all. */
function rowsOf(subtotal: IndicatorLine, { indicators, subtotals }: Reading): IndicatorLine[] {
  const at = placeOf(subtotal);
  const above = indicators.filter((line) => placeOf(line) < at);
  if (isOfAll(subtotal)) return above;
  const before = subtotals.findLast((line) => placeOf(line) < at);
  const group = above.filter((line) => !before || placeOf(line) > placeOf(before));
  const { level1, level2 } = subtotal.row;
  const isWithin = ({ row }: IndicatorLine): boolean =>
    (level1.trim() === '' || row.level1 === level1) && (level2.trim() === '' || row.level2 === level2);
  return [level1, level2].some((level) => /计$/.test(level.trim())) ? group : group.filter(isWithin);
}

function checkSubtotal(subtotal: IndicatorLine, points: Points, reading: Reading): Outcome[] {
  const printed = subtotal[points];
  if (isMissing(printed)) return [];
  const rows = rowsOf(subtotal, reading);
  const at = `${subtotal.path}.${points}`;
  const because = rows.map(({ path }) => `${path}.${points}`);
  const stated = rows.map((line) => line[points]).filter((figure) => !isMissing(figure));
  if (stated.length === 0) return [];
  const [name, computed] = [`${quote(nameOf(subtotal))}的${NAMES[points]}`, sum(stated.map(({ value }) => value))];
  if (stated.length < rows.length) return [uncheckable(at, `${name}上面有的行没有${NAMES[points]}`, because)];
  const own = reading.total?.[points];
  // a sum of all may count the execution of the budget with it
  const all = isOfAll(subtotal) && own && !isMissing(own) ? [computed, computed.plus(own.value)] : [computed];
  const fitting = all.find((one) => one.eq(printed.value)) ?? computed;
  return [
    compare(
      { at, because, printed, computed: fitting, isSum: true },
      {
        message: (expected) => `${name}印作${printed.text}，上面${rows.length}行相加却是${expected}。`,
        advice: '核对这几行的分数和小计，看哪一个录错了；也看看有没有漏掉的行。',
      },
    ),
  ];
}

const line = (name: string, weight: string, target = '≥1次') => ({
  ...{ level1: '产出指标', level2: '', name, target, actual: target && '1次' },
  ...{ weight, score: weight, deviation: '' },
});
const form = (subtotal: string) => ({
  indicators: [line('便民活动次数', '30'), line('讲座次数', '20'), line('小计', subtotal, '')],
});

export const SUBTOTALS_ADD_UP: Rule = {
  id: 'subtotals-add-up',
  family: '算得对',
  title: '小计等于上面各行之和',
  why: '小计和上面各行对不上，就不知道总分是从哪一个算来的。',
  basis: '算术关系',
  severity: 'error',
  needs: ['points'],
  check: ({ reading }) =>
    reading.subtotals.flatMap((subtotal) =>
      (['weight', 'score'] as const).flatMap((points) => checkSubtotal(subtotal, points, reading)),
    ),
  examples: [
    {
      title: '两行30分和20分，小计50分',
      record: form('50'),
      finds: [
        { at: 'indicators.2.weight', verdict: 'exact' },
        { at: 'indicators.2.score', verdict: 'exact' },
      ],
    },
    {
      title: '小计印作55分',
      record: form('55'),
      finds: [
        { at: 'indicators.2.weight', verdict: 'contradiction' },
        { at: 'indicators.2.score', verdict: 'contradiction' },
      ],
    },
    { title: '没有小计', record: {}, finds: [] },
  ],
};

import { isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

interface Printed {
  readonly at: string;
  readonly label: () => string;
  readonly figure: Figure | Missing;
}

/** Every place of a form that prints money, a rate or points. */
function figuresOf({ kind, reading }: RuleContext): Printed[] {
  const funds = reading.funds.flatMap((line) =>
    kind.fundColumns.map(({ key, label }) => ({
      at: `${line.path}.${key}`,
      label: () => `${line.label}的${label}`,
      figure: line[key === 'amount' ? 'initial' : (key as 'initial')],
    })),
  );
  const points = reading.indicators.flatMap(({ path, row, weight, score }) => [
    { at: `${path}.weight`, label: () => `“${row.name}”的分值`, figure: weight },
    { at: `${path}.score`, label: () => `“${row.name}”的得分`, figure: score },
  ]);
  const total = [
    { at: 'total.weight', label: () => '总分的分值', figure: reading.fullScore },
    { at: 'total.score', label: () => '总分的得分', figure: reading.score },
  ];
  return [...funds, ...points, ...total];
}

const check = (context: RuleContext): Outcome[] =>
  figuresOf(context).flatMap(({ at, label, figure }) =>
    isMissing(figure) && figure.missing === 'unreadable'
      ? [
          {
            at,
            message: `${label()}印作“${figure.text}”，不是能读的数。`,
            printed: figure.text,
            advice: '对照原表：录错了就改正；原表就这样印，就请填表单位更正。',
          },
        ]
      : [],
  );

const amounts = (executed: string) => [
  {
    ...{ source: 'total', label: '年度资金总额', initial: '200.00', adjusted: '200.00', executed },
    ...{ weight: '10', rate: '98.00%', score: '9.8' },
  },
];

export const NUMBER_READABLE: Rule = {
  id: 'number-readable',
  family: '算得对',
  title: '每个数都读得出来',
  why: '数印坏了，既不知道花了多少钱，也没法核对别的数。',
  basis: '通行做法',
  severity: 'error',
  needs: ['table'],
  check,
  examples: [
    { title: '各栏的数都读得出来，没有的写横线', record: {}, finds: [] },
    { title: '用千分位的数', record: { funds: amounts('1,196.00') }, finds: [] },
    {
      title: '逗号和小数点放乱了',
      record: { funds: amounts('7,00.0,77') },
      finds: [{ at: 'funds.0.executed' }],
    },
    {
      title: '总分写成了两个数',
      record: { total: { weight: '100', score: '99.8/100' } },
      finds: [{ at: 'total.score' }],
    },
  ],
};

import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { inOneUnit } from '../figures/equal-units.ts';
import { nameOf, printResult } from './indicator-words.ts';
import type { Outcome, Rule } from './rule.ts';

/** The actual is a bound such as `>=90%`, the same as the target's. An `=` before a result is no bound. */
function isCopied({ target, actual }: IndicatorLine): boolean {
  if (isMissing(target) || isMissing(actual) || target.kind !== 'quantity' || actual.kind !== 'quantity') return false;
  if (!actual.operator || actual.operator === '=' || actual.operator !== target.operator) return false;
  return inOneUnit(target, actual).some(([wanted, got]) => wanted.eq(got));
}

/** A number as it might have been measured, in the unit of the target. */
const exampleFor = ({ target }: IndicatorLine): string =>
  isMissing(target) || target.kind !== 'quantity' || !target.unit
    ? ''
    : target.unit === '%'
      ? '，如“93.5%”'
      : `（多少${target.unit}）`;

const tellCopied = (line: IndicatorLine): Outcome => ({
  at: `${line.path}.actual`,
  because: [`${line.path}.target`],
  message: `${nameOf(line)}${printResult(line)}：结果连同“≥”“≤”一类的符号照抄了目标，不是测得的数。`,
  printed: line.row.actual ?? '',
  advice: `改填实际测得的数${exampleFor(line)}，并留存问卷、台账等依据。`,
});

const row = (actual: string) => ({
  ...{ level1: '满意度指标', level2: '服务对象满意度指标', name: '党员群众满意度', target: '>=90%', actual },
  ...{ weight: '10', score: '10', deviation: '' },
});

export const ACTUAL_COPIES_TARGET: Rule = {
  id: 'actual-copies-target',
  family: '信得过',
  title: '实际完成值照抄了目标',
  why: '“不低于90%”是目标，不是测出来的结果；照抄目标，看不出实际做到多少。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['results'],
  check: ({ reading }) => reading.indicators.filter(isCopied).map(tellCopied),
  examples: [
    { title: '结果是测得的数', record: { indicators: [row('=95%')] }, finds: [] },
    { title: '结果正好等于目标的数', record: { indicators: [row('90%')] }, finds: [] },
    { title: '结果连符号照抄目标', record: { indicators: [row('>=90%')] }, finds: [{ at: 'indicators.0.actual' }] },
    {
      title: '符号写法不同，仍是照抄',
      record: { indicators: [row('≥90.00(%)')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
  ],
};

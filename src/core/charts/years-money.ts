import { readableMoney } from '../explain/money.ts';
import { isMissing } from '../figures/missing.ts';
import { kindOf } from '../forms/registry.ts';
import { isGap } from '../history/cell.ts';
import type { ProjectYear } from '../history/model.ts';
import { quote } from '../history/print-value.ts';
import { pointAmounts } from './points.ts';
import type { ChartSpec } from './spec.ts';

/** Money of a form that does not close the year is not the whole year's, and stands beside others that are. */
function sayYear({ year, gap, money, speaker }: ProjectYear): string {
  const { figure } = money.executed;
  if (gap) return gap.words;
  if (isGap(figure) || isMissing(figure)) return `${year}年没有执行数`;
  const kind = speaker && kindOf(speaker.record);
  const part = kind && kind.stage !== 'final' ? `（${kind.name}的数，不是全年的）` : '';
  return `${year}年用了${readableMoney(figure)}${part}`;
}

/** Years before a project was renamed into another, or split from it, carry that one's figures. */
function sayForebears(years: readonly ProjectYear[]): string {
  const own = years.findLast(({ node }) => node)?.node;
  const earlier = years.filter(({ node }) => node && node !== own);
  const names = [...new Set(earlier.map(({ node }) => quote(node!.project.name)))];
  return names.length ? `其中${earlier.map(({ year }) => year).join('、')}年是前身项目${names.join('、')}的数。` : '';
}

/**
 * Money planned → adjusted → spent by year, years without a form as gaps; undefined with fewer than two years that have
 * figures: a line of one point compares nothing.
 */
export function yearsMoneyChart(years: readonly ProjectYear[]): ChartSpec | undefined {
  if (years.filter(({ speaker }) => speaker).length < 2) return undefined;
  const [initial, adjusted, executed] = (['initial', 'adjusted', 'executed'] as const).map((key) =>
    years.map(({ money }) => money[key].figure),
  );
  return {
    id: 'years-money',
    type: 'columns',
    title: '各年资金',
    sentence: `${years.map(sayYear).join('，')}。${sayForebears(years)}`,
    unit: '元',
    categories: years.map(({ year }) => year),
    series: [
      { name: '年初预算', tone: 'plan', ...pointAmounts(initial!, initial) },
      { name: '调整后预算', tone: 'adjusted', ...pointAmounts(adjusted!, initial) },
      { name: '已用', tone: 'result', ...pointAmounts(executed!, initial) },
    ],
    shareOf: '年初预算',
    interactive: true,
  };
}

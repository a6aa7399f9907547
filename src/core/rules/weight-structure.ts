import type { Exact } from '../figures/decimal.ts';
import { sum } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { Reading } from '../forms/reading.ts';
import { dimensionsOf } from './dimensions.ts';
import type { Rule } from './rule.ts';

/** Points the groups have by custom; costs are counted with 产出, of which they were a part until 2021. */
const CUSTOM = { 预算执行: '10', 产出: '50', 效益: '30', 满意度: '10' } as const;
type Group = keyof typeof CUSTOM;
const GROUPS = Object.keys(CUSTOM) as Group[];

/** Points by group; undefined where the execution or any indicator has no readable points or no known place. */
function readWeights({ total, indicators }: Reading): Record<Group, Exact> | undefined {
  if (!total || isMissing(total.weight) || indicators.length === 0) return undefined;
  const points: Record<Exclude<Group, '预算执行'>, Exact[]> = { 产出: [], 效益: [], 满意度: [] };
  for (const { weight, row } of indicators) {
    const [dimension] = dimensionsOf(row);
    if (isMissing(weight) || !dimension) return undefined;
    points[dimension === '成本' ? '产出' : dimension].push(weight.value);
  }
  return { 预算执行: total.weight.value, 产出: sum(points.产出), 效益: sum(points.效益), 满意度: sum(points.满意度) };
}

const row = (level1: string, level2: string, weight: string) => ({
  level1,
  level2,
  name: `${level1}一`,
  target: '≥90%',
  actual: '95%',
  weight,
  score: weight,
});
const rows = (output: string, benefit: string, satisfaction: string) => ({
  indicators: [
    row('产出指标', '数量指标', output),
    row('效益指标', '社会效益指标', benefit),
    row('满意度指标', '满意度指标', satisfaction),
  ],
});

export const WEIGHT_STRUCTURE: Rule = {
  id: 'weight-structure',
  family: '信得过',
  title: '分值的分配与通行的 10/50/30/10 差得多',
  why: '预算执行、产出、效益、满意度各占多少分，决定了总分看重什么。通行的分法可以调整，但要有道理。',
  basis: '通行做法',
  severity: 'note',
  needs: ['project', 'points'],
  check({ reading, site: { thresholds } }) {
    const weights = readWeights(reading);
    if (!weights) return [];
    const offset = (group: Group): Exact => weights[group].minus(CUSTOM[group]);
    const far = GROUPS.filter((group) => offset(group).abs().gt(thresholds.weightStructure));
    if (far.length === 0) return [];
    const differences = far.map(
      (group) => `${group}${offset(group).gt(0) ? '多' : '少'}${offset(group).abs().toFixed()}分`,
    );
    return [
      {
        at: 'indicators',
        because: [`${reading.total!.path}.weight`, ...reading.indicators.map(({ path }) => `${path}.weight`)],
        message: `分值是${GROUPS.map((group) => `${group}${weights[group].toFixed()}分`).join('、')}；比通行的分法${differences.join('，')}。`,
        printed: GROUPS.map((group) => weights[group].toFixed()).join('/'),
        expected: GROUPS.map((group) => CUSTOM[group]).join('/'),
        advice: '核对分值和一级指标有没有录错；有意调整的，不必处理。',
      },
    ];
  },
  examples: [
    { title: '10/50/30/10', record: {}, finds: [] },
    { title: '各组相差不过5分', record: rows('45', '30', '15'), finds: [] },
    { title: '没有满意度，效益占45分', record: rows('45', '45', '0'), finds: [{ at: 'indicators' }] },
  ],
};

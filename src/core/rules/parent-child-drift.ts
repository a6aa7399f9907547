import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import { compareTargets, SHIFT_WORDS } from '../history/measure-shift.ts';
import { quote, quoteCell } from './quote.ts';
import type { Outcome, Rule } from './rule.ts';
import { isCombined, saySame, shareIndicators, type PartIndicator } from './shared-indicator.ts';

type Shared = ReturnType<typeof shareIndicators>[number];

type Field = 'target' | 'actual' | 'level1' | 'level2';
const LABELS: Record<Field, string> = {
  target: '年度指标值',
  actual: '完成值',
  level1: '一级指标',
  level2: '二级指标',
};

function tell(own: IndicatorLine, parts: readonly PartIndicator[], field: Field, remark = ''): Outcome {
  const theirs = parts.map(({ name, line }) => `二级构成${quote(name)}${quoteCell(line.row[field])}`).join('，');
  return {
    at: `${own.path}.${field}`,
    because: parts.map(({ form, line }) => `${form.form.id}#${line.path}.${field}`),
    message: `${quote(own.row.name)}的${LABELS[field]}：本表${quoteCell(own.row[field])}，${theirs}${remark}。`,
    printed: own.row[field] ?? '',
    expected: parts.map(({ line }) => line.row[field] ?? '').join('；'),
    advice: '核对上下两级的表，把填错的一处改过来；上级另有口径的，说明理由，不改。',
  };
}

function compareTarget({ own, parts }: Shared): Outcome[] {
  const targets = parts.map(({ line }) => line.target);
  if (isCombined(own.target, targets, false)) return [];
  const shifts = targets.map((target) => compareTargets(target, own.target));
  const differing = parts.filter((_, i) => shifts[i] !== 'same');
  const [shift, ...others] = new Set(shifts.filter((each) => each !== 'same'));
  if (!shift) return [];
  return [tell(own, differing, 'target', others.length ? '' : `，本表${SHIFT_WORDS[shift]}`)];
}

/** A result that the parent leaves blank is told where blanks are; one that no part states is told here. */
function compareActual({ own, parts }: Shared): Outcome[] {
  if (isMissing(own.actual)) return [];
  const stated = parts.filter(({ line }) => !isMissing(line.actual));
  if (stated.length === 0)
    return parts.every(({ line }) => line.row.actual !== undefined) ? [tell(own, parts, 'actual')] : [];
  const actuals = stated.map(({ line }) => line.actual);
  if (isCombined(own.actual, actuals, true)) return [];
  const differing = stated.filter(({ line }) => !saySame(own.actual, line.actual));
  return differing.length ? [tell(own, differing, 'actual')] : [];
}

const compareLevels = ({ own, parts }: Shared): Outcome[] =>
  (['level1', 'level2'] as const).flatMap((field) => {
    const differing = parts.filter(({ line }) => bareLevel(line.row[field]) !== bareLevel(own.row[field]));
    return differing.length ? [tell(own, differing, field)] : [];
  });

const row = (name: string, target: string, actual: string, level2 = '质量指标') => ({
  ...{ level1: '产出指标', level2, name, target, actual },
});

export const PARENT_CHILD_DRIFT: Rule = {
  id: 'parent-child-drift',
  family: '对得上',
  title: '同一个指标，上级项目与二级构成不一致',
  why: '上级项目的表由二级构成汇总而来。同一个指标上下不一，汇总时就可能降低了要求，或者填错了结果。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['table'],
  check: (context) =>
    shareIndicators(context).flatMap((shared) => [
      ...compareTarget(shared),
      ...compareActual(shared),
      ...compareLevels(shared),
    ]),
  examples: [
    {
      title: '汇总时把师资达标率的目标降低了，完成情况换了说法，还归到另一类',
      record: {
        indicators: [
          row('师资达标率', '≥90%', '100%'),
          row('响应及时性', '及时', '提升', '时效指标'),
          row('设备正常天数', '=365天', '365天'),
        ],
      },
      others: [
        {
          relation: 'child',
          record: {
            indicators: [
              row('师资达标率', '=100%', '100%'),
              row('响应及时性', '及时', '及时', '时效指标'),
              row('设备正常天数', '=365天', '365天', '时效指标'),
            ],
          },
        },
      ],
      finds: [{ at: 'indicators.0.target' }, { at: 'indicators.1.actual' }, { at: 'indicators.2.level2' }],
    },
    {
      title: '上级项目的次数是两个二级构成之和，满意度在两者之间',
      record: { indicators: [row('培训次数', '≥5次', '7次'), row('满意度', '≥90%', '95%')] },
      others: [
        { relation: 'child', record: { indicators: [row('培训次数', '≥2次', '3次'), row('满意度', '≥90%', '93%')] } },
        { relation: 'child', record: { indicators: [row('培训次数', '≥3次', '4次'), row('满意度', '≥90%', '97%')] } },
      ],
      finds: [],
    },
  ],
};

import { isMissing } from '../figures/missing.ts';
import { nameOf } from './indicator-words.ts';
import type { Rule } from './rule.ts';

const row = (parts: object) => ({
  level1: '满意度指标',
  level2: '服务对象满意度指标',
  name: '居民满意度',
  target: '≥90%',
  weight: '10',
  ...parts,
});

export const ACTUAL_MISSING: Rule = {
  id: 'actual-missing',
  family: '填得全',
  title: '有得分，没有实际完成值',
  why: '没有写做成了多少，这些分就没有依据。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['points'],
  check: ({ reading }) =>
    reading.indicators.flatMap((line) => {
      if (!isMissing(line.actual) || isMissing(line.score)) return [];
      const { path, row: printed, score } = line;
      const weight = isMissing(line.weight) ? '' : `（分值${line.weight.text.trim()}分）`;
      return [
        {
          at: `${path}.actual`,
          because: [`${path}.score`],
          message: `${nameOf(line)}得${score.text.trim()}分${weight}，目标“${printed.target}”，实际完成值没有填。`,
          printed: printed.actual ?? '',
          advice: '补上实际完成值和它的来源（台账、问卷、验收单等）；没有测过的，得分要重新考虑。',
        },
      ];
    }),
  examples: [
    { title: '得分有结果作依据', record: {}, finds: [] },
    {
      title: '满意度没有写，得满分',
      record: { indicators: [row({ actual: '', score: '10' })] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    { title: '结果和得分都没有填', record: { indicators: [row({ actual: '', score: '' })] }, finds: [] },
  ],
};

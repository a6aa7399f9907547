import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf, printValue } from './indicator-words.ts';
import type { Rule } from './rule.ts';
import { listNames, tellOnce, type OfRow } from './told-together.ts';

function findMissing(line: IndicatorLine): OfRow[] {
  const { path, row: printed, score, actual } = line;
  if (!isMissing(actual) || isMissing(score)) return [];
  const weight = isMissing(line.weight) ? '' : `（分值${line.weight.text.trim()}分）`;
  const lacks = actual.missing === 'absent' ? '表上没有实际完成值一栏' : '实际完成值没有填';
  const outcome = {
    at: `${path}.actual`,
    because: [`${path}.score`],
    message: `${nameOf(line)}得${score.text.trim()}分${weight}，目标${printValue(line.target)}，${lacks}。`,
    printed: printed.actual ?? '',
    advice: '补上实际完成值和它的来源（台账、问卷、验收单等）；没有测过的，得分要重新考虑。',
  };
  return [{ line, outcome }];
}

const sayLacking = (lines: readonly IndicatorLine[]) => ({
  message: `表上没有实际完成值一栏，${listNames(lines)}却有得分。`,
  advice: '看是不是录表时漏了一栏；原表就没有这一栏的，请填表单位补上结果和它的来源。',
});

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
  check: ({ reading }) => {
    const found = reading.indicators.flatMap(findMissing);
    const [lacking, blank] = [true, false].map((absent) =>
      found.filter(({ line }) => isMissing(line.actual) && (line.actual.missing === 'absent') === absent),
    );
    return [...tellOnce(lacking!, sayLacking), ...blank!.map(({ outcome }) => outcome)];
  },
  examples: [
    { title: '得分有结果作依据', record: {}, finds: [] },
    {
      title: '满意度没有写，得满分',
      record: { indicators: [row({ actual: '', score: '10' })] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    {
      title: '表上没有结果一栏，条条有得分：只说一次',
      record: { indicators: [1, 2, 3].map((i) => row({ name: `满意度${i}`, score: '10' })) },
      finds: [{ at: 'indicators' }],
    },
    { title: '结果和得分都没有填', record: { indicators: [row({ actual: '', score: '' })] }, finds: [] },
  ],
};

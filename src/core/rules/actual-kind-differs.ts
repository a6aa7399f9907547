import type { Measure } from '../figures/measure.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { nameOf, printValue } from './indicator-words.ts';
import { isScored, pointsLost } from './points.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { isExplained } from './stated-reasons.ts';
import { countWhereCommon, listNames, type OfRow } from './told-together.ts';

const SORTS = { quantity: '数', deadline: '时间', words: '文字' } as const;
const COMPACT_DATE = /^20\d{2}(?:[.\-/]?\d{1,2}){0,2}$/;
const NUMBER_IN_WORDS = /[\d０-９一二两三四五六七八九十百千]/;
const SHORT = 6;

const hasNumber = ({ text }: Measure): boolean => NUMBER_IN_WORDS.test(text);
const shareNoCharacter = (a: string, b: string): boolean => ![...a].some((character) => b.includes(character));

/** Target and actual of different sorts. Words that hold a number, or a time told in other words, do answer. */
function differInSort(target: Measure, actual: Measure): boolean {
  if (target.kind === actual.kind || actual.kind === 'deadline') return false;
  if (target.kind === 'deadline') return actual.kind === 'quantity' && !COMPACT_DATE.test(actual.text.trim());
  return !hasNumber(target.kind === 'words' ? target : actual);
}

/** Two short words that have nothing in common: 及时 answered by 提升. Longer texts may mean the same. */
function differInWord({ text: wanted }: Measure, { text: got }: Measure): boolean {
  const [a, b] = [wanted.trim(), got.trim()];
  return a.length <= SHORT && b.length <= SHORT && shareNoCharacter(a, b);
}

/** What the actual of a form is held against; a date of the year's target holds for the middle of the year too. */
function wantedOf({ target, planned }: IndicatorLine, { kind }: RuleContext): Measure | Missing {
  if (kind.expectation !== 'planned' || isMissing(planned)) return target;
  return !isMissing(target) && target.kind === 'deadline' && planned.kind === 'quantity' ? target : planned;
}

/** What the outcome of a row rests on. */
const heldAgainst = ({ target, planned }: IndicatorLine, { kind }: RuleContext): Measure | Missing =>
  kind.expectation === 'planned' ? planned : target;

interface Fault {
  readonly how: string;
  /** Told for information: the form does say that the target was reached, only not how. */
  readonly isMild?: boolean;
}

/** 达成 answers a time or 当年度完成, which ask whether it was done; it does not answer 提升. */
const asksForWords = ({ kind, text }: Measure): boolean => kind === 'words' && !/完成|达成|达标|实现/.test(text);

/** Points taken off or a reason given tell that the word was meant: 及时, but 延迟. */
const isOwned = (line: IndicatorLine, context: RuleContext): boolean =>
  (isScored(line) && pointsLost(line).gt(0)) || isExplained(line, context);

/** How the actual fails to answer, as a clause with what follows from it; undefined where it answers. */
function findFault(line: IndicatorLine, wanted: Measure, actual: Measure, context: RuleContext): Fault | undefined {
  const { reason, outcome } = line.attainment ?? {};
  if (reason === 'declared')
    return asksForWords(wanted) ? { how: '只说达成，没有用目标的词写结果', isMild: true } : undefined;
  // whatever their sorts: the one was held against the other
  if (outcome !== 'unverifiable' && wanted === heldAgainst(line, context)) return undefined;
  if (differInSort(wanted, actual))
    return { how: `目标是${SORTS[wanted.kind]}，结果是${SORTS[actual.kind]}，无法对照` };
  const isUnderway = context.kind.stage === 'midway' && /中[。.]?$/.test(actual.text.trim());
  if (reason !== 'words-differ' || isUnderway || isOwned(line, context) || !differInWord(wanted, actual))
    return undefined;
  return { how: '结果用的不是目标的词，无法对照' };
}

function judgeLine(line: IndicatorLine, context: RuleContext): OfRow[] {
  const { actual } = line;
  const wanted = wantedOf(line, context);
  if (isMissing(actual) || isMissing(wanted)) return [];
  const fault = findFault(line, wanted, actual, context);
  if (!fault) return [];
  const isTarget = wanted === line.target;
  const outcome: Outcome = {
    at: `${line.path}.actual`,
    because: [`${line.path}.${isTarget ? 'target' : 'planned'}`],
    message: `${nameOf(line)}${isTarget ? '目标' : '计划'}${printValue(wanted)}，实际${printValue(actual)}：${fault.how}。`,
    printed: line.row.actual ?? '',
    advice: '按目标的说法写结果：目标是数就写数，是时间就写完成的时间，是“及时”就写是不是及时。',
    ...(fault.isMild && { severity: 'note' as const }),
  };
  return [{ line, outcome }];
}

function check(context: RuleContext): Outcome[] {
  const { indicators } = context.reading;
  const found = indicators.flatMap((line) => judgeLine(line, context));
  const [mild, plain] = [true, false].map((wanted) =>
    found.filter(({ outcome }) => Boolean(outcome.severity) === wanted),
  );
  const counted = countWhereCommon(mild!, indicators, (lines) => ({
    message: `${indicators.length}条指标里，${listNames(lines)}只说达成，没有用目标的词写结果。`,
    advice: '按目标的说法写结果：提升了多少、健全了什么，用事实说明。',
  }));
  return [...plain!.map(({ outcome }) => outcome), ...counted];
}

const row = (target: string, actual: string) => ({
  ...{ level1: '产出指标', level2: '时效指标', name: '故障响应及时性', target, actual },
  ...{ weight: '2', score: '2', deviation: '' },
});

export const ACTUAL_KIND_DIFFERS: Rule = {
  id: 'actual-kind-differs',
  family: '信得过',
  title: '结果与目标答非所问',
  why: '目标说“及时”，结果说“提升”，或目标是数、结果是一句话，就看不出做到没有。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['results'],
  check,
  examples: [
    {
      title: '只写“达成指标”',
      record: { indicators: [row('提升', '达成指标')] },
      finds: [{ at: 'indicators.0.actual', severity: 'note' }],
    },
    {
      title: '用目标的词回答，或目标问完成、回答完成',
      record: { indicators: [row('及时', '及时'), row('当年度完成', '已完成')] },
      finds: [],
    },
    { title: '及时答成提升', record: { indicators: [row('及时', '提升')] }, finds: [{ at: 'indicators.0.actual' }] },
    {
      title: '时间目标答成次数',
      record: { indicators: [row('2023年11月前', '2')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    {
      title: '费用目标只答“完成”',
      record: { indicators: [row('≤30万元', '完成')] },
      finds: [{ at: 'indicators.0.actual' }],
    },
    {
      title: '意思相近的词，带数的句子',
      record: { indicators: [row('提升', '稳步提升'), row('≥3次', '共培训3次')] },
      finds: [],
    },
  ],
};

import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import { Exact, HUNDRED, sum } from '../../../src/core/figures/decimal.ts';
import { isMissing } from '../../../src/core/figures/missing.ts';
import { parseStripped } from '../../../src/core/figures/number.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { RULES } from '../../../src/core/rules/registry.ts';
import type { Outcome, Rule } from '../../../src/core/rules/rule.ts';
import { HOLDS } from '../../../src/core/rules/arithmetic/verdict.ts';
import { selfEvaluation } from '../forms/records.ts';
import { makeCatalogue } from '../library/made-up.ts';

/*
 * Single changes to a sound form: each figure that some relation constrains is altered in the ways in which clerks slip, and
 * the audit must raise an error or a warning, or the change must lie within what rounding explains.
 */

/** A seeded source of numbers (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
type Random = () => number;
const int = (random: Random, min: number, max: number): number => min + Math.floor(random() * (max - min + 1));
const pick = <T>(random: Random, items: readonly T[]): T => items[int(random, 0, items.length - 1)]!;

/** Targets with a result that keeps them and one that does not. */
const PAIRS: readonly (readonly [name: string, target: string, kept: string, broken: string])[] = [
  ['活动场次', '≥12场', '12场次', '11场'],
  ['培训人数', '不少于300人', '320人', '230人'],
  ['参训合格率', '≥95%', '96.5%', '69.5%'],
  ['知晓率', '90%以上', '90%', '9%'],
  ['设备完好率', '=100%', '100%', '99.5%'],
  ['安全事故', '=0起', '0起', '1起'],
  ['安全事故次数', '0起', '0起', '2起'],
  ['投诉起数', '零投诉', '0起', '3起'],
  ['采购成本', '=30万元', '29.8万元', '35万元'],
  ['采购成本', '30万元', '298,000元', '31万元'],
  ['办结时限', '5个工作日内', '4个工作日', '7个工作日'],
  ['响应时间', '30分钟', '25分钟', '1小时'],
  ['覆盖街道', '12个', '12个街道', '11个'],
  ['群众满意度', '90%', '92.4%', '82.4%'],
  ['采购及时率', '100.00', '100.00', '98.00'],
  ['补助标准', '1000元/人', '1000元/人', '900元/人'],
  ['巡查次数', '每季度1次', '4次', '3次'],
  ['例会次数', '3-5次', '4次', '2次'],
  ['培训期数', '三期', '3期', '2期'],
  ['受益人数', '≥1.2万人次', '12400人次', '11240人次'],
  ['完工时间', '2023年11月底前', '2023年10月', '2023年12月'],
  ['验收时间', '10月底前', '2023年10月20日', '2023年11月2日'],
  ['服务覆盖', '全覆盖', '全覆盖', '未全覆盖'],
  ['问题整改', '全部整改', '100%', '整改80%'],
  ['资金发放及时性', '及时', '及时', '不及时'],
  ['任务完成情况', '完成', '已完成', '部分完成'],
];

interface Made {
  readonly form: FormRecord;
  /** Paths of figures, each with the result that breaks the target where it is a result. */
  readonly paths: readonly { readonly path: string; readonly broken?: string }[];
}

const COLUMNS = ['initial', 'adjusted', 'executed'] as const;

/** A sound form: everything holds to the last digit. */
export function makeForm(random: Random): Made {
  const inWan = random() < 0.5;
  const worth = inWan ? 1 : 10_000;
  const decimals = 2;
  const parts = Array.from({ length: int(random, 2, 3) }, () => {
    const adjusted = new Exact(int(random, 1000, 900_000)).div(HUNDRED).times(worth);
    return {
      initial: new Exact(int(random, 1000, 900_000)).div(HUNDRED).times(worth),
      adjusted,
      executed: adjusted
        .times(int(random, 900, 999))
        .div(1000)
        .toDecimalPlaces(decimals, Exact.ROUND_DOWN),
    };
  });
  const add = (column: (typeof COLUMNS)[number]): Exact => sum(parts.map((part) => part[column]));
  const print = (of: (column: (typeof COLUMNS)[number]) => Exact) =>
    Object.fromEntries(COLUMNS.map((column) => [column, of(column).toFixed(decimals)]));
  const percent = add('executed').div(add('adjusted')).times(HUNDRED);
  const score = percent.div(10).toDecimalPlaces(2);
  const rows = Array.from({ length: 9 }, () => pick(random, PAIRS));
  const sources = ['appropriation', 'carryover', 'other'] as const;
  const form = selfEvaluation({
    currency: inWan ? '万元' : '元',
    funds: [
      {
        source: 'total',
        label: '年度资金总额',
        ...print(add),
        weight: '10',
        rate: `${percent.toFixed(2)}%`,
        score: score.toFixed(2),
      },
      ...parts.map((part, i) => ({ source: sources[i]!, label: `来源${i}`, ...print((column) => part[column]) })),
    ],
    indicators: rows.map(([name, target, actual], i) => ({
      ...{ level1: i < 5 ? '产出指标（50分）' : '效益指标（40分）', level2: i < 5 ? '数量指标' : '社会效益指标' },
      ...{ name, target, actual, weight: '10', score: '10', deviation: '' },
    })),
    total: { weight: '100', score: score.plus(90).toFixed(2) },
  });
  const paths = [
    ...[0, ...parts.map((_, i) => i + 1)].flatMap((row) =>
      COLUMNS.map((column) => ({ path: `funds.${row}.${column}` })),
    ),
    ...['funds.0.rate', 'funds.0.score', 'total.weight', 'total.score'].map((path) => ({ path })),
    ...rows.flatMap(([, , , broken], i) => [
      { path: `indicators.${i}.weight` },
      { path: `indicators.${i}.score` },
      { path: `indicators.${i}.actual`, broken },
    ]),
  ];
  return { form, paths };
}

/** A figure as clerks misprint it: one digit wrong, two exchanged, one lost, the point moved. */
export function misprint(text: string, random: Random): string {
  const at = [...text].flatMap((sign, i) => (/\d/.test(sign) ? [i] : []));
  const i = pick(random, at);
  const swap = (place: number, sign: string): string => text.slice(0, place) + sign + text.slice(place + 1);
  switch (int(random, 0, 3)) {
    case 0:
      return swap(i, String((Number(text[i]) + int(random, 1, 9)) % 10));
    case 1: {
      const next = at[at.indexOf(i) + 1];
      return next === undefined
        ? swap(i, String((Number(text[i]) + 1) % 10))
        : swap(i, text[next]!).slice(0, next) + text[i] + text.slice(next + 1);
    }
    case 2:
      return at.length > 2 ? text.slice(0, i) + text.slice(i + 1) : swap(i, String((Number(text[i]) + 1) % 10));
    default:
      return text.includes('.')
        ? text.replace(/(\d)\.(\d)/, '.$1$2').replace(/^\./, '0.')
        : text.replace(/(\d)(?=\D*$)/, '$10');
  }
}

type Plain = Record<string, unknown>;
function change(
  form: FormRecord,
  path: string,
  to: (text: string) => string,
): { changed: FormRecord; from: string; value: string } {
  const changed = structuredClone(form);
  const steps = path.split('.');
  const last = steps.pop()!;
  const owner = steps.reduce<Plain>((node, step) => node[step] as Plain, changed as unknown as Plain);
  const from = owner[last] as string;
  owner[last] = to(from);
  return { changed, from, value: owner[last] as string };
}

interface Told {
  readonly raised: ReadonlySet<string>;
  readonly outcomes: readonly (Outcome & { readonly rule: string })[];
}

function audit(form: FormRecord): Told {
  const outcomes: (Outcome & { rule: string })[] = [];
  const spies = RULES.map((rule): Rule => ({
    ...rule,
    check(context) {
      const given = rule.check(context);
      outcomes.push(...given.map((outcome) => ({ ...outcome, rule: rule.id })));
      return given;
    },
  }));
  const [result] = auditCatalogue(makeCatalogue({ xiangmu: { forms: [form] } }), { rules: spies });
  const raised = result!.findings.filter(({ severity }) => severity !== 'note').map(({ rule, at }) => `${rule} ${at}`);
  return { raised: new Set(raised), outcomes };
}

export type Fate = 'raised' | 'explained' | 'silent';
export interface Mutation {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly fate: Fate;
}

const touches = ({ at, because = [] }: Outcome, path: string): boolean => at === path || because.includes(path);

/** 22278045.60 and 22278045.6 are one figure. */
const isSame = (from: string, to: string): boolean => {
  const [a, b] = [
    parseStripped(from, (plain) => plain.replace('%', '')),
    parseStripped(to, (plain) => plain.replace('%', '')),
  ];
  return !isMissing(a) && !isMissing(b) && a.value.eq(b.value);
};

/** So many single changes, each to a new sound form, with what the audit says of them. */
export function mutate(times: number, seed: number): Mutation[] {
  const random = seeded(seed);
  const made: Mutation[] = [];
  while (made.length < times) {
    const { form, paths } = makeForm(random);
    const { path, broken } = pick(random, paths);
    const { changed, from, value } = change(form, path, (text) => broken ?? misprint(text, random));
    if (!broken && isSame(from, value)) continue;
    const [before, after] = [audit(form), audit(changed)];
    const isRaised = [...after.raised].some((finding) => !before.raised.has(finding));
    const isExplained = after.outcomes.some(
      (outcome) => touches(outcome, path) && HOLDS.has(outcome.verdict!) && outcome.verdict !== 'exact',
    );
    made.push({ path, from, to: value, fate: isRaised ? 'raised' : isExplained ? 'explained' : 'silent' });
  }
  return made;
}

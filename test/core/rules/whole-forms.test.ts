import { describe, expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import type { FormRecord, KindId } from '../../../src/core/forms/registry.ts';
import { makeCatalogue } from '../library/made-up.ts';
import { exampleRecord } from './example-record.ts';

/*
 * 样例数据: whole forms as places print them, laid over a sound one, and all that the rules must say of them as errors and
 * warnings; written down before the program was asked. Money rows: source label | initial | adjusted | executed | rate |
 * weight | score; rows of indicators: level1 | level2 | name | target | actual | weight | score | reason. `.` is no such column.
 */
const MONEY = ['initial', 'adjusted', 'executed', 'rate', 'weight', 'score'];
const ROW = ['level1', 'level2', 'name', 'target', 'actual', 'weight', 'score', 'deviation'];

const cells = (keys: readonly string[], texts: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key, i) => (texts[i] === undefined || texts[i] === '.' ? [] : [[key, texts[i]]])));
const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const money = (table: string, columns = MONEY) =>
  lines(table).map(([head = '', ...texts]) => {
    const [source, label] = head.split(' ');
    return { source, label, ...cells(columns, texts) };
  });
const rows = (table: string) => lines(table).map((texts) => ({ deviation: '', ...cells(ROW, texts) }));

interface Probe {
  readonly kind?: KindId;
  readonly form: Readonly<Record<string, unknown>>;
  /** Severity, rule and place. */
  readonly says?: readonly string[];
}

/** Points of 90 in six rows, with whatever the money's points are. */
const PLAIN = (score: string) => ({ total: { weight: '100', score } });

const SELF: Readonly<Record<string, Probe>> = {
  '元 in the total, 万元 in the parts': {
    form: {
      ...PLAIN('100'),
      funds: money(`
total 年度资金总额 | 1250000.00 | 1250000.00 | 1250000.00 | 100% | 10 | 10
appropriation 其中：当年财政拨款 | 100万元 | 100万元 | 100万元
other 其他资金 | 25万元 | 25万元 | 25万元`),
    },
  },
  'parts cut to 万元 with two decimals': {
    form: {
      ...PLAIN('100'),
      funds: money(`
total 年度资金总额 | 1234567.89 | 1234567.89 | 1234567.89 | 100% | 10 | 10
appropriation 当年财政拨款 | 98.76万元 | 98.76万元 | 98.76万元
other 其他资金 | 24.69万元 | 24.69万元 | 24.69万元`),
    },
  },
  'money carried over came into the budget later': {
    form: {
      ...PLAIN('99.83'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 100.00 | 120.00 | 118.00 | 98.33% | 10 | 9.83
appropriation 当年财政拨款 | 100.00 | 100.00 | 98.00
carryover 上年结转资金 | 0.00 | 20.00 | 20.00`),
    },
  },
  'money carried over was overspent': {
    form: {
      ...PLAIN('99.83'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 100.00 | 120.00 | 118.00 | 98.33% | 10 | 9.83
appropriation 当年财政拨款 | 100.00 | 100.00 | 93.00
carryover 上年结转资金 | 0.00 | 20.00 | 25.00`),
    },
    says: ['warning spent-above-budget funds.2.executed'],
  },
  'a budget cut to what was spent': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 100.00 | 80.00 | 80.00 | 100% | 10 | 10
appropriation 当年财政拨款 | 100.00 | 80.00 | 80.00`),
    },
  },
  'a rate of the first budget instead of the adjusted one': {
    form: {
      ...PLAIN('97.6'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 100.00 | 80.00 | 76.00 | 76% | 10 | 7.6
appropriation 当年财政拨款 | 100.00 | 80.00 | 76.00`),
    },
    says: ['error execution-rate funds.0.rate'],
  },
  'a refund as a negative': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 80.00 | 76.80 | 76.80 | 100.00% | 10 | 10
appropriation 当年财政拨款 | 80.00 | 80.00 | 80.00
other 收回结余资金 | 0.00 | -3.20 | -3.20`),
    },
  },
  'a budget of 0': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 0.00 | 0.00 | 0.00 | — | 10 | 10
appropriation 当年财政拨款 | 0.00 | 0.00 | 0.00`),
    },
  },
  'a rate above 100 %': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 100.00 | 100.00 | 104.00 | 104% | 10 | 10
appropriation 当年财政拨款 | 100.00 | 100.00 | 104.00`),
    },
    says: ['warning spent-above-budget funds.0.executed', 'warning spent-above-budget funds.1.executed'],
  },
  'a rate above 100 % printed as 100 %': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`total 年度资金总额 | 100.00 | 100.00 | 104.00 | 100% | 10 | 10`),
    },
    says: ['error execution-rate funds.0.rate', 'warning spent-above-budget funds.0.executed'],
  },
  'points above the weight for a rate above 100 %': {
    form: {
      ...PLAIN('100.4'),
      currency: '万元',
      funds: money(`total 年度资金总额 | 100.00 | 100.00 | 104.00 | 104% | 10 | 10.4`),
    },
    says: [
      'error execution-score funds.0.score',
      'error score-within-weight funds.0.score',
      'warning spent-above-budget funds.0.executed',
    ],
  },
  'half points': {
    form: {
      total: { weight: '100', score: '97.5' },
      funds: money(`total 年度资金总额 | 100.00 | 100.00 | 100.00 | 100% | 10 | 10`),
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 12.5 | 12.5
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 37.5 | 37.5
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 87% | 30 | 28.5 | 宣传不够，明年增加入户宣传
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 85% | 10 | 9 | 停车难，明年改造车位`),
    },
  },
  'half a point too many in the total': {
    form: {
      total: { weight: '100', score: '98.0' },
      funds: money(`total 年度资金总额 | 100.00 | 100.00 | 100.00 | 100% | 10 | 10`),
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 12.5 | 12.5
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 37.5 | 37.5
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 87% | 30 | 28.5 | 宣传不够，明年增加入户宣传
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 85% | 10 | 9 | 停车难，明年改造车位`),
    },
    says: ['error scores-add-up total.score'],
  },
  'weights of 105 with only a score total': {
    form: {
      total: { score: '105' },
      grade: '',
      funds: money(`total 年度资金总额 | 100.00 | 100.00 | 100.00 | 100% | 10 | 10`),
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 30 | 30
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 25 | 25
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 30 | 30
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10`),
    },
    says: ['warning weights-add-up indicators'],
  },
  'twenty points for the money': {
    form: {
      total: { weight: '100', score: '97.5' },
      currency: '万元',
      funds: money(`total 年度资金总额 | 80.00 | 80.00 | 70.00 | 87.50% | 20 | 17.5`),
      goal: { expected: '办好服务。', actual: '全年完成服务；项目尾款因发票未到，下年支付。' },
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 20 | 20
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 20 | 20
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 30 | 30
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10`),
    },
  },
  'points of the indicators alone make 100': {
    form: {
      total: { weight: '100', score: '100' },
      funds: money(`total 年度资金总额 | 80.00 | 80.00 | 79.00 | 98.75%`),
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 30 | 30
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 20 | 20
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 40 | 40
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10`),
    },
  },
  'points of the indicators alone make 100, and the total is one more': {
    form: {
      total: { weight: '100', score: '97' },
      funds: money(`total 年度资金总额 | 120.00 | 120.00 | 116.40 | 97%`),
      indicators: rows(`
产出指标 | 数量指标 | 修缮房屋 | ≥30户 | 32户 | 30 | 30
产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 30 | 30
效益指标 | 社会效益指标 | 群众知晓率 | ≥90% | 80% | 30 | 26 | 部分群众外出，宣传未到位
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 94% | 10 | 10`),
    },
    says: ['error scores-add-up total.score'],
  },
  'five sources of money, of which one was printed 50 too little': {
    form: {
      ...PLAIN('99.3'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 1000 | 1000 | 930 | 93 | 10 | 9.3
appropriation 中央财政资金 | 400 | 400 | 400 | 100
extra 省级财政资金 | 300 | 300 | 230 | 76.67
extra 市级财政资金 | 100 | 100 | 80 | 80
extra 县级财政资金 | 150 | 150 | 120 | 80
other 其他资金 | 50 | 50 | 50 | 100`),
    },
    // 各项相加 is 880 of all five rows, which make the total of the other columns
    says: ['error funds-add-up funds.1.executed'],
  },
  '亿元, parts cut': {
    form: {
      ...PLAIN('100'),
      currency: '亿元',
      funds: money(`
total 年度资金总额 | 1.23 | 1.23 | 1.23 | 100.00% | 10 | 10
appropriation 其中：中央补助 | 0.41 | 0.41 | 0.41
extra 省级资金 | 0.41 | 0.41 | 0.41
extra 市县资金 | 0.40 | 0.40 | 0.40`),
    },
  },
  'a total of whole 万元 beside parts of two decimals': {
    form: {
      ...PLAIN('99.8'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 1235 | 1235 | 1210 | 98% | 10 | 9.8
appropriation 当年财政拨款 | 1000.56 | 1000.56 | 980.25
other 其他资金 | 234.00 | 234.00 | 229.60`),
    },
  },
  'thirds of 90 points': {
    form: {
      ...PLAIN('100'),
      funds: money(`total 年度资金总额 | 120.00 | 120.00 | 120.00 | 100% | 10 | 10`),
      indicators: rows(`
产出指标 | 数量指标 | 修缮房屋 | ≥30户 | 32户 | 33.33 | 33.33
产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 33.33 | 33.33
效益指标 | 社会效益指标 | 群众知晓率 | ≥90% | 93% | 13.34 | 13.34
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 94% | 10 | 10`),
    },
  },
  'points lost although the target is kept': {
    form: {
      ...PLAIN('95'),
      funds: money(`total 年度资金总额 | 120.00 | 120.00 | 120.00 | 100% | 10 | 10`),
      indicators: rows(`
产出指标 | 数量指标 | 建设公厕 | ≥9座 | 9座 | 20 | 15
产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 30 | 30
效益指标 | 社会效益指标 | 如厕方便程度 | ≥90% | 92% | 30 | 30
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90% | 94% | 10 | 10`),
    },
    says: ['warning target-met-points-lost indicators.0.score'],
  },
  'a row of subtotals below each group': {
    form: {
      total: { weight: '100', score: '99.8' },
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 30 | 30
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 20 | 20
产出指标 |  | 小计 |  |  | 50 | 50
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 30 | 30
效益指标 |  | 小计 |  |  | 30 | 30
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10
满意度指标 |  | 小计 |  |  | 10 | 10`),
    },
  },
  'a subtotal that its rows do not make': {
    form: {
      total: { weight: '100', score: '99.8' },
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 30 | 30
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 20 | 20
产出指标 |  | 小计 |  |  | 55 | 55
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 30 | 30
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10`),
    },
    says: ['error subtotals-add-up indicators.2.score', 'error subtotals-add-up indicators.2.weight'],
  },
  'points of a level in its label': {
    form: {
      total: { weight: '100', score: '94.8' },
      indicators: rows(`
产出指标（50分） | 数量指标 | 走访户数 | ≥100户 | 120户 | 25 | 25
产出指标（50分） | 质量指标 | 档案完整率 | ≥95% | 96% | 20 | 20
效益指标（30分） | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 30 | 30
满意度指标（10分） | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10`),
    },
    says: ['warning level-points indicators.0.level1', 'error weights-add-up total.weight'],
  },
  'a score above its weight, and one below 0': {
    form: {
      total: { weight: '100', score: '99.8' },
      indicators: rows(`
产出指标 | 数量指标 | 走访户数 | ≥100户 | 120户 | 30 | 32
产出指标 | 质量指标 | 档案完整率 | ≥95% | 96% | 20 | 20
效益指标 | 社会效益指标 | 居民知晓率 | ≥90% | 92% | 38 | 40
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 50% | 2 | -2 | 未及时回访，明年补上`),
    },
    says: [
      'error score-within-weight indicators.0.score',
      'error score-within-weight indicators.2.score',
      'error score-within-weight indicators.3.score',
    ],
  },
  'full points where the rate gives 9.55': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`total 年度资金总额 | 200.00 | 200.00 | 191.00 | 95.5% | 10 | 10`),
    },
    // 9.55 in whole points
  },
  'points rounded to tenths': {
    form: {
      ...PLAIN('99.6'),
      currency: '万元',
      funds: money(`total 年度资金总额 | 200.00 | 200.00 | 191.00 | 95.5% | 10 | 9.6`),
    },
  },
  'a rate rounded up to 100 %': {
    form: {
      ...PLAIN('100'),
      funds: money(`total 年度资金总额 | 1000000.00 | 1000000.00 | 999960.00 | 100.00% | 10 | 10`),
    },
  },
  'a rate with three decimals, full width, with a space': {
    form: {
      ...PLAIN('99.83'),
      funds: money(`total 年度资金总额 | 120.00 | 120.00 | 118.00 | ９８.３３３ ％ | 10 | 9.83`),
    },
  },
  'a grade above its score': {
    form: { total: { weight: '100', score: '99.8' }, grade: '良' },
    says: ['error grade-matches-score grade'],
  },
  'a grade in other words': { form: { total: { weight: '100', score: '99.8分' }, grade: '优秀' } },
  'groups of three by spaces': {
    form: {
      ...PLAIN('100'),
      funds: money(`
total 年度资金总额 | 1 200 000.00 | 1 200 000.00 | 1 200 000.00 | 100% | 10 | 10
appropriation 当年财政拨款 | 1 200 000.00 | 1 200 000.00 | 1 200 000.00`),
    },
  },
  'units behind a space': {
    form: {
      ...PLAIN('100'),
      funds: money(`
total 年度资金总额 | 120.00 万元 | 120.00 万元 | 1200000 元 | 100 % | 10 | 10
appropriation 当年财政拨款 | 120 万元 | 120 万元 | 120 万元`),
    },
  },
  'one column in 元 among 万元': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 120.00 | 120.00 | 1200000.00 | 100% | 10 | 10
appropriation 当年财政拨款 | 120.00 | 120.00 | 120.00`),
    },
    says: ['error execution-rate funds.0.rate', 'error funds-add-up funds.0.executed'],
  },
  'parts of 其中 that come to less than the part': {
    form: {
      ...PLAIN('100'),
      currency: '万元',
      funds: money(`
total 年度资金总额 | 150.00 | 150.00 | 150.00 | 100% | 10 | 10
appropriation 当年财政拨款 | 120.00 | 120.00 | 120.00
extra 其中：中央补助 | 40.00 | 40.00 | 40.00
extra 省级补助 | 30.00 | 30.00 | 30.00
other 其他资金 | 30.00 | 30.00 | 30.00`),
    },
  },
  'money that came in beside money spent': {
    form: {
      ...PLAIN('99.5'),
      currency: '万元',
      labels: { adjusted: '全年预算数(A)', executed: '全年执行数(E)' },
      funds: money(`total 年度资金总额 | . | 100.00 | 95.00 | 95% | 10 | 9.5`).map((row) => ({
        ...row,
        extra: { '资金到位数（B）': '98.00', '到位率（B/A×100%）': '98%' },
      })),
    },
  },
  'a share of money that came in, wrongly computed': {
    form: {
      ...PLAIN('99.5'),
      currency: '万元',
      funds: money(`total 年度资金总额 | . | 100.00 | 95.00 | 95% | 10 | 9.5`).map((row) => ({
        ...row,
        extra: { 资金到位数: '98.00', 资金到位率: '100%' },
      })),
    },
    says: ['warning rate-by-letters funds.0.extra.资金到位率'],
  },
  'nothing spent': {
    form: {
      ...PLAIN('90'),
      currency: '万元',
      funds: money(`total 年度资金总额 | 100.00 | 100.00 | 0.00 | 0.00% | 10 | 0`),
    },
    says: ['warning low-rate-unexplained funds.0.rate'],
  },
};

const DEPARTMENT: Readonly<Record<string, Probe>> = {
  'by income and by spending, in 万元 and 元': {
    kind: 'department-self-evaluation',
    form: {
      funds: money(`
total 年度资金总额 | 500.00 | 520.00 | 509.60 | 98.00% | 10 | 9.8
appropriation 一般公共预算 | 480.00 | 500.00 | 490.00
other 其他资金 | 20.00 | 20.00 | 19.60
basic 基本支出 | 300.00 | 300.00 | 3000000元
projects 项目支出 | 200.00 | 220.00 | 209.60`),
    },
  },
  'spending that does not come to the total': {
    kind: 'department-self-evaluation',
    form: {
      funds: money(`
total 年度资金总额 | 500.00 | 520.00 | 509.60 | 98.00% | 10 | 9.8
basic 基本支出 | 300.00 | 300.00 | 300.00
projects 项目支出 | 200.00 | 210.00 | 209.60`),
    },
    says: ['error funds-add-up funds.1.adjusted'],
  },
  'parts of the projects': {
    kind: 'department-self-evaluation',
    form: {
      funds: money(`
total 年度资金总额 | 500.00 | 520.00 | 509.60 | 98.00% | 10 | 9.8
basic 基本支出 | 300.00 | 300.00 | 300.00
extra 其中：人员经费 | 260.00 | 260.00 | 260.00
extra 公用经费 | 40.00 | 40.00 | 40.00
projects 项目支出 | 200.00 | 220.00 | 209.60`),
    },
  },
  'tasks that do not come to their sum': {
    kind: 'department-self-evaluation',
    form: {
      tasks: [
        { name: '社区服务', content: '办好活动。', total: '60.00', fiscal: '60.00', other: '0.00' },
        { name: '基层党建', content: '办好活动。', total: '45.00', fiscal: '35.00', other: '5.00' },
        { name: '金额合计', content: '', total: '100.00', fiscal: '95.00', other: '5.00' },
      ],
    },
    says: ['error tasks-add-up tasks.1.total', 'error tasks-add-up tasks.2.total'],
  },
  'a report with a grade that its score does not give': {
    kind: 'evaluation-report',
    form: { score: '85.5', grade: '优' },
    says: ['error grade-matches-score grade'],
  },
  'a report with 优秀 for 85 points': {
    kind: 'evaluation-report',
    form: { score: '85.5', grade: '优秀' },
    says: ['error grade-matches-score grade'],
  },
  'a report with its rate wrong': {
    kind: 'evaluation-report',
    form: { funds: money(`total 年度资金总额 | 100.00 | 100.00 | 88.00 | 98.00% | . | .`) },
    says: ['error execution-rate funds.0.rate'],
  },
  'a report whose text tells another score': {
    kind: 'evaluation-report',
    form: {
      score: '92.5',
      grade: '优',
      body: '## 一、项目概况\n\n为居民服务。\n\n## 二、绩效评价结论\n\n项目综合得分为89.5分，评价等级为“良”。',
    },
    says: ['warning conclusion-differs score', 'warning conclusion-differs grade'],
  },
  'a report whose text tells the same score': {
    kind: 'evaluation-report',
    form: {
      score: '92.5',
      grade: '优',
      body: '## 一、项目概况\n\n为居民服务。\n\n## 二、绩效评价结论\n\n项目综合得分为92.50分，评价等级为“优”。其中产出得分38.5分。',
    },
  },
};

function audit({ kind = 'self-evaluation', form }: Probe): string[] {
  const named = kind.startsWith('department') ? { department: '某某街道' } : {};
  const record = { ...exampleRecord(kind), ...named, ...form } as FormRecord;
  const catalogue = record.kind.startsWith('department')
    ? makeCatalogue({}, [record])
    : makeCatalogue({ xiangmu: { name: '示例社区服务', forms: [record] } });
  const [told] = auditCatalogue(catalogue);
  return told!.findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ severity, rule, at }) => `${severity} ${rule} ${at}`);
}

describe.each([
  ['a self-evaluation', SELF],
  ['a department or a report', DEPARTMENT],
])('%s', (_, probes) =>
  test.each(Object.entries(probes))('%s', (_what, probe) =>
    expect(audit(probe).sort().join('\n')).toEqual([...(probe.says ?? [])].sort().join('\n')),
  ),
);

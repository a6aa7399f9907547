import type { FormRecord } from '../../../../src/core/forms/registry.ts';
import type { Random } from './random.ts';

/** Invented records (样例数据) of the kinds that have tables, with figures that agree with one another. */

const LEVELS: readonly (readonly [string, readonly string[]])[] = [
  ['成本指标', ['经济成本指标', '社会成本指标']],
  ['产出指标', ['数量指标', '质量指标', '时效指标']],
  ['效益指标', ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标']],
  ['满意度指标', ['服务对象满意度指标']],
];
const NAMES: Readonly<Record<string, readonly string[]>> = {
  经济成本指标: ['项目总成本', '人均培训费用标准', '每公里养护单价'],
  社会成本指标: ['施工扰民投诉', '交通影响时长'],
  数量指标: ['培训场次', '新购图书数量', '巡查次数', '改造老旧小区', '发放补贴人数', '设备购置台数'],
  质量指标: ['验收合格率', '图书上架合格率', '设备完好情况', '达标率'],
  时效指标: ['采购完成时间', '资金拨付及时率', '项目开工时间', '工程进度'],
  经济效益指标: ['带动就业收入', '节约财政资金'],
  社会效益指标: ['读者到馆人次', '居民知晓率', '防汛能力', '基层治理水平'],
  生态效益指标: ['绿化覆盖面积', '污水处理率'],
  可持续影响指标: ['管护机制', '馆藏更新机制', '人才队伍建设'],
  服务对象满意度指标: ['群众满意度', '读者满意度', '受训学员满意度'],
};
const REACHED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  数量指标: [
    ['≥24场', '25场'],
    ['=6000册', '6120册'],
    ['12次', '11次'],
    ['≥3个', '3个'],
    ['≥1,200人', '1,180人'],
  ],
  质量指标: [
    ['≥98%', '98.5%'],
    ['100%', '100%'],
    ['=95%', '93%'],
    ['完好', '完好'],
  ],
  时效指标: [
    ['2023年11月底前', '2023年10月'],
    ['≥95%', '96%'],
    ['6月底前', '5月'],
    ['按期完成', '按期完成'],
  ],
  服务对象满意度指标: [
    ['≥90%', '95.6%'],
    ['≥85%', '84%'],
    ['90%以上', '92%'],
  ],
};
const ANY: readonly (readonly [string, string])[] = [
  ['≤500元/人', '480元/人'],
  ['有效提升', '有效提升'],
  ['健全', '健全'],
  ['≥10万人次', '9.2万人次'],
  ['≤80万元', '78.5万元'],
  ['明显改善', '基本达到预期'],
];
const PROJECTS = [
  '社区图书馆运行经费',
  '河道养护项目',
  '老旧小区改造补助',
  '基层党建经费',
  '城市公园管护',
  '职业技能培训',
];
const UNITS = ['某区图书馆', '某区水务局', '某镇人民政府', '某县住房和城乡建设局', '某市公园管理中心', '某区教育局'];
const REASONS = ['受天气影响，今后错峰安排。', '招标流拍，已重新组织采购。', '部分人员出差未参加'];
const GOALS = [
  '完成河道养护12公里，保持水面整洁。',
  '新购图书6000册，举办活动24场，读者满意。',
  '组织培训10期，持续提升基层能力。',
];
const DONE = ['实际养护12.5公里，水面整洁。', '新购图书6120册，举办活动25场。', '组织培训11期，培训1180人次。'];

const twoPlaces = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

function indicatorRows(random: Random, columns: readonly string[]): Record<string, unknown>[] {
  const first = random.chance(0.6) ? 1 : 0;
  const rows: Record<string, unknown>[] = [];
  for (const [level1, parts] of LEVELS.slice(first)) {
    const own = parts.filter(() => random.chance(0.75));
    for (const level2 of own.length > 0 ? own : [parts[0]!]) {
      const names = [...NAMES[level2]!].sort(() => random.next() - 0.5).slice(0, 1 + random.below(3));
      for (const name of names) {
        const [target, actual] = random.pick(REACHED[level2] ?? ANY);
        const weight = random.pick(['5', '10', '15', '20']);
        const missed = random.chance(0.2);
        const all: Record<string, string> = {
          target,
          planned: actual,
          actual,
          weight,
          score: missed ? String(Number(weight) - 1) : weight,
          deviation: missed ? random.pick(REASONS) : '',
        };
        rows.push({ level1, level2, name, ...Object.fromEntries(columns.map((key) => [key, all[key]!])) });
      }
    }
  }
  return rows;
}

/** The rows of money: the total, and what it is made of. */
function fundRows(random: Random, points: boolean): Record<string, string>[] {
  const parts = [
    random.below(90_000) + 1000,
    random.chance(0.4) ? random.below(9000) : 0,
    random.chance(0.3) ? random.below(5000) : 0,
  ];
  const share = 60 + random.below(41);
  const rowOf = (source: string, label: string, cents: number, total: boolean): Record<string, string> => {
    const executed = Math.round((cents * share) / 100);
    const rate =
      cents === 0 ? (random.chance(0.5) ? '' : '0.00%') : `${twoPlaces(Math.round((executed * 10_000) / cents))}%`;
    const row: Record<string, string> = {
      source,
      label,
      initial: random.chance(0.2) ? '' : twoPlaces(random.chance(0.6) ? cents : Math.round(cents * 0.9)),
      adjusted: twoPlaces(cents),
      executed: twoPlaces(executed),
    };
    if (points) row['weight'] = total ? '10' : random.pick(['-', '—', '']);
    row['rate'] = rate;
    if (points) row['score'] = total ? `${Math.floor(share / 10)}.${share % 10}0` : random.pick(['-', '—', '']);
    return row;
  };
  const whole = parts.reduce((a, b) => a + b, 0);
  return [
    rowOf('total', '年度资金总额', whole, true),
    rowOf('appropriation', random.pick(['其中：当年财政拨款', '其中：财政拨款']), parts[0]!, false),
    rowOf('carryover', '上年结转资金', parts[1]!, false),
    rowOf('other', '其他资金', parts[2]!, false),
  ];
}

const declaredRows = (random: Random): Record<string, string>[] => {
  const cents = random.below(90_000) + 1000;
  const rows = (scope: string, total: string, own: string, amount: number): Record<string, string>[] => [
    { scope, source: 'total', label: total, amount: twoPlaces(amount) },
    { scope, source: scope === 'annual' ? 'appropriation' : 'fiscal', label: own, amount: twoPlaces(amount) },
    { scope, source: 'other', label: '其他资金', amount: random.pick(['', '0.00', '0']) },
  ];
  return [
    ...rows('project', '项目资金总额', '其中：财政资金', cents * 2),
    ...rows('annual', '年度资金申请总额', '其中：当年财政拨款', cents),
  ];
};

const head = (random: Random, kind: string, title: string): Record<string, unknown> => ({
  kind,
  title,
  year: '2023',
  project: random.pick(PROJECTS),
  department: random.pick(UNITS),
  implementer: random.pick(UNITS),
  currency: random.pick(['元', '万元']),
});

const MAKERS: Readonly<Record<string, (random: Random) => Record<string, unknown>>> = {
  'self-evaluation': (random) => {
    const columns = ['target', 'actual', 'weight', 'score', ...(random.chance(0.8) ? ['deviation'] : [])];
    return {
      ...head(random, 'self-evaluation', '项目支出绩效自评表'),
      funds: fundRows(random, true),
      goal: { expected: random.pick(GOALS), actual: random.pick(DONE) },
      indicators: indicatorRows(random, columns),
      total: { weight: '100', score: '97.50' },
    };
  },
  tracking: (random) => ({
    ...head(random, 'tracking', '项目支出绩效运行跟踪表'),
    period: { from: '2023-01', to: '2023-06', label: '2023年1-6月' },
    funds: fundRows(random, false),
    goal: { expected: random.pick(GOALS), actual: random.pick(DONE) },
    indicators: indicatorRows(random, ['target', 'planned', 'actual', 'deviation']),
    outlook: { budget: random.pick(['确定能', '有可能']), targets: random.pick(['确定能', '有可能']) },
    corrective: random.chance(0.5) ? '' : '加快采购进度，按月调度。',
  }),
  target: (random) => ({
    ...head(random, 'target', '项目支出绩效目标申报表'),
    category: random.pick(['经常性项目', '一次性项目', '']),
    start: '2023-01-01',
    end: '2023-12-31',
    funds: declaredRows(random),
    goal: { project: random.pick(GOALS), annual: random.pick(GOALS) },
    indicators: indicatorRows(random, ['target']),
  }),
};

/** A record of one kind, as the format has it; `source` and `publication` are for drawing only. */
export function makeRecord(random: Random): FormRecord {
  const kind = random.pick(Object.keys(MAKERS));
  return { ...MAKERS[kind]!(random), source: { file: '样例数据' }, publication: { status: 'draft' } } as never;
}

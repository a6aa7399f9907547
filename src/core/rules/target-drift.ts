import type { IndicatorLine } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import { findDeclaration } from './declaration.ts';
import { measureLikeness } from '../history/likeness.ts';
import { RENAMED } from '../history/match-rows.ts';
import { compareTargets, SHIFT_WORDS } from '../history/measure-shift.ts';
import { quote, quoteCell } from './quote.ts';
import type { Outcome, ReadForm, Rule, RuleContext } from './rule.ts';
import { keyIndicators } from '../history/same-indicator.ts';

const ADVICE = '目标经批准调整过的，在偏差原因里说明；没有调整的，按目标表改回。';

function comparePair(declaration: ReadForm, declared: IndicatorLine, line: IndicatorLine): Outcome[] {
  const [was, is] = [declared.row, line.row];
  const refer = (field: string): string[] => [`${declaration.form.id}#${declared.path}.${field}`];
  const shift = compareTargets(declared.target, line.target);
  const level = (['level1', 'level2'] as const).find((key) => bareLevel(was[key]) !== bareLevel(is[key]));
  return [
    ...(shift === 'same'
      ? []
      : [
          {
            at: `${line.path}.target`,
            because: refer('target'),
            message: `${quote(is.name)}的年度指标值：目标表${quoteCell(was.target)}，本表${quoteCell(is.target)}，${SHIFT_WORDS[shift]}。`,
            printed: is.target,
            expected: was.target,
            advice: ADVICE,
          },
        ]),
    ...(level
      ? [
          {
            at: `${line.path}.${level}`,
            because: refer(level),
            message: `${quote(is.name)}在目标表归“${was.level1}—${was.level2}”，本表归“${is.level1}—${is.level2}”。`,
            printed: is[level],
            expected: was[level],
            advice: '对照目标表，把指标归到原来的类别；确需调整的说明原因。',
          },
        ]
      : []),
  ];
}

function compareUnpaired(declaration: ReadForm, gone: IndicatorLine[], added: IndicatorLine[]): Outcome[] {
  const left = [...gone];
  const outcomes = added.map((line): Outcome => {
    const { name, level2 } = line.row;
    const i = left.findIndex(
      ({ row }) => bareLevel(row.level2) === bareLevel(level2) && measureLikeness(row.name, name) >= RENAMED,
    );
    const [was] = i < 0 ? [] : left.splice(i, 1);
    return {
      at: `${line.path}.name`,
      because: was ? [`${declaration.form.id}#${was.path}.name`] : [`${declaration.form.id}#indicators`],
      message: was
        ? `目标表的指标${quote(was.row.name)}，本表写作${quote(name)}。`
        : `指标${quote(name)}不在目标表中，是后加的。`,
      printed: name,
      ...(was && { expected: was.row.name }),
      advice: was
        ? '是同一个指标的，统一名称，或把另一个名称登记到项目的 indicatorAliases。'
        : '对照批复的目标表；经批准增加的，说明理由，写明文号。',
    };
  });
  const dropped = left.map(({ path, row }) => ({
    at: 'indicators',
    because: [`${declaration.form.id}#${path}`],
    message: `目标表的指标${quote(row.name)}（年度指标值${quoteCell(row.target)}）在本表中没有。`,
    expected: row.name,
    advice: '补上这个指标的完成情况；经批准取消的，说明理由，写明文号。',
  }));
  return [...outcomes, ...dropped];
}

function check(context: RuleContext): Outcome[] {
  const declaration = findDeclaration(context);
  if (!declaration || context.reading.indicators.length === 0) return [];
  const declared = keyIndicators(context.project, declaration.reading.indicators);
  const own = keyIndicators(context.project, context.reading.indicators);
  const pairs = [...own].flatMap(([key, line]) => (declared.has(key) ? [[declared.get(key)!, line] as const] : []));
  const gone = [...declared].filter(([key]) => !own.has(key)).map(([, line]) => line);
  const added = [...own].filter(([key]) => !declared.has(key)).map(([, line]) => line);
  return [
    ...pairs.flatMap(([before, line]) => comparePair(declaration, before, line)),
    ...compareUnpaired(declaration, gone, added),
  ];
}

const row = (name: string, target: string, level2 = '数量指标', level1 = '产出指标') => ({
  level1,
  level2,
  name,
  target,
});

export const TARGET_DRIFT: Rule = {
  id: 'target-drift',
  family: '对得上',
  title: '自评的目标与申报的目标不同',
  why: '年底把目标改低再打满分，等于没有目标。居民有权知道当初答应的是什么。',
  basis: '通行做法',
  severity: 'warning',
  needs: ['final', 'results'],
  check,
  examples: [
    {
      title: '申报培训6次，自评时目标成了3次；一个指标换了类别，一个没有了，一个是新加的',
      record: {
        indicators: [
          row('培训次数', '≥3次'),
          row('设备完好率', '≥95%', '时效指标'),
          row('居民满意度', '≥90%', '满意度指标', '满意度指标'),
        ],
      },
      others: [
        {
          kind: 'target',
          record: {
            indicators: [row('培训次数', '≥6次'), row('设备完好率', '≥95%', '质量指标'), row('服务老人人数', '≥80人')],
          },
        },
      ],
      finds: [
        { at: 'indicators.0.target' },
        { at: 'indicators.1.level2' },
        { at: 'indicators.2.name' },
        { at: 'indicators' },
      ],
    },
    {
      title: '指标换了说法',
      record: { indicators: [row('开展党员培训次数', '≥6次')] },
      others: [{ kind: 'target', record: { indicators: [row('党员培训次数', '≥6次')] } }],
      finds: [{ at: 'indicators.0.name' }],
    },
    {
      title: '写法不同，目标一样',
      record: { indicators: [row('“两新”党组织培训次数', '>=6.00(次)')] },
      others: [{ kind: 'target', record: { indicators: [row('两新党组织培训 次数', '≥6次')] } }],
      finds: [],
    },
  ],
};

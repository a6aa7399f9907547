import { Exact } from './decimal.ts';

/** One unit in several spellings, or counted with several words: the first of each line stands for the others. */
export const SPELLINGS = new Map(
  [
    ...[
      '天 日 日历天 自然日',
      '个工作日 工作日',
      '小时 个小时 时 h',
      '分钟 min',
      '周 星期 个星期',
      '个月 月',
      '个季度 季度',
      '年 周年',
    ],
    ...['公里 千米 km', '米 m', '厘米 cm', '毫米 mm', '平方米 ㎡ m² m2 平米 平方 平', '平方公里 km² 平方千米'],
    ...[
      '立方米 ㎥ m³ m3 立方 方',
      '公斤 kg 千克',
      '吨 t',
      '克 g',
      '升 L',
      '千瓦时 度 kWh',
      '分贝 dB db',
      '千瓦 kW',
      '兆瓦 MW',
      '千伏安 kVA',
      '微克 μg µg ug',
      '毫克 mg',
    ],
    ...[
      '人 名 位',
      '人次 人/次',
      '次 场 场次 场/次',
      '批 批次',
      '件 件次',
      '起 宗',
      '台 套 台套 台(套) 套(台) 台/套 套/台 辆',
      '% 百分点 个百分点',
    ],
    ...['册 本', '株 棵', '条 道', '张 床', '课时 学时', '个 家 处 座 所 项 支 户 栋 幢 间 个/处 个/项'],
    ...['户次', '家次', '车次', '台次', '人均', '人份', '人月'],
  ].flatMap((line) => {
    const [first, ...others] = line.split(' ');
    return [first!, ...others].map((spelling) => [spelling, first!] as const);
  }),
);

/** What 个 may stand for: classifiers of single things. */
export const SINGLE = new Set('个 人 次 台 套 份 件 册 篇 条 株 块 面 盏 张 期 批 起 门 部 组 户'.split(' '));

/** The units that can be turned into one another, by the unit they meet in: how many of it each is worth. 个月 have no fixed days. */
export const WORTH = new Map(
  (
    [
      ['分钟', { 小时: '60', 天: '1440', 周: '10080' }],
      ['个月', { 个季度: '3', 年: '12' }],
      ['米', { 公里: '1e3', 厘米: '0.01', 毫米: '0.001' }],
      ['平方米', { 公顷: '1e4', 平方公里: '1e6' }],
      ['亩', { 公顷: '15' }],
      ['立方米', { 升: '0.001' }],
      ['公斤', { 吨: '1e3', 克: '0.001', 斤: '0.5' }],
      ['元', { 角: '0.1', 百元: '1e2', 千元: '1e3', 百万元: '1e6', 千万元: '1e7' }],
      ['%', { '‰': '0.1', 成: '10' }],
    ] as const
  ).map(([base, units]) => [
    base as string,
    new Map(
      [[base, '1'], ...Object.entries(units)].map(([unit, worth]) => [unit as string, new Exact(worth as string)]),
    ),
  ]),
);

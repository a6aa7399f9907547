import { nameOf } from '../forms/subject.ts';
import type { Amount } from '../figures/amount.ts';
import type { Missing } from '../figures/missing.ts';
import type { Outcome } from '../figures/attainment.ts';
import { OUTCOME_WORDS } from '../explain/attainment.ts';
import { address, amount, count, date, key, points, printed, rate, text, year } from './columns.ts';
import { fundsOf, initialOf, type PrintedFund } from './funds.ts';
import { declare, type ColumnOf } from './table.ts';
import { formColumns, type ToldForm } from './told-form.ts';

/** The parts of a record that only some kinds have. */
interface Closing {
  readonly currency?: string;
  readonly total?: { readonly weight?: string; readonly score?: string };
  readonly score?: string;
  readonly grade?: string;
}
const closing = ({ form }: ToldForm): Closing => form.record as Closing;

/** The printed row of the year's total. */
function totalOf(told: ToldForm): PrintedFund | undefined {
  const at = told.reading.funds.findIndex((line) => line === told.reading.total);
  return at < 0 ? undefined : fundsOf(told)?.[at];
}

const money = (
  name: 'initial' | 'adjusted' | 'executed',
  title: string,
  print: (row: PrintedFund | undefined) => string | undefined,
): ColumnOf<ToldForm>[] =>
  amount<ToldForm>({
    ...{ name, title, meaning: '本年度合计的一行；' },
    text: (told) => print(totalOf(told)),
    value: ({ reading }): Amount | Missing | undefined => reading.total?.[name],
  });

const counted = (outcome: Outcome): ColumnOf<ToldForm> =>
  count(
    outcome,
    `${OUTCOME_WORDS[outcome]}的指标`,
    '结果与目标对照的结论为此的有几条',
    ({ reading }) => String(reading.indicators.filter(({ attainment }) => attainment?.outcome === outcome).length),
    { isRequired: true },
  );

const names: ColumnOf<ToldForm>[] = [
  printed('title', '标题', '表的标题，照原表', ({ form }) => form.record.title),
  printed('project_name', '项目名称', '照原表；部门整体的表为部门名称', ({ form }) => nameOf(form.record)),
  printed('department', '主管部门', '照原表', ({ form }) => form.record.department),
  printed('implementer', '实施单位', '照原表', ({ form }) => form.record.implementer),
  text(
    'currency',
    '金额单位',
    '表头写的金额单位：元、万元、千元或亿元；读成数时都换成元',
    (told) => closing(told).currency,
  ),
  text('period', '期间', '表所说的年度或月份', ({ form, kind }) => kind.period(form.record)),
];

const results: ColumnOf<ToldForm>[] = [
  ...points<ToldForm>({
    ...{ name: 'weight', column: 'total_weight', title: '总分值' },
    text: (told) => closing(told).total?.weight,
    value: ({ reading }) => reading.fullScore,
  }),
  ...points<ToldForm>({
    ...{ name: 'score', column: 'total_score', title: '总得分', meaning: '单位自己评的；' },
    text: (told) => closing(told).total?.score ?? closing(told).score,
    value: ({ reading }) => reading.score,
  }),
];

const [RECORD, ...ABOUT] = formColumns<ToldForm>((told) => told);

export const RECORDS = declare<ToldForm, ToldForm>({
  id: 'records',
  title: '记录',
  meaning: '一张公布的表一行。同一个项目一年有几张表，要相加只能取其中一种表。',
  key: ['record'],
  references: [
    { columns: ['unit'], table: 'units' },
    { columns: ['unit', 'project'], table: 'projects' },
  ],
  rows: (told) => [told],
  columns: [
    RECORD,
    year('year', '年', '表所说的年度', ({ form }) => form.year, { isRequired: true }),
    key('unit', '单位', '单位的编号', ({ form }) => form.unit),
    key('project', '项目', '项目的编号；_department 是整个部门', ({ form }) => form.project),
    ...ABOUT,
    text('unit_name', '单位名称', '本栏目用的单位名称', ({ unit }) => unit.unit.name, { isRequired: true }),
    text('parent', '上级项目', '二级构成的上级项目的编号：它的钱已含在上级项目里', ({ parent }) => parent),
    ...names,
    ...money('initial', '年初预算数', initialOf),
    ...money('adjusted', '全年（跟踪期）预算数', (row) => row?.adjusted),
    ...money('executed', '全年（跟踪期）执行数', (row) => row?.executed),
    ...rate<ToldForm>({
      ...{ name: 'rate', title: '执行率', meaning: '本年度合计的一行；' },
      text: (told) => totalOf(told)?.rate,
      value: ({ reading }) => reading.total?.rate,
    }),
    ...results,
    printed('grade', '评分等级', '照原表，一字不改', (told) => closing(told).grade),
    count('indicators', '指标', '有几条指标', ({ reading }) => String(reading.indicators.length), { isRequired: true }),
    ...(['met', 'exceeded', 'missed', 'unverifiable'] as const).map(counted),
    count('findings', '核对指出', '公开的核对指出几处', ({ findings }) => String(findings.length), {
      isRequired: true,
    }),
    count('corrections', '更正', '公布以后更正过几处', ({ corrections }) => String(corrections), { isRequired: true }),
    date('published', '发布日期', '没有提供的为空', ({ form }) => form.record.publication.date),
    text('index_number', '索引号', '没有提供的为空', ({ form }) => form.record.publication.index),
    text('publisher', '发布机构', '没有提供的为空', ({ form }) => form.record.publication.publisher),
    address('address', '网址', '表的网页', (told) => told.address, { isRequired: true }),
    text('sha256', '校验码', '表上所印内容的 SHA-256', ({ sha256 }) => sha256, { isRequired: true }),
  ],
});

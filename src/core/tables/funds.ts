import type { FundLine } from '../forms/reading.ts';
import { amount, json, points, printed, rate, word } from './columns.ts';
import { declare } from './table.ts';
import { pair, rowColumns, spellExtra, type RowOf, type ToldForm } from './told-form.ts';

/** A row of money as any kind of form may print it. */
export interface PrintedFund {
  readonly label: string;
  readonly extra?: Readonly<Record<string, string>>;
  readonly initial?: string;
  /** Of a declaration. */
  readonly amount?: string;
  readonly adjusted?: string;
  readonly executed?: string;
  readonly rate?: string;
  readonly weight?: string;
  readonly score?: string;
}
type Row = RowOf<PrintedFund, FundLine>;

export const fundsOf = ({ form }: Pick<ToldForm, 'form'>): readonly PrintedFund[] | undefined =>
  (form.record as { readonly funds?: readonly PrintedFund[] }).funds;

/** The amount a row begins with: 年初预算数, or what a declaration asks for. */
export const initialOf = (row: PrintedFund | undefined): string | undefined => row?.initial ?? row?.amount;

const SCOPES = { annual: '本年度', project: '整个项目期（申报表才有）' };
const SOURCES = {
  total: '合计',
  appropriation: '当年财政拨款',
  carryover: '上年结转',
  other: '其他资金',
  extra: '表中另加的行',
  fiscal: '财政资金',
  basic: '基本支出',
  projects: '项目支出',
};
const BREAKDOWNS = { income: '按收入性质分', spending: '按支出性质分' };

export const FUNDS = declare<ToldForm, Row>({
  id: 'funds',
  title: '资金',
  meaning: '每张表的资金，一行一条。合计和它的构成都在，不能把各行相加；部门整体的钱已含各项目的钱。',
  key: ['record', 'path'],
  references: [{ columns: ['record'], table: 'records' }],
  rows: (told) => pair(told, fundsOf(told), told.reading.funds),
  columns: [
    ...rowColumns<Row>('funds'),
    word('scope', '期间', '钱是哪一段时间的', SCOPES, ({ line }) => line.scope, true),
    word('source', '来源', '是合计还是哪一部分', SOURCES, ({ line }) => line.source, true),
    word(
      'breakdown',
      '分法',
      '部门整体的合计按哪一种分法分出的部分；项目的表为空',
      BREAKDOWNS,
      ({ line }) => line.breakdown,
    ),
    printed('label', '行名', '照原表，一字不改', ({ row }) => row.label),
    ...amount<Row>({
      ...{ name: 'initial', title: '年初预算数', meaning: '目标表为申请或安排的数；' },
      text: ({ row }) => initialOf(row),
      value: ({ line }) => line.initial,
    }),
    ...amount<Row>({
      ...{ name: 'adjusted', title: '全年（跟踪期）预算数' },
      text: ({ row }) => row.adjusted,
      value: ({ line }) => line.adjusted,
    }),
    ...amount<Row>({
      ...{ name: 'executed', title: '全年（跟踪期）执行数' },
      text: ({ row }) => row.executed,
      value: ({ line }) => line.executed,
    }),
    ...rate<Row>({ name: 'rate', title: '执行率', text: ({ row }) => row.rate, value: ({ line }) => line.rate }),
    ...points<Row>({ name: 'weight', title: '分值', text: ({ row }) => row.weight, value: ({ line }) => line.weight }),
    ...points<Row>({ name: 'score', title: '得分', text: ({ row }) => row.score, value: ({ line }) => line.score }),
    json('extra', '其他列', '原表另有的列和所填的字，JSON，按原表顺序', ({ row }) => spellExtra(row.extra)),
  ],
});

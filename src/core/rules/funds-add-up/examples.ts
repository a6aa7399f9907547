import type { Example } from '../rule.ts';

const yuan = { currency: '元' };
const row = (source: string, label: string, initial: string) => ({ source, label, initial });
const table = (total: string, appropriation: string, carryover: string, other: string) => [
  row('total', '年度资金总额', total),
  row('appropriation', '其中：当年财政拨款', appropriation),
  row('carryover', '上年结转资金', carryover),
  row('other', '其他资金', other),
];

const whole = (fiscal: string, other: string, basic: string, projects: string) => [
  row('total', '年度资金总额', '4753.66'),
  { ...row('appropriation', '一般公共预算', fiscal), breakdown: 'income' },
  { ...row('other', '其他资金', other), breakdown: 'income' },
  { ...row('basic', '基本支出', basic), breakdown: 'spending' },
  { ...row('projects', '项目支出', projects), breakdown: 'spending' },
];

export const EXAMPLES: readonly Example[] = [
  {
    title: '各项相加正是总额',
    record: { ...yuan, funds: table('200000.00', '180000.00', '20,000', '0') },
    finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
  },
  {
    title: '没有的一项空着，其余相加正是总额',
    record: { ...yuan, funds: table('387664.62', '387664.62', '', '—') },
    finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
  },
  {
    title: '万元各自四舍五入，相加差 0.01',
    record: { currency: '万元', funds: table('30.01', '10.00', '20.00', '0.00') },
    finds: [{ at: 'funds.0.initial', verdict: 'hidden-precision' }],
  },
  { title: '各项都空着', record: { ...yuan, funds: table('387664.62', '', '', '') }, finds: [] },
  {
    title: '总额多出来的，可能在空着的一栏里：纸面上对不上，要注意，不是错误',
    record: { ...yuan, funds: table('387664.62', '380000.00', '', '0') },
    finds: [{ at: 'funds.1.initial', verdict: 'contradiction', severity: 'warning' }],
  },
  {
    title: '空着的一项有预算，总额多出来的可能就在那里',
    record: {
      ...yuan,
      funds: [
        { ...row('total', '年度资金总额', '100.00'), executed: '90.00' },
        { ...row('appropriation', '当年财政拨款', '80.00'), executed: '80.00' },
        { ...row('carryover', '上年结转资金', '20.00'), executed: '' },
      ],
    },
    finds: [
      { at: 'funds.0.initial', verdict: 'exact' },
      { at: 'funds.0.executed', verdict: 'not-checkable' },
    ],
  },
  {
    title: '万元各自去掉后面的位数，三个 33.33 是 100.01',
    record: { currency: '万元', funds: table('100.01', '33.33', '33.33', '33.33') },
    finds: [{ at: 'funds.0.initial', verdict: 'hidden-precision' }],
  },
  {
    title: '同一笔钱按来源分一次、按用途再分一次',
    record: {
      ...yuan,
      funds: [
        ...table('200000.00', '180000.00', '20000.00', '0'),
        row('extra', '基本支出', '50000.00'),
        row('extra', '项目支出', '150000.00'),
      ],
    },
    finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
  },
  {
    title: '只列出其中一项，比总额少',
    record: {
      ...yuan,
      funds: [row('total', '年度资金总额', '200000.00'), row('appropriation', '其中：财政拨款', '180000.00')],
    },
    finds: [{ at: 'funds.0.initial', verdict: 'not-checkable' }],
  },
  {
    title: '只列出其中一项，比总额还多',
    record: {
      ...yuan,
      funds: [row('total', '年度资金总额', '200000.00'), row('appropriation', '其中：财政拨款', '280000.00')],
    },
    finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
  },
  {
    title: '总额是元，各项是万元，旁边还有空着的',
    record: { currency: '万元', funds: table('387664.62', '38.77', '', '0') },
    finds: [{ at: 'funds.0.initial', verdict: 'unit' }],
  },
  {
    title: '没有预算的一项执行数空着，按0计就对不上：要注意，不是错误',
    record: {
      ...yuan,
      funds: [
        { ...row('total', '年度资金总额', '100.00'), adjusted: '100.00', executed: '100.00' },
        { ...row('appropriation', '当年财政拨款', '100.00'), adjusted: '100.00', executed: '90.00' },
        { ...row('other', '其他资金', '0'), adjusted: '0', executed: '' },
      ],
    },
    finds: [
      { at: 'funds.0.initial', verdict: 'exact' },
      { at: 'funds.0.adjusted', verdict: 'exact' },
      { at: 'funds.1.executed', verdict: 'contradiction', severity: 'warning' },
    ],
  },
  {
    title: '两项相加不是总额',
    record: { ...yuan, funds: table('200000.00', '180000.00', '30000.00', '0') },
    finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
  },
  {
    title: '只有一项有数，却不同于总额',
    record: { ...yuan, funds: table('6718.00', '6719.00', '0', '0') },
    finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
  },
  {
    title: '总额填成了 0',
    record: { ...yuan, funds: table('0.00', '6719.00', '0', '0') },
    finds: [{ at: 'funds.0.initial', verdict: 'contradiction' }],
  },
  {
    title: '整个部门的钱，按收入和按支出各加一遍',
    kind: 'department-self-evaluation',
    record: { ...yuan, funds: whole('1873.66', '2880.00', '1768.16', '2985.50') },
    finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
  },
  {
    title: '整个部门的钱，按收入分对得上，按支出分对不上',
    kind: 'department-self-evaluation',
    record: { ...yuan, funds: whole('1873.66', '2880.00', '1768.16', '2895.50') },
    finds: [{ at: 'funds.3.initial', verdict: 'contradiction' }],
  },
  {
    title: '其中一行比它所在的一项还多',
    record: {
      ...yuan,
      funds: [
        ...table('200000.00', '180000.00', '20000.00', '0').slice(0, 2),
        row('extra', '其中：中央补助', '190000.00'),
        ...table('200000.00', '180000.00', '20000.00', '0').slice(2),
      ],
    },
    finds: [
      { at: 'funds.0.initial', verdict: 'exact' },
      { at: 'funds.2.initial', severity: 'warning' },
    ],
  },
];

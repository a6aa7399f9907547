import { BLANK_YEAR, blankForm, blankFund, blankIndicators, ofBlankProject } from '../blank.ts';
import type { Target } from './schema.ts';

const KEYS = ['amount'] as const;
const project = { scope: 'project' as const };
const annual = { scope: 'annual' as const };

export const BLANK: Target = {
  kind: 'target',
  ...blankForm('项目支出绩效目标申报表'),
  ...ofBlankProject,
  labels: BLANK_YEAR,
  category: '',
  start: '',
  end: '',
  funds: [
    { ...project, ...blankFund('total', '项目资金总额', KEYS) },
    { ...project, ...blankFund('fiscal', '其中：财政资金', KEYS) },
    { ...project, ...blankFund('other', '其他资金', KEYS) },
    { ...annual, ...blankFund('total', '年度资金申请总额', KEYS) },
    { ...annual, ...blankFund('appropriation', '其中：当年财政拨款', KEYS) },
    { ...annual, ...blankFund('carryover', '上年结转资金', KEYS) },
    { ...annual, ...blankFund('other', '其他资金', KEYS) },
  ],
  goal: { project: '', annual: '' },
  indicators: blankIndicators(['target']),
};

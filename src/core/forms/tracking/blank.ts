import { blankForm, blankFunds, blankIndicators, ofBlankProject } from '../blank.ts';
import type { Tracking } from './schema.ts';

export const BLANK: Tracking = {
  kind: 'tracking',
  ...blankForm('项目支出绩效跟踪表'),
  ...ofBlankProject,
  period: { from: '', to: '', label: '        年    月 至         年    月' },
  funds: blankFunds(['initial', 'adjusted', 'executed', 'rate']),
  goal: { expected: '', actual: '' },
  indicators: blankIndicators(['target', 'planned', 'actual', 'deviation']),
  outlook: { budget: '', targets: '' },
  corrective: '',
};

import { BLANK_YEAR, blankForm, blankFunds, blankIndicators, ofBlankProject } from '../blank.ts';
import type { SelfEvaluation } from './schema.ts';

export const FUND_KEYS = ['initial', 'adjusted', 'executed', 'weight', 'rate', 'score'] as const;

/** What a self-evaluation of a project or of a whole department leaves to be filled in beside names and money. */
export const BLANK_EVALUATION = {
  goal: { expected: '', actual: '' },
  indicators: blankIndicators(['target', 'actual', 'weight', 'score', 'deviation']),
  total: { weight: '', score: '' },
  grade: '',
};

export const BLANK: SelfEvaluation = {
  kind: 'self-evaluation',
  ...blankForm('项目支出绩效自评表'),
  ...ofBlankProject,
  labels: BLANK_YEAR,
  funds: blankFunds(FUND_KEYS),
  ...BLANK_EVALUATION,
};

import { fiscalYear } from '../headings.ts';
import type { FormIntake } from '../intake.ts';
import type { FormKind } from '../kind.ts';
import { NO_FIGURES } from '../reading.ts';
import { NARRATIVE_TITLES } from '../title-words.ts';
import { narrative, type Narrative } from './schema.ts';

const INTAKE: FormIntake = {
  titles: NARRATIVE_TITLES,
  signs: /^$/,
  fields: [],
  fundRows: [],
  money: '',
  fundPairs: false,
  onlyGoal: '',
  prose: { section: /^\s*[一二三四五六七]、/, least: 1 },
};

export const NARRATIVE: FormKind<Narrative> = {
  id: 'narrative',
  order: 1,
  name: '项目经费情况说明',
  short: '说明',
  purpose: '用文字说明项目做什么、依据什么、由谁实施、怎样安排。',
  stage: 'plan',
  subjects: ['project'],
  isRegular: true,
  schema: narrative,
  fundColumns: [],
  indicatorColumns: [],
  expectation: undefined,
  intake: INTAKE,
  period: fiscalYear,
  goals: () => [],
  conclusion: () => [],
  read: () => NO_FIGURES,
  body: (record) => record.body,
};

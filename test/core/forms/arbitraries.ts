import fc from 'fast-check';
import type { DepartmentSelfEvaluation } from '../../../src/core/forms/department-self-evaluation/schema.ts';
import type { DepartmentTarget } from '../../../src/core/forms/department-target/schema.ts';
import type { EvaluationReport } from '../../../src/core/forms/evaluation-report/schema.ts';
import type { SelfEvaluation } from '../../../src/core/forms/self-evaluation/schema.ts';
import type { Target } from '../../../src/core/forms/target/schema.ts';
import type { Tracking } from '../../../src/core/forms/tracking/schema.ts';
import {
  departmentSelfEvaluation,
  departmentTarget,
  evaluationReport,
  selfEvaluation,
  target,
  tracking,
} from './records.ts';

const text = fc.oneof(
  fc.constantFrom('', ' ', '—', '12.00', '≥30人', '提升', 'a\nb', '“两新”'),
  fc.string({ maxLength: 6 }),
);
const level = fc.constantFrom('', '产出指标', '效益指标', '产出\n指标', '数量指标');
/** Labels a form may print over what the format has no field for, some of them hostile. */
const extra = fc.dictionary(
  fc.constantFrom('指标性质', '度量单位', '备注', '分值', 'score', 'toString', 'constructor', 'extra.备注', ''),
  text,
  { maxKeys: 3 },
);

/** Any of the keys may be left out, as columns and fields that a form does not have are. */
const some = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape, { requiredKeys: [] });
const all = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, text]));

/** Rows with the same columns, as a form's rows mostly have; now and then a row lacks one. */
const rows = <T>(required: Record<string, fc.Arbitrary<unknown>>, columns: string[]): fc.Arbitrary<T[]> =>
  fc.subarray(columns).chain((present) =>
    fc.array(
      fc
        .tuple(fc.record(required), some({ ...all(...present), extra }))
        .map(([fixed, optional]) => ({ ...fixed, ...optional }) as T),
      { maxLength: 6 },
    ),
  );

const indicators = <T>(...columns: string[]) =>
  rows<T>({ level1: level, level2: level, name: text, target: text }, columns);
const funds = <T>(...columns: string[]) => rows<T>({ source: fc.constant('other'), label: text }, columns);

const labels = fc.dictionary(fc.constantFrom('weight', 'currency', 'goal', 'indicators.score', 'year', 'total'), text);
const heading = { ...all('department', 'implementer'), labels, extra };

export const anySelfEvaluation = (): fc.Arbitrary<SelfEvaluation> =>
  some<Partial<SelfEvaluation>>({
    ...heading,
    funds: funds('initial', 'adjusted', 'executed', 'weight', 'rate', 'score'),
    goal: some(all('expected', 'actual')),
    indicators: indicators('actual', 'weight', 'score', 'deviation'),
    total: some(all('weight', 'score')),
    grade: text,
  } as never).map((parts) => selfEvaluation(parts));

export const anyTracking = (): fc.Arbitrary<Tracking> =>
  some<Partial<Tracking>>({
    ...heading,
    funds: funds('initial', 'adjusted', 'executed', 'rate'),
    goal: some(all('expected', 'actual')),
    indicators: indicators('planned', 'actual', 'deviation'),
    outlook: some(all('budget', 'targets')),
    corrective: text,
  } as never).map((parts) => tracking(parts));

export const anyTarget = (): fc.Arbitrary<Target> =>
  some<Partial<Target>>({
    ...heading,
    ...all('category', 'start', 'end'),
    funds: fc.array(
      fc
        .tuple(fc.record({ scope: fc.constantFrom('project', 'annual'), label: text }), some(all('amount')))
        .map(([fixed, optional]) => ({ source: 'other', ...fixed, ...optional })),
      { maxLength: 8 },
    ),
    goal: some(all('project', 'projectPeriod', 'annual')),
    indicators: indicators(),
  } as never).map((parts) => target(parts));

/** Rows of a whole department's money, in runs or mixed, with or without their breakdown. */
const departmentFunds = <T>(...columns: string[]) =>
  fc
    .tuple(funds<object>(...columns), fc.array(fc.constantFrom(undefined, 'income', 'spending'), { maxLength: 6 }))
    .map(([all, breakdowns]) =>
      all.map((row, i) => ({ ...row, ...(breakdowns[i] && { breakdown: breakdowns[i] }) }) as T),
    );
const tasks = rows<never>({ name: text }, ['content', 'total', 'fiscal', 'other']);

export const anyDepartmentTarget = (): fc.Arbitrary<DepartmentTarget> =>
  some<Partial<DepartmentTarget>>({
    ...heading,
    department: text,
    funds: departmentFunds<object>('amount').map((all) =>
      all.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'extra'))),
    ),
    tasks,
    goal: some(all('project', 'projectPeriod', 'annual')),
    indicators: indicators(),
  } as never).map((parts) => departmentTarget(parts));

export const anyDepartmentSelfEvaluation = (): fc.Arbitrary<DepartmentSelfEvaluation> =>
  some<Partial<DepartmentSelfEvaluation>>({
    ...heading,
    department: text,
    funds: departmentFunds('initial', 'adjusted', 'executed', 'weight', 'rate', 'score'),
    tasks,
    goal: some(all('expected', 'actual')),
    indicators: indicators('actual', 'weight', 'score', 'deviation'),
    total: some(all('weight', 'score')),
    grade: text,
  } as never).map((parts) => departmentSelfEvaluation(parts));

export const anyEvaluationReport = (): fc.Arbitrary<EvaluationReport> =>
  some<Partial<EvaluationReport>>({
    ...all('department', 'implementer', 'score', 'grade'),
    funds: funds('initial', 'adjusted', 'executed', 'weight', 'rate', 'score'),
    indicators: indicators('actual', 'weight', 'score', 'deviation'),
  } as never).map((parts) => evaluationReport(parts));

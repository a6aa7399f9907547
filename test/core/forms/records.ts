import type { DepartmentSelfEvaluation } from '../../../src/core/forms/department-self-evaluation/schema.ts';
import type { DepartmentTarget } from '../../../src/core/forms/department-target/schema.ts';
import type { EvaluationReport } from '../../../src/core/forms/evaluation-report/schema.ts';
import type { Narrative } from '../../../src/core/forms/narrative/schema.ts';
import type { SelfEvaluation } from '../../../src/core/forms/self-evaluation/schema.ts';
import type { Target } from '../../../src/core/forms/target/schema.ts';
import type { Tracking } from '../../../src/core/forms/tracking/schema.ts';

const common = {
  title: '财政项目支出绩效表',
  year: '2023',
  project: '社区党建',
  currency: '万元' as const,
  source: { file: 'form.txt' },
  publication: { status: 'draft' as const },
};

/** The least a record of each kind must have; tests add what they are about. */
export const selfEvaluation = (parts: Partial<SelfEvaluation> = {}): SelfEvaluation => ({
  kind: 'self-evaluation',
  ...common,
  funds: [],
  indicators: [],
  ...parts,
});

export const tracking = (parts: Partial<Tracking> = {}): Tracking => ({
  kind: 'tracking',
  ...common,
  period: { from: '2023-01', to: '2023-08' },
  funds: [],
  indicators: [],
  ...parts,
});

export const target = (parts: Partial<Target> = {}): Target => ({
  kind: 'target',
  ...common,
  funds: [],
  indicators: [],
  ...parts,
});

const { project: _, ...ofDepartment } = { ...common, department: '某某街道' };

export const departmentTarget = (parts: Partial<DepartmentTarget> = {}): DepartmentTarget => ({
  kind: 'department-target',
  ...ofDepartment,
  funds: [],
  indicators: [],
  ...parts,
});

export const departmentSelfEvaluation = (parts: Partial<DepartmentSelfEvaluation> = {}): DepartmentSelfEvaluation => ({
  kind: 'department-self-evaluation',
  ...ofDepartment,
  funds: [],
  indicators: [],
  ...parts,
});

export const evaluationReport = (parts: Partial<EvaluationReport> = {}): EvaluationReport => ({
  kind: 'evaluation-report',
  ...common,
  body: '## 一、项目概况\n',
  ...parts,
});

export const narrative = (parts: Partial<Narrative> = {}): Narrative => {
  const { currency: _, ...rest } = common;
  return { kind: 'narrative', ...rest, body: '## 一、项目概述\n', ...parts };
};

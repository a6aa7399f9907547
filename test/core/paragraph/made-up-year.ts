import type { UnitNode } from '../../../src/core/library/catalogue.ts';
import { countYear, type ParagraphFigures } from '../../../src/core/paragraph/figures.ts';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue, SITE, type ProjectParts } from '../library/made-up.ts';

export const YEAR = '2024';
const base = { year: YEAR, currency: '万元' as const };
const total = (figures: object) => ({ source: 'total' as const, label: '总额', ...figures });

export interface Facts {
  initial?: string;
  adjusted?: string;
  score?: string;
  grade?: string;
}

export const declared = ({ initial }: Facts) =>
  target({ ...base, funds: [{ scope: 'annual', ...total({ amount: initial }) }] });
export const tracked = ({ initial, adjusted }: Facts) => tracking({ ...base, funds: [total({ initial, adjusted })] });
export const evaluated = ({ initial, adjusted, score, grade }: Facts) =>
  selfEvaluation({ ...base, funds: [total({ initial, adjusted })], total: { weight: '100', score }, grade });

/** All three forms of a project of the year. */
export const allForms = (facts: Facts): ProjectParts => ({
  forms: [declared(facts), tracked(facts), evaluated(facts)],
});

/** The paragraph's figures for a made-up unit with these projects. */
export function countMadeUp(
  projects: Readonly<Record<string, ProjectParts>>,
  name = '某某街道',
  department: readonly FormRecord[] = [],
): ParagraphFigures {
  const unit = makeCatalogue(projects, department).units[0]!;
  const renamed: UnitNode = { ...unit, unit: { ...unit.unit, name } };
  return countYear(renamed, YEAR, SITE.grades);
}

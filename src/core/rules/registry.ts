import { ACTUAL_COPIES_TARGET } from './actual-copies-target.ts';
import { ACTUAL_KIND_DIFFERS } from './actual-kind-differs.ts';
import { ACTUAL_MISSING } from './actual-missing.ts';
import { AMOUNT_DRIFT } from './amount-drift.ts';
import { BUDGET_CUT_TO_SPENDING } from './budget-cut-to-spending.ts';
import { CHILDREN_ADD_UP } from './children-add-up.ts';
import { CONCLUSION_DIFFERS } from './conclusion-differs.ts';
import { CORRECTIVE_MISSING } from './corrective-missing.ts';
import { CURRENCY_SCALE } from './currency-scale.ts';
import { DEDUCTION_UNEXPLAINED } from './deduction-unexplained.ts';
import { DIMENSION_MISSING } from './dimension-missing.ts';
import { EXECUTION_RATE } from './execution-rate.ts';
import { EXECUTION_SCORE } from './execution-score.ts';
import { FORM_UNFILLED } from './form-unfilled.ts';
import { FORMS_MISSING } from './forms-missing.ts';
import { FUNDS_ADD_UP } from './funds-add-up.ts';
import { GOAL_COPIED } from './goal-copied.ts';
import { GRADE_MATCHES_SCORE } from './grade-matches-score.ts';
import { INDICATOR_DUPLICATED } from './indicator-duplicated.ts';
import { INDICATOR_MISFILED } from './indicator-misfiled.ts';
import { LOW_RATE_UNEXPLAINED } from './low-rate-unexplained.ts';
import { NAME_DIFFERS } from './name-differs.ts';
import { NARRATIVE_DIFFERS } from './narrative-differs.ts';
import { NUMBER_READABLE } from './number-readable.ts';
import { ODD_CHARACTERS } from './odd-characters.ts';
import { ONE_INDICATOR_HEAVY } from './one-indicator-heavy.ts';
import { OVER_ACHIEVEMENT_UNEXPLAINED } from './over-achievement-unexplained.ts';
import { PARENT_CHILD_DRIFT } from './parent-child-drift.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { PLACEHOLDER_LEFT } from './placeholder-left.ts';
import { PUBLICATION_INCOMPLETE } from './publication-incomplete.ts';
import { PUBLISHED_LATE } from './published-late.ts';
import { RATE_BEHIND_TIME } from './rate-behind-time.ts';
import { REQUIRED_MISSING } from './required-missing.ts';
import { LEVEL_POINTS } from './level-points.ts';
import { RATE_BY_LETTERS } from './rate-by-letters.ts';
import { BUDGET_INDICATOR } from './budget-indicator.ts';
import { SPENT_ABOVE_BUDGET } from './spent-above-budget.ts';
import { VALUE_IMPOSSIBLE } from './value-impossible.ts';
import { WORDS_SCORE_BAND } from './words-score-band.ts';
import type { Rule } from './rule.ts';
import { SCORE_NOT_PROPORTIONAL } from './score-not-proportional.ts';
import { SCORE_WITHIN_WEIGHT } from './score-within-weight.ts';
import { SCORES_ADD_UP } from './scores-add-up.ts';
import { SECRET_MARKING } from './secret-marking.ts';
import { SUBTOTALS_ADD_UP } from './subtotals-add-up.ts';
import { TARGET_DRIFT } from './target-drift.ts';
import { TARGET_MET_POINTS_LOST } from './target-met-points-lost.ts';
import { TARGET_MISSED_FULL_SCORE } from './target-missed-full-score.ts';
import { TARGET_UNQUANTIFIED } from './target-unquantified.ts';
import { TRACKING_REGRESSES } from './tracking-regresses.ts';
import { TASKS_ADD_UP } from './tasks-add-up.ts';
import { UNIT_DIFFERS } from './unit-differs.ts';
import { WEIGHT_STRUCTURE } from './weight-structure.ts';
import { WEIGHTS_ADD_UP } from './weights-add-up.ts';
import { YEAR_DIFFERS } from './year-differs.ts';

/** Every rule, by family, in the order they are told in. A new rule is listed here and nowhere else. */
export const RULES: readonly Rule[] = [
  // 算得对
  NUMBER_READABLE,
  FUNDS_ADD_UP,
  TASKS_ADD_UP,
  EXECUTION_RATE,
  EXECUTION_SCORE,
  RATE_BY_LETTERS,
  WEIGHTS_ADD_UP,
  LEVEL_POINTS,
  SCORES_ADD_UP,
  SUBTOTALS_ADD_UP,
  SCORE_WITHIN_WEIGHT,
  GRADE_MATCHES_SCORE,
  CHILDREN_ADD_UP,
  CURRENCY_SCALE,
  // 填得全
  REQUIRED_MISSING,
  PLACEHOLDER_LEFT,
  FORM_UNFILLED,
  ACTUAL_MISSING,
  DEDUCTION_UNEXPLAINED,
  LOW_RATE_UNEXPLAINED,
  OVER_ACHIEVEMENT_UNEXPLAINED,
  CORRECTIVE_MISSING,
  DIMENSION_MISSING,
  FORMS_MISSING,
  // 信得过
  TARGET_MISSED_FULL_SCORE,
  TARGET_MET_POINTS_LOST,
  SCORE_NOT_PROPORTIONAL,
  WORDS_SCORE_BAND,
  ACTUAL_COPIES_TARGET,
  ACTUAL_KIND_DIFFERS,
  UNIT_DIFFERS,
  VALUE_IMPOSSIBLE,
  TARGET_UNQUANTIFIED,
  ONE_INDICATOR_HEAVY,
  WEIGHT_STRUCTURE,
  INDICATOR_DUPLICATED,
  INDICATOR_MISFILED,
  BUDGET_CUT_TO_SPENDING,
  SPENT_ABOVE_BUDGET,
  GOAL_COPIED,
  // 对得上
  TARGET_DRIFT,
  AMOUNT_DRIFT,
  TRACKING_REGRESSES,
  RATE_BEHIND_TIME,
  PARENT_CHILD_DRIFT,
  NARRATIVE_DIFFERS,
  CONCLUSION_DIFFERS,
  BUDGET_INDICATOR,
  NAME_DIFFERS,
  YEAR_DIFFERS,
  // 发得出
  PERSONAL_DATA,
  SECRET_MARKING,
  ODD_CHARACTERS,
  PUBLICATION_INCOMPLETE,
  PUBLISHED_LATE,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id; undefined for findings of the audit itself, such as a waiver that nothing needs. */
export const ruleOf = (id: string): Rule | undefined => BY_ID.get(id);

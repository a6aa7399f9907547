import { isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import type { FormRecord } from '../forms/registry.ts';
import { explainNothing } from './nothing.ts';
import { explainPlan, explainResults } from './results.ts';
import { bold, type Piece, type Sentence } from './sentence.ts';
import { explainSpending } from './spending.ts';

export { countOutcomes, type OutcomeCounts } from './results.ts';

function explainScore({ score, fullScore, grade }: Reading): Piece[] {
  const at = isMissing(score) && score.missing === 'absent' ? [] : [{ path: 'total.score' }];
  const place = grade === undefined ? [] : [{ path: 'grade' }];
  if (isMissing(score)) return [bold(explainNothing('总分', score), ...at), '。'];
  const full = isMissing(fullScore) || fullScore.value.eq(100) ? '' : `（满分${fullScore.value.toFixed()}分）`;
  const points = bold(`${score.value.toFixed(score.decimals)}分`, ...at);
  return ['单位自评', points, full, '，', bold(explainGrade(grade), ...place), '。'];
}

/** The grade as the form gives it: a column it does not have differs from one left empty. */
export function explainGrade(grade: string | undefined): string {
  if (grade === undefined) return '表中没有评分等级';
  return grade.trim() === '' ? '评分等级未填' : `评分等级为“${grade.trim()}”`;
}

/** What the unit itself expects of the rest of the year; nothing where the form does not ask. */
function explainOutlook(record: FormRecord, kind: FormKind): Piece[] {
  const outlook = kind.conclusion(record).filter(({ path }) => path.startsWith('outlook.'));
  if (outlook.length === 0) return [];
  const words = outlook.flatMap(({ label, text, path }, i): Piece[] => [
    i === 0 ? '单位自己判断：' : '，',
    text.trim() ? `${label}为` : label,
    bold(text.trim() ? `“${text.trim()}”` : '未填', { path }),
  ]);
  return [...words, '。'];
}

/** The one-screen answer: money, results, score or outlook; each sentence only from what the form prints, and saying what it does not print. */
export function explainForm(record: FormRecord, kind: FormKind, reading: Reading): Sentence[] {
  if (!kind.sheet) return [];
  const closing = { plan: () => [], midway: () => explainOutlook(record, kind), final: () => explainScore(reading) };
  const results = kind.stage === 'plan' ? explainPlan(reading) : explainResults(reading, kind);
  return [explainSpending(reading, kind, record), results, closing[kind.stage]()]
    .map((sentence) => sentence.filter((piece) => piece !== ''))
    .filter((sentence) => sentence.length > 0);
}

import { isMissing } from '../figures/missing.ts';
import { isTable, type FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import type { FormRecord } from '../forms/registry.ts';
import { explainNothing } from './nothing.ts';
import { explainPlan, explainResults } from './results.ts';
import { bold, type Piece, type Sentence } from './sentence.ts';
import { explainSpending } from './spending.ts';

export { countOutcomes, type OutcomeCounts } from './results.ts';

function explainScore({ score, scoreAt, fullScore, grade }: Reading): Piece[] {
  const at = isMissing(score) && score.missing === 'absent' ? [] : [{ path: scoreAt }];
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

const isStated = (sentence: Sentence): boolean => sentence.length > 0;

/** What a text states of figures; what it does not state is no gap of a form. */
function explainText(record: FormRecord, kind: FormKind, reading: Reading): Sentence[] {
  const { total, indicators, score, scoreAt, grade } = reading;
  const graded = grade?.trim() ? ['，', bold(explainGrade(grade), { path: 'grade' })] : [];
  return [
    total ? explainSpending(reading, kind, record) : [],
    indicators.length ? explainResults(reading, kind) : [],
    isMissing(score)
      ? []
      : ['报告评分', bold(`${score.value.toFixed(score.decimals)}分`, { path: scoreAt }), ...graded, '。'],
  ].filter(isStated);
}

/** The one-screen answer: money, results, score or outlook; each sentence only from what the form prints, and saying what it does not print. */
export function explainForm(record: FormRecord, kind: FormKind, reading: Reading): Sentence[] {
  if (!isTable(kind)) return explainText(record, kind, reading);
  const closing = { plan: () => [], midway: () => explainOutlook(record, kind), final: () => explainScore(reading) };
  const results = kind.stage === 'plan' ? explainPlan(reading) : explainResults(reading, kind);
  return [explainSpending(reading, kind, record), results, closing[kind.stage]()]
    .map((sentence) => sentence.filter((piece) => piece !== ''))
    .filter(isStated);
}

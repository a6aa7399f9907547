import { explainAttainment, OUTCOME_WORDS, yardstickOf } from '../explain/attainment.ts';
import { historyMarks, type HistoryMark } from '../charts/history-marks.ts';
import type { Outcome } from '../figures/attainment.ts';
import { kindOf } from '../forms/registry.ts';
import {
  explainMatch,
  isGap,
  type ChangeKind,
  type IndicatorHistory,
  type IndicatorYear,
  type Stop,
} from '../history/history.ts';
import { formPath } from '../library/addresses.ts';

/** How much attention a change asks for: a promise taken back, one altered, one made. */
export type ChangeTone = 'error' | 'warning' | 'note';
const TONES: Partial<Record<ChangeKind, ChangeTone>> = {
  'target-lowered': 'error',
  dropped: 'error',
  'result-missing': 'error',
  'year-missing': 'error',
  'target-raised': 'note',
  added: 'note',
  restored: 'note',
};
export const toneOf = (kind: ChangeKind): ChangeTone => TONES[kind] ?? 'warning';

/** One indicator in one year: goal → mid-year → result as printed, with the row of the form that speaks last. */
export interface LineYear {
  readonly year: string;
  /** Why the year says nothing of it: `2022年没有任何表`; the rest is then empty. */
  readonly gap: string;
  readonly path: string | undefined;
  readonly values: readonly { readonly label: string; readonly text: string; readonly blank: boolean }[];
  readonly mark: HistoryMark | undefined;
  readonly outcome: Outcome | undefined;
  readonly verdict: string;
  readonly reason: string;
  /** The result held against that of the year before that has one; empty in the first year. */
  readonly against: string;
  readonly changes: readonly { readonly text: string; readonly tone: ChangeTone }[];
}

export interface LineView {
  readonly name: string;
  readonly formerNames: readonly string[];
  /** `数量指标 · 次` */
  readonly level: string;
  /** Where names and places leave it open that the rows are one indicator: on what that rests. */
  readonly match: string;
  readonly years: readonly LineYear[];
}

/** The row of a form, by the id it has on the form's page. */
export const rowPath = ({ form, row }: Pick<Stop, 'form' | 'row'>): string =>
  `${formPath(form)}#${row.path.replace('.', '-')}`;

const SILENT = { path: undefined, values: [], mark: undefined, outcome: undefined, verdict: '', reason: '' };

function viewLineYear(own: IndicatorYear, mark: HistoryMark | undefined): LineYear {
  const { year, gap, plan, midway, final, against } = own;
  const changes = own.changes.map(({ kind, short }) => ({ text: short, tone: toneOf(kind) }));
  const last = final ?? midway ?? plan;
  if (gap || !last) return { ...SILENT, year, gap: gap?.words ?? '', against: '', changes };
  const spoken = [
    { label: '目标', text: last.target },
    { label: '年中', text: midway?.actual },
    { label: '结果', text: final?.actual },
  ];
  const attainment = (final ?? midway)?.attainment;
  return {
    year,
    gap: '',
    path: rowPath(last),
    values: spoken.flatMap(({ label, text }) =>
      text === undefined ? [] : [{ label, text: text.trim() || '未填', blank: text.trim() === '' }],
    ),
    mark,
    outcome: attainment?.outcome,
    verdict: attainment ? OUTCOME_WORDS[attainment.outcome] : '',
    reason: attainment ? explainAttainment(attainment, yardstickOf(kindOf((final ?? midway)!.form.record))) : '',
    against: against && final && !isGap(own.actual) ? `结果${against.actual.words}` : '',
    changes,
  };
}

/** An indicator's line over the years, ready to be shown. */
export function viewLine(indicator: IndicatorHistory): LineView {
  const { name, formerNames, level1, level2, unit, match, years } = indicator;
  const marks = historyMarks(indicator);
  return {
    name,
    formerNames,
    level: [level2 || level1, unit].filter(Boolean).join(' · '),
    match: match.confidence === 'certain' ? '' : explainMatch(match),
    years: years.map((own, i) => viewLineYear(own, marks[i])),
  };
}

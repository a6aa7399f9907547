import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { Amount } from '../figures/amount.ts';
import type { Figure } from '../figures/number.ts';
import { readableMoney } from '../explain/money.ts';
import { isGap, type Change, type Gap, type ProjectHistory, type ProjectYear } from '../history/history.ts';
import { labelOfPoint } from '../history/points.ts';
import { formPath } from '../library/addresses.ts';
import { toneOf, type ChangeTone } from './project-lines.ts';

/** A figure of the year before beside the year's, and how it changed in words (or why the two cannot be compared). */
export interface GlanceRow {
  readonly label: string;
  readonly before: string;
  readonly now: string;
  readonly words: string;
  readonly way: 'same' | 'up' | 'down' | 'incomparable';
}

/** The newest year with figures against the one before it. */
export interface Glance {
  readonly before: string;
  readonly now: string;
  readonly rows: readonly GlanceRow[];
}

export interface ChangeView {
  readonly text: string;
  readonly tone: ChangeTone;
  /** The form it shows in. */
  readonly path: string | undefined;
}

/** What changed in a year: against the year before, and between the forms of the year itself. */
export interface YearChanges {
  readonly year: string;
  /** The year it is held against: not always the one before. */
  readonly before: string | undefined;
  /** Set where the year has no form: that is all there is to say. */
  readonly isGap: boolean;
  readonly betweenYears: readonly ChangeView[];
  readonly withinYear: readonly ChangeView[];
}

type Shown = Amount | Figure | Missing | Gap;

const sayNothing = (value: Missing | Gap): string => (isGap(value) ? value.words : explainMissing(value));
/** A figure as it is shown in lists; `unit` for what is no money. */
export function sayFigure(value: Shown, unit = ''): string {
  if (isGap(value) || isMissing(value)) return sayNothing(value);
  return 'yuan' in value ? readableMoney(value) : `${value.value.toFixed(value.decimals)}${unit}`;
}

const ROWS = [
  ['initial', ''],
  ['adjusted', ''],
  ['executed', ''],
  ['rate', '%'],
  ['score', '分'],
] as const;

const figureOf = (year: ProjectYear, key: (typeof ROWS)[number][0]): Shown =>
  key === 'rate' || key === 'score' ? year[key].figure : year.money[key].figure;

/** undefined where no year has another before it. */
export function viewGlance({ years }: ProjectHistory): Glance | undefined {
  const now = years.findLast(({ speaker }) => speaker);
  const before = years.find(({ year }) => year === now?.against?.year);
  if (!now?.against || !before) return undefined;
  const { against } = now;
  const rows = ROWS.map(([key, unit]) => ({
    label: key === 'score' ? '自评得分' : labelOfPoint(now.speaker, key),
    before: sayFigure(figureOf(before, key), unit),
    now: sayFigure(figureOf(now, key), unit),
    words: against[key].words,
    way: against[key].comparable ? against[key].way : ('incomparable' as const),
  }));
  return { before: before.year, now: now.year, rows };
}

const viewChange = ({ kind, words, form }: Change): ChangeView => ({
  text: words,
  tone: toneOf(kind),
  path: form && formPath(form),
});

/** The years that changed something, newest first. */
export function viewChanges({ years, changes }: ProjectHistory): YearChanges[] {
  return years.toReversed().flatMap(({ year, gap }, i, all) => {
    const own = changes.filter((change) => change.year === year);
    if (!own.length) return [];
    const of = (isWithinYear: boolean): ChangeView[] =>
      own.filter((change) => change.isWithinYear === isWithinYear).map(viewChange);
    const before = all.slice(i + 1).find((other) => !other.gap)?.year;
    return [{ year, before, isGap: gap !== undefined, betweenYears: of(false), withinYear: of(true) }];
  });
}

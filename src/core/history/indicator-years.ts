import type { Measure } from '../figures/measure.ts';
import { isTable } from '../forms/kind.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import { compareMeasures, incomparable, type Side } from './compare-values.ts';
import type { IndicatorLine } from './indicator-lines.ts';
import { isGap, type Gap } from './cell.ts';
import { DOUBTFUL, isDoubtful } from './match-rows.ts';
import type { Change } from './change.ts';
import type { IndicatorYear, Stop } from './model.ts';
import type { ProjectYear } from './model.ts';

type Year = Omit<IndicatorYear, 'changes' | 'against'>;
type Value = Measure | Missing | Gap;

/** Why a year's forms say nothing of an indicator. */
function findGap(year: Omit<ProjectYear, 'changes'>, stops: readonly Stop[]): Gap | undefined {
  if (year.gap) return year.gap;
  return stops.length ? undefined : { gap: 'not-listed', words: `${year.year}年没有这项指标` };
}

/** A result printed bare is in the unit of its target: `84` beside `≥80人` is 84人. */
function withUnit(value: Measure | Missing, target: Measure | Missing): Measure | Missing {
  if (isMissing(value) || isMissing(target) || value.kind !== 'quantity' || target.kind !== 'quantity') return value;
  return value.unit === '' ? { ...value, unit: target.unit } : value;
}

function readYear(year: Omit<ProjectYear, 'changes'>, stops: readonly Stop[]): Year {
  const gap = findGap(year, stops);
  const find = (stage: Stop['stage']): Stop | undefined => stops.findLast((stop) => stop.stage === stage);
  const final = find('final');
  const closing = year.forms.find(({ kind }) => kind.stage === 'final' && isTable(kind))!;
  const noResult: Gap = closing.form
    ? { gap: 'not-listed', words: `${year.year}年${closing.kind.name}没有这项指标` }
    : { gap: 'no-form', words: `${year.year}年没有${closing.kind.name}` };
  return {
    year: year.year,
    gap,
    plan: find('plan'),
    midway: find('midway'),
    final,
    target: gap ?? stops.at(-1)!.row.target,
    actual: gap ?? (final ? withUnit(final.row.actual, final.row.target) : noResult),
    attainment: final?.attainment,
  };
}

/** Both sides are of the whole year: a year's target, and the result at its end. */
const sideOf = (year: string, value: Value): Side<Measure> => ({ year, period: year, value });

/** Whether the line reaches a year from an earlier one over a match that is hardly one. */
const isGuessed = ({ stops }: IndicatorLine, after: string, until: string): boolean =>
  stops.some(({ form: { year }, match }) => year > after && year <= until && isDoubtful(match));

function holdAgainst(line: IndicatorLine, now: Year, before: Year): NonNullable<IndicatorYear['against']> {
  const doubt = isGuessed(line, before.year, now.year) ? incomparable(DOUBTFUL) : undefined;
  const compare = (key: 'target' | 'actual', label: '目标' | '结果') =>
    doubt ?? compareMeasures(sideOf(before.year, before[key]), sideOf(now.year, now[key]), label);
  return { year: before.year, target: compare('target', '目标'), actual: compare('actual', '结果') };
}

/** One indicator in each year of its project, each held against the nearest year before it that lists the indicator. */
export function readIndicatorYears(
  line: IndicatorLine,
  years: readonly Omit<ProjectYear, 'changes'>[],
  changes: readonly Change[],
): IndicatorYear[] {
  const own = years.map((year) => readYear(year, line.years.get(year.year) ?? []));
  return own.map((now, i) => {
    const before = own.slice(0, i).findLast(({ gap }) => !gap);
    return {
      ...now,
      against: before && !now.gap ? holdAgainst(line, now, before) : undefined,
      changes: changes.filter(({ year }) => year === now.year),
    };
  });
}

/** The unit an indicator is counted in, from its newest target that prints one. */
export function findUnit({ stops }: IndicatorLine): string {
  const units = stops.map(({ row: { target } }) =>
    isMissing(target) || isGap(target) || target.kind !== 'quantity' ? '' : target.unit,
  );
  return units.findLast((unit) => unit !== '') ?? '';
}

import type { Quantity } from '../figures/measure.ts';
import { isMissing } from '../figures/missing.ts';
import { isGap, type Cell, type Comparison } from '../history/cell.ts';
import type { IndicatorHistory, IndicatorYear, ProjectHistory, ProjectYear } from '../history/model.ts';
import { printResult, quote } from '../history/print-value.ts';
import { cellOf } from '../history/indicator-changes.ts';
import { bold, type Ground, type Piece } from './sentence.ts';

/** How many indicators a sentence names before it only counts them. */
const NAMED = 3;

const groundsIn = (...cells: readonly (Cell | undefined)[]): Ground[] => cells.filter((cell) => cell !== undefined);

/** `实际用的钱比2023年多46.76万元（+39.93%）`, or why the two years cannot be compared. */
function explainMoneyChange(history: ProjectHistory, year: ProjectYear): Piece[] {
  const { against } = year;
  if (!against) return [];
  const before = history.years.find((other) => other.year === against.year)!;
  const tell = (key: 'initial' | 'executed', label: string): Piece[] => {
    const cells = groundsIn(before.money[key].cell, year.money[key].cell);
    const link = against[key].comparable ? '' : `与${against.year}年`;
    return [`${label}${link}`, bold(against[key].words, ...cells)];
  };
  // one obstacle for both, such as a split, is said once
  const [initial, executed] = [against.initial, against.executed];
  if (!initial.comparable && !executed.comparable && initial.because === executed.because)
    return [...tell('executed', '预算和支出'), '。'];
  return [...tell('initial', '年初预算'), '；', ...tell('executed', '支出'), '。'];
}

interface Held {
  readonly indicator: IndicatorHistory;
  readonly now: IndicatorYear;
  readonly before: IndicatorYear;
  readonly comparison: Comparison;
}

const listHeld = (history: ProjectHistory, year: string): Held[] =>
  history.indicators.flatMap((indicator) => {
    const now = indicator.years.find((own) => own.year === year);
    const before = indicator.years.find((own) => own.year === now?.against?.year);
    return now?.against && before ? [{ indicator, now, before, comparison: now.against.actual }] : [];
  });

const groundsOfHeld = (held: readonly Held[]): Ground[] =>
  held.flatMap(({ before, now }) =>
    [before, now].flatMap(({ final }) => (final?.actual === undefined ? [] : [cellOf(final, 'actual')])),
  );

/** Whether more or later is better, by the operator of the year's target; undefined where the form does not say. */
function aimOf({ now }: Held): 'up' | 'down' | undefined {
  const target = now.target;
  if (isGap(target) || isMissing(target) || target.kind === 'words') return undefined;
  if (target.kind === 'deadline') return 'down';
  const { operator } = target satisfies Quantity;
  return { '≥': 'up', '>': 'up', '≤': 'down', '<': 'down', '=': undefined }[operator ?? '='] as
    'up' | 'down' | undefined;
}

type Group = 'better' | 'worse' | 'changed' | 'same' | 'words' | 'none';

function groupOf(held: Held): Group {
  const { comparison } = held;
  if (!comparison.comparable) return 'none';
  if (comparison.way === 'same') return comparison.difference ? 'same' : 'words';
  const aim = aimOf(held);
  return aim ? (comparison.way === aim ? 'better' : 'worse') : 'changed';
}

const nameResults = ({ indicator, before, now }: Held): string =>
  `${quote(indicator.name)}（${before.year}年${printResult(before.actual)}，${now.year}年${printResult(now.actual)}）`;

function listNamed(held: readonly Held[]): string {
  const rest = held.length - NAMED;
  return `${held.slice(0, NAMED).map(nameResults).join('、')}${rest > 0 ? `等${held.length}项` : ''}`;
}

const COMPARED: [Group, string][] = [
  ['better', '更好'],
  ['worse', '更差'],
  ['changed', '有增减，目标没写明多好还是少好'],
  ['same', '持平'],
];

/** Why results cannot be compared, each reason once with the indicators it concerns. */
function explainObstacles(held: readonly Held[]): Piece[] {
  const byReason = Map.groupBy(held, ({ comparison }) => (comparison.comparable ? '' : comparison.because));
  return [...byReason].flatMap(([because, some], i): Piece[] => {
    const names = some.slice(0, NAMED).map(({ indicator }) => quote(indicator.name));
    const rest = some.length > NAMED ? `等${some.length}项` : '';
    return [i === 0 ? '' : '；', bold(names.join('、') + rest, ...groundsOfHeld(some)), `，因为${because}`];
  });
}

/** The year that results are held against: the nearest that lists each, so not always one. */
function sayYears(held: readonly Held[]): string {
  const years = [...new Set(held.map(({ before }) => before.year))];
  return years.length === 1 ? `${years[0]}年` : '上一次';
}

/** How many results are better or worse than the year before, in the direction of their targets; which; and what cannot be compared. */
export function explainResultChanges(history: ProjectHistory, year: ProjectYear): Piece[][] {
  const held = listHeld(history, year.year);
  const groups = Map.groupBy(held, groupOf);
  const of = (group: Group): Held[] => groups.get(group) ?? [];
  const compared = COMPARED.filter(([group]) => of(group).length > 0);
  const total = compared.reduce((n, [group]) => n + of(group).length, 0);
  const since = sayYears(compared.flatMap(([group]) => of(group)));
  const sentences: Piece[][] = [];
  if (total > 0) {
    const count = (group: Group): Piece => bold(`${of(group).length}项`, ...groundsOfHeld(of(group)));
    const parts = compared.flatMap(([group, words], i): Piece[] => [i === 0 ? '' : '，', count(group), words]);
    const [only, ...others] = compared;
    const worse = of('worse').length ? `。更差的是${listNamed(of('worse'))}` : '';
    sentences.push(
      only && others.length === 0
        ? [count(only[0]), `结果能与${since}相比，对照目标的要求，${total > 1 ? '都' : ''}${only[1]}${worse}。`]
        : [`${total}项结果能与${since}相比，对照目标的要求，`, ...parts, `${worse}。`],
    );
  }
  if (of('words').length)
    sentences.push([bold(`${of('words').length}项`, ...groundsOfHeld(of('words'))), `结果两年写法相同，看不出变化。`]);
  if (of('none').length)
    sentences.push([
      `${of('none').length}项结果不能与${sayYears(of('none'))}相比：`,
      ...explainObstacles(of('none')),
      '。',
    ]);
  return sentences;
}

/** Money against the year before; that there is no year before is said too. */
export function explainMoneyYearOnYear(history: ProjectHistory, year: ProjectYear): Piece[] {
  if (year.against) return explainMoneyChange(history, year);
  const isFirst = history.years.every((other) => other === year || !other.speaker || other.year > year.year);
  return isFirst ? [`本栏目没有${year.year}年以前的表，不能与上年相比。`] : [];
}

import { isMissing } from '../figures/missing.ts';
import type { IndicatorLine as ReadRow } from '../forms/reading.ts';
import { differInCount, measureLikeness } from './likeness.ts';
import { isSameLevel } from './same-level.ts';
import type { Match } from './model.ts';

/** From here on an indicator that is new may take the place of one that is gone: its name was rewritten. */
export const RENAMED = 0.5;
/** Enough where level, unit, target and place are all the same. */
const RESEMBLING = 0.4;
/** Two candidates nearer than this to each other leave it open which is meant. */
const CLOSE = 0.1;

/** A row as it is matched, with its place among the rows of its form. */
export interface Candidate {
  readonly row: ReadRow;
  readonly at: number;
}

export interface Pair {
  readonly before: number;
  readonly after: number;
  readonly match: Match;
}

const unitOf = ({ target }: ReadRow): string => (!isMissing(target) && target.kind === 'quantity' ? target.unit : '');
const sortOf = ({ target }: ReadRow): string => (isMissing(target) ? '' : target.kind);

interface Scored {
  readonly before: number;
  readonly after: number;
  readonly score: number;
  readonly distance: number;
  readonly basis: Match['basis'];
  readonly isFirm: boolean;
}

function weigh(was: Candidate, is: Candidate): Pick<Scored, 'score' | 'basis' | 'distance'> & { likeness: number } {
  const likeness = measureLikeness(was.row.row.name, is.row.row.name);
  const level = isSameLevel(was.row.row, is.row.row);
  const unit = unitOf(was.row) === unitOf(is.row) && sortOf(was.row) === sortOf(is.row);
  const target = was.row.row.target === is.row.row.target;
  const distance = Math.abs(was.at - is.at);
  return {
    likeness,
    distance,
    score: likeness + (level ? 0.2 : 0) + (unit ? 0.1 : 0) + (target ? 0.05 : 0),
    basis: [...(level ? (['level'] as const) : []), ...(unit ? (['unit'] as const) : [])],
  };
}

/** Rows and indicators by falling score; among equals those nearest in place, then in printed order. */
const byScore = (a: Scored, b: Scored): number =>
  b.score - a.score || a.distance - b.distance || a.before - b.before || a.after - b.after;

/** Takes the best pairs first; each row and each indicator is used once. */
function pickPairs(all: Scored[]): Scored[] {
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()];
  return all.toSorted(byScore).filter(({ before, after }) => {
    if (usedBefore.has(before) || usedAfter.has(after)) return false;
    usedBefore.add(before);
    usedAfter.add(after);
    return true;
  });
}

const crossAll = (before: readonly Candidate[], after: readonly Candidate[]) =>
  before.flatMap((was, i) => after.map((is, j) => ({ i, j, was, is, ...weigh(was, is) })));

/**
 * Rows of one name against indicators of that name. One and one are certain. Where a form prints a name twice, level, unit
 * and target tell which is which, and where they do not, the order does; that is only probable.
 */
export function matchNamesakes(before: readonly Candidate[], after: readonly Candidate[], isAlias: boolean): Pair[] {
  const name = isAlias ? ('alias' as const) : ('name' as const);
  const isSingle = before.length === 1 && after.length === 1;
  const scored = crossAll(before, after).map(({ i, j, score, basis }): Scored => ({
    ...{ before: i, after: j, score, isFirm: isSingle },
    distance: Math.abs(i - j),
    basis: [name, ...(isSingle ? [] : (['order'] as const)), ...basis],
  }));
  return pickPairs(scored).map(({ before: i, after: j, basis, isFirm }) => ({
    before: i,
    after: j,
    match: { confidence: isFirm ? 'certain' : 'probable', basis },
  }));
}

/** Rows that are new in a form against indicators that are gone from it: likely pairs, with how likely and why. */
export function matchRewritten(before: readonly Candidate[], after: readonly Candidate[]): Pair[] {
  const scored = crossAll(before, after).flatMap(({ i, j, was, is, likeness, score, distance, basis }): Scored[] => {
    const isAlike = likeness >= RENAMED;
    const inPlace = distance === 0 && basis.length === 2 && was.row.row.target === is.row.row.target;
    if (!(isAlike || (inPlace && likeness >= RESEMBLING)) || basis.length === 0) return [];
    if (differInCount(was.row.row.name, is.row.row.name)) return [];
    const found = [...(isAlike ? (['likeness'] as const) : []), ...basis, ...(inPlace ? (['position'] as const) : [])];
    return [{ before: i, after: j, score, distance, basis: found, isFirm: isAlike && basis.length === 2 }];
  });
  return pickPairs(scored).map((pair) => {
    const isRivalled = scored.some(
      (other) =>
        other !== pair &&
        (other.before === pair.before || other.after === pair.after) &&
        other.score > pair.score - CLOSE,
    );
    const confidence = pair.isFirm && !isRivalled ? 'probable' : 'possible';
    return { before: pair.before, after: pair.after, match: { confidence, basis: pair.basis } };
  });
}

const BASIS_WORDS: Record<Match['basis'][number], string> = {
  first: '',
  name: '名称相同',
  alias: '项目登记了别名',
  order: '同名的按出现的先后对应',
  likeness: '名称相近',
  level: '类别相同',
  unit: '单位相同',
  position: '位置相同',
};
const CONFIDENCE_WORDS: Record<Match['confidence'], string> = { certain: '', probable: '推断', possible: '可能' };

/** A match too weak to hold two figures against each other: it says where to look, not what has changed. */
export const isDoubtful = ({ confidence }: Match): boolean => confidence === 'possible';
export const DOUBTFUL = '名称改了，只是可能为同一项指标';

/** `推断为同一项指标，依据：名称相近、类别相同`; empty where it is certain. */
export function explainMatch({ confidence, basis }: Match): string {
  if (confidence === 'certain') return '';
  const reasons = basis.map((one) => BASIS_WORDS[one]).filter(Boolean);
  return `${CONFIDENCE_WORDS[confidence]}${confidence === 'possible' ? '是' : '为'}同一项指标，依据：${reasons.join('、')}`;
}

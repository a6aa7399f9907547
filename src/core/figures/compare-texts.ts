import { compareQuantities, compareRough, holdToRange, isBound } from './compare-numbers.ts';
import { compareDates } from './compare-dates.ts';
import { HUNDRED } from './decimal.ts';
import { isFault } from './direction.ts';
import { parseMeasure, parseRange, type Measure } from './measure.ts';
import { isMissing } from './missing.ts';
import { judge, MET, MISSED, open, type Attainment, type Setting } from './outcome.ts';
import { byPart } from './compare-parts.ts';
import { byPlace, byShareOfCount, byTolerance, byWholeYear } from './compare-shapes.ts';
import { answersRough, readRough } from './rough.ts';
import { changeInName, changeOf, isNamed, readTold } from './change.ts';
import { bySome, byTest, byShareOfWord } from './compare-words.ts';
import { rankBoth, type Rank } from './ranks.ts';
import { isAnswered, readStated, withoutDoing, type Stated } from './stated.ts';
import {
  asksForAll,
  bareWords,
  budgetKept,
  contradicts,
  isAhead,
  isOfWhole,
  leavesUndone,
  isKeptUndone,
  isDeclared,
  isDenied,
  noneOf,
  withoutDone,
} from './words.ts';

/** A target and an actual of which at least one is no number, with what is read out of them. */
interface Pair {
  readonly target: Measure;
  readonly actual: Measure;
  readonly wanted: string;
  readonly said: string;
  readonly setting: Setting;
}

/** One way of reading a pair; undefined where it has nothing to say. */
type Way = (pair: Pair) => Attainment | undefined;

/** 印制宣传册2800册 for 3000册: what was done is counted by the same word. */
const isAnsweredByDoing = (counted: Stated, stated: Stated): boolean =>
  counted.about === '' &&
  stated.isDone === true &&
  isAnswered(stated) &&
  counted.quantity.unit === stated.quantity.unit;

/** Numbers with words beside them: 整改80% for 100%; 提高3% for 提高5%, where the words tell that more is better. */
const byNumber: Way = ({ target, actual, setting }) => {
  const [counted, stated] = [readStated(target), readStated(actual)];
  if (!counted || !stated) return undefined;
  const [aim, came] = [readTold(counted.about), readTold(stated.about)];
  const isBare = came.subject === '' && isAnswered(counted);
  const isSame =
    isBare ||
    isAnsweredByDoing(counted, stated) ||
    aim.subject === came.subject ||
    [aim, came].every(({ subject }) => isNamed(subject, setting.name));
  const way = aim.change ?? (came.change && changeInName(setting.name));
  if (!isSame || (came.change && !way)) return undefined;
  if (came.change && came.change !== way)
    return judge([stated, counted].every(({ quantity }) => quantity.value.isZero()));
  const { quantity } = counted;
  return compareQuantities(
    way ? { ...quantity, operator: quantity.operator ?? '≥' } : quantity,
    stated.quantity,
    setting,
  );
};

/** 提升 answered by 提升5%, 下降 by 上升1%. */
const byChange: Way = ({ target, wanted, actual }) => {
  const [aim, stated] = [target.kind === 'words' ? changeOf(wanted) : undefined, readStated(actual)];
  const came = stated && changeOf(stated.about);
  return aim && came && !stated.quantity.value.isZero() ? judge(aim === came) : undefined;
};

const byRough: Way = ({ target, actual, setting }) => {
  const [about, came] = [readRough(target), readRough(actual) ?? parseRange(actual.text)];
  if (!about && !came) return undefined;
  const plain = about && !came ? readStated(actual)?.quantity : undefined;
  if (plain && !isBound(plain) && answersRough(target, plain)) return MET;
  const [wanted, got] = [about ?? [readStated(target)?.quantity], came ?? [readStated(actual)?.quantity]].map((all) =>
    all.filter((one) => one !== undefined),
  );
  return wanted!.length && got!.length ? compareRough(wanted!, got!, setting) : undefined;
};

const CERTAIN_NONE = /^(?:零发生|[不未]发生|[不未]出现|杜绝|0发生)/;
/** 零投诉, 不发生 against a number of them; 无 may be no number, so the indicator must be one of faults. */
const byNone: Way = ({ target, wanted, actual, setting }) => {
  const [none, stated] = [target.kind === 'words' ? noneOf(wanted) : undefined, readStated(actual)];
  if (none === undefined || !stated) return undefined;
  return CERTAIN_NONE.test(wanted) || isFault(none + setting.name) ? judge(stated.quantity.value.lte(0)) : undefined;
};

const byAll: Way = ({ target, wanted, actual, said }) => {
  const stated = readStated(actual)?.quantity;
  if (
    target.kind === 'words' &&
    stated &&
    !isBound(stated) &&
    stated.unit === '%' &&
    (asksForAll(wanted) || isOfWhole(wanted, said))
  )
    return judge(stated.value.gte(HUNDRED));
  if (target.kind !== 'quantity' || target.unit !== '%' || /[≤<]/.test(target.operator ?? '')) return undefined;
  if (actual.kind !== 'words') return undefined;
  if (asksForAll(said)) return MET;
  return target.value.eq(HUNDRED) && isDeclared(said) ? { outcome: 'met', reason: 'declared' } : undefined;
};

const byRange: Way = ({ target, actual, setting }) => {
  const stated = readStated(actual);
  if (!stated) return undefined;
  // 增长10%-15% answered by 增长8%
  const [, words = '', range] = /^(\D{2,8})(\d.*)$/.exec(target.text.trim()) ?? [];
  const isSameChange =
    range !== undefined && changeOf(words) !== undefined && changeOf(words) === changeOf(stated.about);
  return holdToRange(isSameChange ? range : withoutDoing(target.text), stated.quantity, setting);
};

/** 无 and 零投诉 for a number that is a ceiling or 0. */
const bySaidNone: Way = ({ target, said, setting }) => {
  if (target.kind !== 'quantity' || !(/[≤<]/.test(target.operator ?? '') || target.value.isZero())) return undefined;
  const none = noneOf(said);
  return none !== undefined && (CERTAIN_NONE.test(said) || isFault(none + setting.name)) ? MET : undefined;
};

const byDeclaration: Way = ({ target, actual, said }) =>
  target.kind !== 'quantity' && actual.kind === 'words' && isDeclared(said)
    ? { outcome: 'met', reason: 'declared' }
    : undefined;

/** 优良 is 优 or 良: it keeps 良, and leaves open whether it is 优. */
function byRank(wanted: Rank, got: Rank): Attainment {
  if (got.worst <= wanted.worst) return MET;
  return got.best > wanted.worst ? MISSED : open('words-differ');
}

/** Two texts without a number between them. */
const byWords: Way = ({ target, actual, wanted, said, setting }) => {
  if (actual.kind === 'words' && isDenied(said)) return MISSED;
  if (target.kind !== 'words' || actual.kind !== 'words') return undefined;
  const ranks = rankBoth(wanted, said, setting.name);
  if (ranks) return byRank(...ranks);
  const [none, other] = [noneOf(wanted), noneOf(said)];
  if (none !== undefined && other !== undefined && (CERTAIN_NONE.test(wanted) || isFault(none + setting.name)))
    return MET;
  if (contradicts(wanted, said) || actual.text.split(/[，,；;]/).some((part) => leavesUndone(wanted, bareWords(part))))
    return MISSED;
  if (isAhead(wanted, said) || isKeptUndone(wanted, said)) return MET;
  return budgetKept(wanted) && budgetKept(said) !== undefined ? judge(budgetKept(said)!) : undefined;
};

/** The ways in the order in which they are asked: what speaks plainly first. */
const byDate: Way = ({ target, actual, setting }) => compareDates(target, actual, setting);

const WAYS: readonly Way[] = [
  bySome,
  byShareOfWord,
  byTest,
  byWords,
  byWholeYear,
  byDate,
  byPlace,
  byTolerance,
  byShareOfCount,
  byPart,
  byRough,
  byNumber,
  byChange,
  byNone,
  byAll,
  byRange,
  bySaidNone,
  byDeclaration,
];

/** 完成2座水库除险加固 for 2座 of 水库除险加固: the name of the indicator behind the number, said once more. */
const withoutName = (text: string, name: string): string =>
  name.length > 1 && text.endsWith(name) ? withoutDoing(text.slice(0, -name.length)) : text;

/** Holds a target against an actual of which at least one is no number. */
export function compareTexts(target: Measure, actual: Measure, setting: Setting): Attainment {
  const [wanted, said] = [bareWords(target.text), bareWords(actual.text)];
  if (wanted === said || withoutDone(wanted) === withoutDone(said)) return { outcome: 'met', reason: 'same-words' };
  for (const way of WAYS) {
    const found = way({ target, actual, wanted, said, setting });
    if (found) return found;
  }
  const bare = parseMeasure(withoutName(actual.text, setting.name));
  if (!isMissing(bare) && bare.text !== actual.text && bare.kind === 'quantity' && target.kind === 'quantity')
    return compareQuantities(target, bare, setting);
  return open(target.kind === 'words' && actual.kind === 'words' ? 'words-differ' : 'sort-differs');
}

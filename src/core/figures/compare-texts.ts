import { compareQuantities, compareRough, holdToRange, isBound } from './compare-numbers.ts';
import { compareDates } from './compare-dates.ts';
import { HUNDRED } from './decimal.ts';
import { isFault } from './direction.ts';
import { parseRange, type Measure, type Quantity } from './measure.ts';
import { MET, MISSED, open, type Attainment, type Setting } from './outcome.ts';
import { NUMBER, readDigits } from './number.ts';
import { readAnyDigits } from './number-in-words.ts';
import { answersRough, readRough } from './rough.ts';
import { changeInName, changeOf, isNamed, readTold } from './change.ts';
import { isAnswered, readEach, readStated, withoutDoing } from './stated.ts';
import {
  asksForAll,
  bareWords,
  budgetKept,
  contradicts,
  isAhead,
  isKeptUndone,
  isDeclared,
  isDenied,
  noneOf,
  rankOf,
  withoutDone,
  type Rank,
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

const judge = (isKept: boolean): Attainment => (isKept ? MET : MISSED);

const PLACE =
  /^(?:全[国省市区县]|排名|位列|位居|名列|进入)*([前第]?)(\d{1,3}|[一二三四五六七八九十]{1,2})(?:[名位]|名次)?$/;
/** 前10名 answered by 第8名. */
const byPlace: Way = ({ wanted, said }) => {
  const [, ahead, last] = PLACE.exec(wanted) ?? [];
  const [, , place] = PLACE.exec(said) ?? [];
  const [most, got] = [last, place].map((digits) => digits && readAnyDigits(digits)?.value);
  return ahead === '前' && most && got ? judge(got.lte(most)) : undefined;
};

const TOLERANCE = new RegExp(`^(?:[≤<]|控制在|在)*±(${NUMBER})(%|个百分点|℃|元|天|分)?(?:[以之]?内|范围内)?$`);
/** ±5%以内 bounds what differs either way. */
const byTolerance: Way = ({ wanted, actual }) => {
  const [, digits, unit = ''] = TOLERANCE.exec(wanted) ?? [];
  const got = digits ? readStated(actual)?.quantity : undefined;
  return got && !isBound(got) && got.unit === unit ? judge(got.value.abs().lte(readDigits(digits!).value)) : undefined;
};

/** Numbers with words beside them: 整改80% for 100%; 提高3% for 提高5%, where the words tell that more is better. */
const byNumber: Way = ({ target, actual, setting }) => {
  const [counted, stated] = [readStated(target), readStated(actual)];
  if (!counted || !stated) return undefined;
  const [aim, came] = [readTold(counted.about), readTold(stated.about)];
  const isBare = came.subject === '' && isAnswered(counted);
  const isSame =
    isBare || aim.subject === came.subject || [aim, came].every(({ subject }) => isNamed(subject, setting.name));
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

const isMoney = ({ unit }: Quantity): boolean => unit.includes('元');

/** 每季度1次, 每人每月200元. */
const byPart: Way = ({ target, actual, setting }) => {
  const each = target.kind === 'words' ? readEach(target.text) : undefined;
  const own = actual.kind === 'words' ? readEach(actual.text) : undefined;
  const [wanted, got] = [each ?? readStated(target)?.quantity, own ?? readStated(actual)?.quantity];
  if (!(each ?? own) || !wanted || !got || isBound(got)) return undefined;
  const result = compareQuantities(
    each && !isMoney(each) ? { ...wanted, operator: wanted.operator ?? '≥' } : wanted,
    got,
    setting,
  );
  return result.reason === 'unit-differs' ? undefined : result;
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
  if (target.kind === 'words' && stated && !isBound(stated) && stated.unit === '%' && asksForAll(wanted))
    return judge(stated.value.gte(HUNDRED));
  if (target.kind !== 'quantity' || target.unit !== '%' || /[≤<]/.test(target.operator ?? '')) return undefined;
  if (actual.kind !== 'words') return undefined;
  if (asksForAll(said)) return MET;
  return target.value.eq(HUNDRED) && isDeclared(said) ? { outcome: 'met', reason: 'declared' } : undefined;
};

const byRange: Way = ({ target, actual, setting }) => {
  const stated = readStated(actual);
  return stated && holdToRange(withoutDoing(target.text), stated.quantity, setting);
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
  const [best, got] = [rankOf(wanted), rankOf(said)];
  if (best && got && best.scale === got.scale) return byRank(best, got);
  const [none, other] = [noneOf(wanted), noneOf(said)];
  if (none !== undefined && other !== undefined && (CERTAIN_NONE.test(wanted) || isFault(none + setting.name)))
    return MET;
  if (contradicts(wanted, said)) return MISSED;
  if (isAhead(wanted, said) || isKeptUndone(wanted, said)) return MET;
  return budgetKept(wanted) && budgetKept(said) !== undefined ? judge(budgetKept(said)!) : undefined;
};

/** The ways in the order in which they are asked: what speaks plainly first. */
const byDate: Way = ({ target, actual, setting }) => compareDates(target, actual, setting);

const WAYS: readonly Way[] = [
  byWords,
  byDate,
  byPlace,
  byTolerance,
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

/** Holds a target against an actual of which at least one is no number. */
export function compareTexts(target: Measure, actual: Measure, setting: Setting): Attainment {
  const [wanted, said] = [bareWords(target.text), bareWords(actual.text)];
  if (wanted === said || withoutDone(wanted) === withoutDone(said)) return { outcome: 'met', reason: 'same-words' };
  for (const way of WAYS) {
    const found = way({ target, actual, wanted, said, setting });
    if (found) return found;
  }
  return open(target.kind === 'words' && actual.kind === 'words' ? 'words-differ' : 'sort-differs');
}

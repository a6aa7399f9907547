import type { Exact } from '../figures/decimal.ts';
import { readHanNumber } from '../figures/han-number.ts';
import { NUMBER, readDigits } from '../figures/number.ts';
import { OPERATOR } from '../figures/operator.ts';
import { remember } from '../figures/remember.ts';
import { halfWidth } from '../figures/width.ts';

/** A count or share that a sentence states, with what it is about. */
export interface PromisedQuantity {
  /** `不少于3次`, as printed. */
  readonly text: string;
  /** The part of the sentence it stands in, as printed: `组织不少于3次基层党组织培训`. */
  readonly clause: string;
  /** What is counted, in the sentence's words without the number: `基层党组织培训`. */
  readonly about: string;
  readonly value: Exact;
  /** As `countingUnit` gives it. */
  readonly unit: string;
}

/** Units that forms use for one another: 3场 of activities are 3次. */
const SAME_UNIT = new Map(
  Object.entries({
    次: '场次 批次 场 轮 次',
    个: '个 家 支 处 座 所 项',
    人: '人 位 名',
    '%': '%',
    人次: '人次',
  }).flatMap(([unit, all]) => all.split(' ').map((spelling) => [spelling, unit] as const)),
);
const OTHER_UNITS = ['期', '台', '套', '份', '户', '块', '天', '条', '篇', '件'];
const UNITS = [...SAME_UNIT.keys(), ...OTHER_UNITS].sort((a, b) => b.length - a.length).join('|');

/** One name for units that count the same thing; any other unit is itself. */
export const countingUnit = (unit: string): string => SAME_UNIT.get(unit) ?? unit;

/** Sentences of forms write numbers in words up to 99; a lone 十 or 一 of a longer word is none. */
const DIGITS = '一二三四五六七八九';
const SPOKEN = `[${DIGITS}两]?十[${DIGITS}]?|[${DIGITS}两]`;

const QUANTITY = new RegExp(
  `(${OPERATOR})? ?(?:(?<![\\d.,])(${NUMBER.replace('[+\\-−]?', '')})|(${SPOKEN})) ?(${UNITS})(?!月|工作日|小时|季度|百分点|半)(?:及?以上|以下|以内)?`,
  'gu',
);
/** Most clauses state no number; this is asked before the long pattern is tried. */
const COUNTS = new RegExp(`[\\d${DIGITS}两十] ?(?:${UNITS})`, 'u');
/** Before a number that is no count of the year: 第8位, 每月开展11次, 一年一次. */
const NOT_COUNTED =
  /(?:第|每|[一半两]个?(?:年|季度?|月|周|天|日|次|人|家|户)|各|约|近)$|每个?(?:年|季|月|周|天|日|次|人|家|户|半)/;
const CLAUSE = /[,。;:!?\n()①-⑳]+/u;
const LIST = /、|及|和|并/;

/** Words around what is counted that say that it is done, not what it is. */
const LEAD =
  /^(?:预计|计划|使|确保|力争|全年|当年度?|本年度?|年内|已|共计?|累计|完成|开展|组织|举办|实现|建设|建立|召开|了|将|要|的|及时|达到?)/;
const TAIL =
  /(?:次数|数量|人数|家数|个数|场数|数|举办|开展|建设|完成|(?<!党)组织|情况|不少于|达到?|共计?|累计|了|的|为)$/;

/** A name or phrase down to what it is about: `党群阵地建设数量` and `建设党群阵地` are both 党群阵地; a 党支部 is a 党组织. */
export const bareSubject = remember((text: string): string => {
  let subject = text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
  for (let before = ''; before !== subject;) {
    before = subject;
    subject = subject.replace(LEAD, '').replace(TAIL, '') || before;
  }
  return subject.replaceAll('党支部', '党组织');
});

function readClause(clause: string): PromisedQuantity[] {
  if (!COUNTS.test(clause)) return [];
  const found = [...clause.matchAll(QUANTITY)].filter(({ index, 1: operator, 3: han }) => {
    // 一个, 一次 without 不少于 are mostly turns of speech
    if (han === '一' && !operator) return false;
    return !NOT_COUNTED.test(clause.slice(0, index));
  });
  if (found.length > 1 && LIST.test(clause)) return clause.split(LIST).flatMap(readClause);
  if (found.length !== 1) return [];
  const [{ index, 0: text, 2: digits, 3: han = '', 4: unit = '' }] = found as [RegExpExecArray];
  const about = bareSubject(clause.slice(0, index) + clause.slice(index + text.length));
  const value = digits === undefined ? readHanNumber(han)! : readDigits(digits).value;
  return about ? [{ text: text.trim(), clause: clause.trim(), about, value, unit: countingUnit(unit) }] : [];
}

/** The counts and shares a text states, one a clause; frequencies (每月1次), ranks (第8位) and estimates are left out. */
export const findPromisedQuantities = remember(
  (text): readonly PromisedQuantity[] => halfWidth(text).split(CLAUSE).flatMap(readClause),
  // the forms of one project-year print one goal
  100,
);

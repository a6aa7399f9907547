import { inYearOf, isStretch, keepsDeadline, parseDeadline, type Deadline } from './deadline.ts';
import type { Measure } from './measure.ts';
import { MET, MISSED, open, type Attainment, type Setting } from './outcome.ts';

const LIKE_A_DATE = /^20\d\d(?:\.|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$)/;
/** `2022.12` and `2023.01`, `20220630` and `20220715` are numbers one by one, and dates beside each other. */
export const arePointed = (target: Measure, actual: Measure): boolean =>
  [target, actual].every((one) => one.kind === 'quantity' && one.unit === '' && LIKE_A_DATE.test(one.text.trim()));

const inYear = (date: Deadline, year: string | undefined): Deadline => (year ? inYearOf(date, year) : date);

/** What was to be done by then, behind a date: 2024年3月31日前完成招标. */
const THING = /(?<=[日号月年底末](?:[以之]?[前内]|(?![以之]?[前内]|[底末初])))\p{Script=Han}{2,6}$/u;
const DONE = /^(?:已|均|全部)*(?:完成)?|(?:完成)$/g;
/** 按时 for a date. */
const AS_WISHED = /^(?:均|全部)?已?(?:按时|按期|如期|准时|按计划)$/;
const REMARK = /[（(][^（）()\d]*[）)]$/;

/** Both texts without what was to be done, where both name the same thing, or the indicator does: 开工 of 开工时间. */
function withoutThing(target: string, actual: string, name: string): [target: string, actual: string] {
  const [aim, came] = [target, actual].map((text) => THING.exec(text)?.[0]);
  const isNamed = (thing: string | undefined): boolean => {
    const own = thing?.replace(DONE, '');
    return thing !== undefined && (aim === came || (own !== '' && [...own!].every((sign) => name.includes(sign))));
  };
  const bare = (text: string, thing: string | undefined): string => (isNamed(thing) ? text.replace(THING, '') : text);
  return [bare(target, aim), bare(actual, came)];
}

/**
 * The time of completion that a text states. Behind words without a number it may stand in its last part (跨年实施，2023年3月完成),
 * and of several times it is the one that says so (2022年12月完成，2023年1月公示).
 */
function parseDone(text: string): Deadline | undefined {
  const parts = text.split(/[，,；;]/);
  const dated = parts.filter((part) => /\d/.test(part));
  const [done, ...others] = dated.length > 1 ? dated.filter((part) => /(?:完成|完工|竣工|验收)$/.test(part)) : dated;
  const alone = parts.length > 1 && done && !others.length ? parseDeadline(done, 'bare') : undefined;
  return parseDeadline(text, 'bare') ?? alone;
}

/** A time of completion held against a deadline; undefined where one of the two is no time. */
export function compareDates(target: Measure, actual: Measure, { name, year }: Setting): Attainment | undefined {
  if (target.kind === 'quantity' && actual.kind === 'quantity' && !arePointed(target, actual)) return undefined;
  const [aim, came] = withoutThing(target.text, actual.text.trim().replace(REMARK, ''), name);
  const isTime = [aim, came].some((text) => parseDeadline(text) || isStretch(text));
  if (!isTime && !arePointed(target, actual)) return undefined;
  const [due, done] = [parseDeadline(aim, 'bare'), parseDone(came)];
  if (due && AS_WISHED.test(came)) return { outcome: 'met', reason: 'declared' };
  if (!due || !done) return undefined;
  const kept = keepsDeadline(inYear(due, year), inYear(done, year));
  return kept === undefined ? open('date-open') : kept ? MET : MISSED;
}

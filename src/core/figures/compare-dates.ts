import { isStretch, keepsDeadline, parseDeadline, type Deadline } from './deadline.ts';
import type { Measure } from './measure.ts';
import { MET, MISSED, open, type Attainment, type Setting } from './outcome.ts';

const LIKE_A_DATE = /^20\d\d(?:\.|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$)/;
/** `2022.12` and `2023.01`, `20220630` and `20220715` are numbers one by one, and dates beside each other. */
export const arePointed = (target: Measure, actual: Measure): boolean =>
  [target, actual].every((one) => one.kind === 'quantity' && one.unit === '' && LIKE_A_DATE.test(one.text.trim()));

const inYear = (date: Deadline, year: string | undefined): Deadline =>
  year ? { ...date, month: date.month.replace(/^--/, `${year}-`) } : date;

/** The time of completion that a text states; behind words without a number it may stand in its last part: 跨年实施，2023年3月完成. */
function parseDone(text: string): Deadline | undefined {
  const [last = '', ...before] = text.split(/[，,；;]/).reverse();
  const isAlone = before.length > 0 && before.every((part) => !/\d/.test(part));
  return parseDeadline(text, 'bare') ?? (isAlone ? parseDeadline(last, 'bare') : undefined);
}

/** A time of completion held against a deadline; undefined where one of the two is no time. */
export function compareDates(target: Measure, actual: Measure, { year }: Setting): Attainment | undefined {
  const isTime = [target, actual].some(
    ({ kind, text }) => kind === 'deadline' || (kind === 'words' && isStretch(text)),
  );
  if (!isTime && !arePointed(target, actual)) return undefined;
  const [due, done] = [parseDeadline(target.text, 'bare'), parseDone(actual.text)];
  if (!due || !done) return undefined;
  const kept = keepsDeadline(inYear(due, year), inYear(done, year));
  return kept === undefined ? open('date-open') : kept ? MET : MISSED;
}

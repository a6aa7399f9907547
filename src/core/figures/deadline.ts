import type { Present } from './missing.ts';
import { halfWidth } from './width.ts';

/** A time by which something is done: `2023年11月前`, `2023年底前完成`. */
export interface Deadline extends Present {
  readonly kind: 'deadline';
  readonly text: string;
  /** The last month that keeps it, `YYYY-MM`; `--MM` where no year is printed (`12月底前`): the form's own, whichever that is. */
  readonly month: string;
  /** The last day of that month that keeps it, `DD`, where one is printed. */
  readonly day?: string;
}

const MONTH = '(0?[1-9]|1[0-2])';
const DAY = '(0?[1-9]|[12]\\d|3[01])';
/** What was done by then; not 开工 and 启动, which are no end. */
const DONE =
  '(?:已|全部|均|通过)*(?:完成|完工|竣工|建成|验收|交付|投入使用|投用|启用|上线|办结|结束|到位|发放|拨付|下达|下发|支付|公开|公示|提交|报送|举办|召开|合格|使用)+';
/** A third of a month, or its end, where no day is printed. */
const PART = '初|上旬|中旬|下旬|底|末';
const PART_ENDS: readonly (readonly [RegExp, string])[] = [
  [/月(?:初|上旬)/, '10'],
  [/月中旬/, '20'],
];
const BEFORE = `(?:以前|之前|前)?(?:${DONE})?$`;
const PATTERNS = [
  new RegExp(`^(\\d{4})年${MONTH}月(?:${DAY}[日号]|${PART})?${BEFORE}`),
  new RegExp(`^(\\d{4})[-/.]${MONTH}[-/.]${DAY}${BEFORE}`),
  new RegExp(`^(\\d{4})年(?:年?[底末]|度?内)${BEFORE}`),
  /^(\d{4})年度?完成$/,
];
const YEARLESS = new RegExp(`^${MONTH}月(?:份|${DAY}[日号]|${PART})?${BEFORE}`);
const TO = '(?:[-~～—–]|—-|至|到)+';
/** A stretch of time, which is over with its last month: 2023年1-12月, 2023年1月至2023年12月, 2023.1-2023.12. */
const STRETCHES = [
  new RegExp(
    `^(?:(\\d{4})年)?${MONTH}月?(?:份|${DAY}日|[底初末])?${TO}(?:(\\d{4})年)?${MONTH}月(?:份|${DAY}日|[底末])?${BEFORE}`,
  ),
  new RegExp(`^(\\d{4})[-/.]${MONTH}(?:[-/.]${DAY})?${TO}(\\d{4})[-/.]${MONTH}(?:[-/.]${DAY})?${BEFORE}`),
];
/** Whether a text is a stretch of time. */
export const isStretch = (text: string): boolean =>
  STRETCHES.some((pattern) => pattern.test(halfWidth(text).replace(/[\s。]/g, '')));
/** As a target this may also be meant as months of work. */
const BARE_MONTH = /^\d{1,2}月份?$/;
/** The end of the form's own year. */
const YEARS_END = new RegExp(`^[当本]?年(?:度?内|度?[底末])${BEFORE}`);
const NO_YEAR = '--';
/** Stands for the year after the form's own (次年1月): behind all months of its own. */
const YEAR_AFTER = '..';
const NEXT = /^(?:次|翌|下一?|第二)年度?/;
const OWN = /^[当本]年度?(?=\d)/;
export const hasYear = ({ month }: Deadline): boolean => /^\d/.test(month);
/** The date in the year of a form, where it prints none of its own. */
export const inYearOf = (date: Deadline, year: string): Deadline => ({
  ...date,
  month: date.month.replace(NO_YEAR, `${year}-`).replace(YEAR_AFTER, `${BigInt(year) + BigInt(1)}-`),
});

function dayOf(text: string, printed: string | undefined): Pick<Deadline, 'day'> {
  const day = printed?.padStart(2, '0') ?? PART_ENDS.find(([part]) => part.test(text))?.[1];
  return day ? { day } : {};
}

const makeDeadline = (text: string, year: string, month = '12', day?: string): Deadline => ({
  kind: 'deadline',
  text,
  month: `${year}${month.padStart(2, '0')}`,
  ...dayOf(text, day),
});

const QUARTER = new RegExp(`^(?:(\\d{4})年)?(?:第?([一二三四1-4])季度|([上下])半年)(?:[末底]|内)?${BEFORE}`);
const QUARTERS: Readonly<Record<string, string>> = { 一: '03', 二: '06', 三: '09', 四: '12', 上: '06', 下: '12' };
/** Words beside a date. */
const THIS_YEAR = /^[当本]年度?(?:按时|按期)?完成$/;
/** A number that is a date beside another: 2024.1, 20240131. */
const POINTED = new RegExp(`^(\\d{4})[-/.]${MONTH}$|^(20\\d\\d)(0[1-9]|1[0-2])(${'0[1-9]|[12]\\d|3[01]'})?$`);

/**
 * A date or a year's end as printed, or a month or quarter without its year; undefined for anything else. A year alone is no
 * deadline. `bare` also takes what is one only beside another date: 2024.1, 当年完成, 2024年1-12月.
 */
export function parseDeadline(text: string, bare?: 'bare'): Deadline | undefined {
  const printed = halfWidth(text).replace(/[\s。]|^(?:已|均|全部)*(?:截[至止]|于|在)/g, '');
  const isNext = NEXT.test(printed);
  const plain = printed.replace(isNext ? NEXT : OWN, '');
  const yearless = isNext ? YEAR_AFTER : NO_YEAR;
  for (const pattern of PATTERNS) {
    const [, year, month, day] = pattern.exec(plain) ?? [];
    if (year) return makeDeadline(text, `${year}-`, month, day);
  }
  for (const pattern of bare ? STRETCHES : []) {
    const [, from, , , to, month, day] = pattern.exec(plain) ?? [];
    if (month) return makeDeadline(text, (to ?? from) ? `${to ?? from}-` : NO_YEAR, month, day);
  }
  if (bare && THIS_YEAR.test(plain)) return makeDeadline(text, NO_YEAR);
  const [, pointed, pointedMonth, run, runMonth, runDay] = (bare && POINTED.exec(plain)) || [];
  if (pointed ?? run) return makeDeadline(text, `${pointed ?? run}-`, pointedMonth ?? runMonth, runDay);
  const [, ofYear, quarter, half] = QUARTER.exec(plain) ?? [];
  if (quarter ?? half)
    return makeDeadline(
      text,
      ofYear ? `${ofYear}-` : yearless,
      QUARTERS[(quarter ?? half)!] ?? String(3 * '01234'.indexOf(quarter!)),
    );
  if (YEARS_END.test(plain)) return makeDeadline(text, NO_YEAR);
  const [, month, day] = YEARLESS.exec(plain) ?? [];
  return month ? makeDeadline(text, yearless, month, day) : undefined;
}

const LONG_MONTHS = ['01', '03', '05', '07', '08', '10', '12'];
/** The last day a month has for certain: one that is kept by the whole month. Of February the 28th may not be it. */
const isMonthsEnd = ({ month, day }: Deadline): boolean => {
  const last = LONG_MONTHS.includes(month.slice(-2)) ? '31' : month.endsWith('02') ? '29' : '30';
  return day !== undefined && day >= last;
};

/**
 * Whether a printed time of completion keeps a deadline; undefined where the print does not tell: the deadline names a day
 * within the month and the result only that month, the result is itself a later “by when” (`2023年底前`), or one of them
 * prints no year.
 */
export function keepsDeadline(deadline: Deadline, actual: Deadline): boolean | undefined {
  if (hasYear(deadline) !== hasYear(actual) || BARE_MONTH.test(deadline.text.trim())) return undefined;
  const isBound = /[前内]/.test(actual.text);
  if (actual.month !== deadline.month) return actual.month < deadline.month || (isBound ? undefined : false);
  if (!deadline.day || isMonthsEnd(deadline)) return true;
  if (!actual.day) return undefined;
  return actual.day <= deadline.day || (isBound || /[旬初]/.test(actual.text) ? undefined : false);
}

import { format, isDateFormat } from 'numfmt';
import { FORMAL, nameDigits, nameNumber, PLAIN, type Numerals } from '../chinese-numbers.ts';

/** Days between the first days of the two calendars that a workbook can count by. */
const SINCE_1904 = 1462;

/** Date formats that stand for the settings of the machine, as Chinese Office shows them. */
const OF_THE_SYSTEM: readonly (readonly [RegExp, string])[] = [
  [/^.*\[\$-F800\].*$/is, 'yyyy"年"m"月"d"日"'],
  [/^.*\[\$-F400\].*$/is, 'h:mm:ss'],
];

/** Quoted texts and escaped signs of a format, which mean nothing else. */
const LITERAL = /("[^"]*"?|\\.)/;

/** Words of Chinese Office in a format that the library knows by their English names, or not at all. */
const translate = (code: string): string =>
  code
    .split(LITERAL)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            // Chinese Excel writes ! where others write \
            .replace(/!(.)/g, '\\$1')
            .replace(/G\/通用格式/g, 'General')
            .replace(/上午\/下午/g, 'AM/PM')
            .replace(/\[(?:DBNum\d|[\p{Script=Han}]+\d*)\]/giu, ''),
    )
    .join('');

const NUMERALS: Record<string, Numerals> = { 1: PLAIN, 2: FORMAL };
const FULL_WIDTH = '０１２３４５６７８９';

/** The digits of a shown number as `[DBNum1]` 八十三, `[DBNum2]` 捌拾叁 and `[DBNum3]` ８３ have them. */
function nameShown(shown: string, kind: string, isDate: boolean): string {
  const numerals = NUMERALS[kind];
  if (!numerals) return shown.replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)]!);
  if (isDate)
    return shown.replace(/\d+/g, (digits) =>
      digits.length > 2
        ? nameDigits(digits, numerals).replaceAll('零', '〇')
        : nameNumber(digits, numerals).replace(/^[一壹](?=[十拾])/, ''),
    );
  return shown.replace(/\d[\d,]*(\.\d+)?/g, (number, decimals?: string) => {
    const whole = number.slice(0, number.length - (decimals?.length ?? 0)).replaceAll(',', '');
    return nameNumber(whole, numerals) + (decimals ? `点${nameDigits(decimals.slice(1), numerals)}` : '');
  });
}

/**
 * A workbook rounds the decimal number of fifteen digits that it shows, not the binary fraction beneath it: 1.005 is 1.01. A
 * step beyond the sixteenth digit lifts halves over the edge and nothing else.
 */
const lift = (value: number, code: string): number =>
  Number.isInteger(value) || /^general$/i.test(code) ? value : value * (1 + 4e-16);

const GENERAL = /^(?:general|@)?$/i;

/** Whether a format shows days or hours. */
export const isDateCode = (code: string): boolean => /\[\$-F[48]00\]/i.test(code) || isDateFormat(translate(code));

/**
 * What Chinese Office shows of a value under a format such as `0\.0,"万"`, blanks that align columns left out; undefined for a
 * format that nobody can read. A text is shown by the last section.
 */
export function showFormatted(value: number | string, code: string, from1904 = false): string | undefined {
  if (typeof value === 'string' && GENERAL.test(code)) return value;
  const own = OF_THE_SYSTEM.reduce((text, [pattern, shown]) => text.replace(pattern, shown), code);
  const plain = translate(own);
  try {
    const isDate = isDateCode(own);
    const number = typeof value === 'number' && (isDate && from1904 ? value + SINCE_1904 : lift(value, plain));
    // names of days are Chinese by their letters, months and halves of a day only where the format says so
    const locale = /aaa|上午/i.test(own) ? 'zh-CN' : 'en-US';
    const shown = format(plain, number === false ? value : number, { locale }).trim();
    const kind = /\[DBNum(\d)\]/i.exec(own)?.[1];
    return kind ? nameShown(shown, kind, isDate) : shown;
  } catch {
    return undefined;
  }
}

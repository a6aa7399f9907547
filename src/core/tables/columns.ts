import type { Amount } from '../figures/amount.ts';
import type { Exact } from '../figures/decimal.ts';
import type { Measure, Operator } from '../figures/measure.ts';
import { isMissing, type Missing, type MissingReason } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { Cell, ColumnOf, ColumnSort } from './table.ts';

type Of<R> = (row: R) => Cell;
type Rest<R> = Partial<Pick<ColumnOf<R>, 'unit' | 'words' | 'isRequired'>>;

/** Makes columns of one sort. */
const sorted =
  (sort: ColumnSort) =>
  <R>(name: string, title: string, meaning: string, of: Of<R>, rest: Rest<R> = {}): ColumnOf<R> => ({
    ...{ name, title, sort, meaning, of },
    ...rest,
  });

export const text = sorted('text');
export const printed = sorted('printed');
export const year = sorted('year');
export const date = sorted('date');
export const count = sorted('count');
export const list = sorted('list');
export const json = sorted('json');
export const address = sorted('address');
export const number = sorted('number');
/** A name that other tables know a row by: every row has it. */
export const key = <R>(name: string, title: string, meaning: string, of: Of<R>): ColumnOf<R> =>
  sorted('key')(name, title, meaning, of, { isRequired: true });
export const word = <R>(
  name: string,
  title: string,
  meaning: string,
  words: Readonly<Record<string, string>>,
  of: Of<R>,
  isRequired = false,
): ColumnOf<R> => sorted('word')(name, title, meaning, of, { words, isRequired });

/** Plain digits, never an exponent, as many decimals as there are. */
const plain = (value: Exact): string => value.toFixed();

/** Why a place gives no value. */
export const MISSING_WORDS: Readonly<Record<MissingReason, string>> = {
  absent: '这张表没有这一栏',
  blank: '有这一栏，没有填',
  dash: '填的是横线或斜线',
  unreadable: '填的不是数，读不出来',
  'zero-divisor': '除数为零',
};

const whyMissing = (value: object | undefined): Cell =>
  value === undefined ? 'absent' : isMissing(value) ? value.missing : undefined;

interface Place<R, V> {
  readonly name: string;
  readonly title: string;
  /** Name of the column of the text, where it is another. */
  readonly column?: string;
  /** The text as printed. */
  text(row: R): Cell;
  value(row: R): V | Missing | undefined;
  readonly meaning?: string;
}

/** The three columns of a printed figure: its text, its value, and why there is none. */
function threefold<R, V extends object>(
  { name, title, column = name, text: print, value, meaning = '' }: Place<R, V>,
  { suffix, sort, unit }: { suffix: string; sort: ColumnSort; unit: '元' | '%' | '分' },
  read: (value: V) => Exact,
): ColumnOf<R>[] {
  return [
    printed(column, title, `${meaning}照原表，一字不改`, print),
    sorted(sort)<R>(
      `${name}_${suffix}`,
      `${title}（${unit}）`,
      `${title}的数值，由左边的文字读出；没有数时为空，不是零`,
      (row) => {
        const found = value(row);
        return found === undefined || isMissing(found) ? undefined : plain(read(found));
      },
      { unit },
    ),
    word(`${name}_missing`, `${title}为什么没有数`, '有数时为空', MISSING_WORDS, (row) => whyMissing(value(row))),
  ];
}

/** Money: as printed, in 元, and why there is none. */
export const amount = <R>(place: Place<R, Amount>): ColumnOf<R>[] =>
  threefold(place, { suffix: 'yuan', sort: 'yuan', unit: '元' }, ({ yuan }) => yuan);
/** A rate: as printed, in percent, and why there is none. */
export const rate = <R>(place: Place<R, Figure>): ColumnOf<R>[] =>
  threefold(place, { suffix: 'percent', sort: 'number', unit: '%' }, ({ value }) => value);
/** Points: as printed, as a number, and why there are none. */
export const points = <R>(place: Place<R, Figure>): ColumnOf<R>[] =>
  threefold(place, { suffix: 'points', sort: 'number', unit: '分' }, ({ value }) => value);

const OPERATORS: Readonly<Record<Operator, string>> = { '≥': 'ge', '≤': 'le', '=': 'eq', '>': 'gt', '<': 'lt' };
const OPERATOR_WORDS = { ge: '不少于（≥）', le: '不超过（≤）', eq: '等于（=）', gt: '多于（>）', lt: '少于（<）' };
const MEASURE_WORDS = {
  quantity: '一个数',
  deadline: '一个日期',
  words: '文字',
  absent: MISSING_WORDS.absent,
  blank: MISSING_WORDS.blank,
  dash: MISSING_WORDS.dash,
};

/** A target or result: as printed, of what sort it is, and of a number its operator, value and unit. */
export function measure<R>({ name, title, text: print, value }: Place<R, Measure>): ColumnOf<R>[] {
  const quantity = (row: R) => {
    const found = value(row);
    return found && !isMissing(found) && found.kind === 'quantity' ? found : undefined;
  };
  return [
    printed(name, title, '照原表，一字不改', print),
    word(`${name}_sort`, `${title}是什么`, '填的是数、日期还是文字，或者为什么没有', MEASURE_WORDS, (row) => {
      const found = value(row);
      return whyMissing(found) ?? (found as Measure).kind;
    }),
    word(`${name}_operator`, `${title}的比较`, '填了≥、≤、=、>、<或同义的词才有', OPERATOR_WORDS, (row) => {
      const operator = quantity(row)?.operator;
      return operator && OPERATORS[operator];
    }),
    number(`${name}_value`, `${title}的数值`, '由文字读出，单位见右边一列', (row) => {
      const found = quantity(row);
      return found && plain(found.value);
    }),
    text(`${name}_unit`, `${title}的单位`, '照原表写的单位：次、人、%', (row) => quantity(row)?.unit || undefined),
  ];
}

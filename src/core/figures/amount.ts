import { Exact } from './decimal.ts';
import { HAN_NUMBER, readHanNumber } from './han-number.ts';
import { missing, missingText, type Missing } from './missing.ts';
import { lastDigit, parseWhole, type Figure } from './number.ts';
import { halfWidth } from './width.ts';

/** The units a form's money columns are headed with, the commonest first. */
export const CURRENCIES = ['元', '万元', '千元', '亿元'] as const;
export type Currency = (typeof CURRENCIES)[number];

const IN_YUAN = new Map(
  Object.entries({
    元: '1',
    千元: '1e3',
    万元: '1e4',
    万: '1e4',
    百万元: '1e6',
    千万元: '1e7',
    亿元: '1e8',
    亿: '1e8',
  }).map(([unit, worth]) => [unit, new Exact(worth)] as const),
);
const WAN = IN_YUAN.get('万元')!;
const UNIT = [...IN_YUAN.keys()].sort((a, b) => b.length - a.length).join('|');
const WITH_UNIT = new RegExp(`(?:\\((${UNIT})\\)|(${UNIT}))$`);

/** ¥80.00, 人民币80万元, RMB 80.00. */
const SIGN = '(?:人民币|RMB|CNY|¥)';
const LEAD = new RegExp(`^([+\\-−]?)\\s*${SIGN}[:：]?\\s*${SIGN}?\\s*`, 'i');
/** Accounts print a negative amount in brackets, with or without what stands around the digits: (3.20), (¥3.20万元). */
const IN_BRACKETS = new RegExp(
  `^\\(\\s*((?:${SIGN})?\\s*[\\d,.]+\\s*(?:${UNIT})?)\\s*\\)(\\s*(?:${UNIT}|\\((?:${UNIT})\\)))?$`,
  'i',
);
/** 柒元捌角玖分, 壹佰万元整; 八十万元 in running writing is as rough as 80万元. */
const CAPITALS = new RegExp(
  `^(?=.*[壹贰叁肆伍陆柒捌玖拾佰仟角分])(${HAN_NUMBER})[元圆](?:(${HAN_NUMBER})角)?(?:零?(${HAN_NUMBER})分)?[整正]?$`,
);
/** Most amounts by far. */
const PLAIN = /^[\d,.]+$/;
const NONE = /^(?:无|零|〇)(?:元|万元)?$/;

/** Printed money. `value` is in the unit it is printed in, `yuan` in 元, `step` the worth of its last digit in 元. */
export interface Amount extends Figure {
  readonly unit: string;
  /** Whether the printed text itself names the unit, so that it need not be said again. */
  readonly namesUnit: boolean;
  readonly yuan: Exact;
  readonly step: Exact;
}

/** An amount written out, exact to the 分: `壹佰万元整`, `柒元捌角玖分`; undefined for anything else. */
function readCapitals(plain: string): Figure | undefined {
  const [, whole, jiao, fen] = CAPITALS.exec(plain) ?? [];
  const [yuan, tenths, hundredths] = [whole, jiao, fen].map((part) => (part ? readHanNumber(part) : undefined));
  if (!yuan) return undefined;
  const value = yuan.plus((tenths ?? new Exact(0)).div(10)).plus((hundredths ?? new Exact(0)).div(100));
  return { text: plain, value, decimals: hundredths ? 2 : tenths ? 1 : 0 };
}

/** Digits in groups of three that stand apart: 1 200 000.00. */
const APART = /^([1-9]\d{0,2}(?:[ \u00a0\u2009]\d{3})+(?:\.\d+)?)(?=\D*$)/;

/** What stands around the digits taken off: `(¥3.20)` is `-3.20`, `¥80.00元整` is `80.00元`. */
function bareAmount(text: string): string {
  const plain = halfWidth(text)
    .replaceAll('￥', '¥')
    .trim()
    .replace(/(?<=[元圆])[整正]$/, '');
  const [, inner, after = ''] = IN_BRACKETS.exec(plain) ?? [];
  return (inner ? `-${inner.trim()}${after}` : plain)
    .replace(LEAD, '$1')
    .trim()
    .replace(APART, (digits) => digits.replace(/\s/g, ''));
}

/**
 * The one reader of money, for import, audit and pages: an amount as printed in a column whose heading names the unit
 * (`currency`). A unit in the cell itself (`4753.66万元`, `80万`) holds before the heading's. Signs (¥, 人民币), brackets for a
 * negative, Chinese figures (壹佰万元, 捌拾万) and the words 无 and 零 are read; anything else is a typed missing value.
 */
export function parseAmount(text: string | undefined, currency: Currency): Amount | Missing {
  const nothing = missingText(text);
  if (nothing) return nothing;
  const bare = PLAIN.test(text!) ? text! : bareAmount(text!);
  const none = NONE.test(bare);
  const written = none ? undefined : readCapitals(bare);
  if (written)
    return { ...written, text: text!, unit: '元', namesUnit: true, yuan: written.value, step: lastDigit(written) };
  const [printed, bracketed, named] = none ? [''] : (WITH_UNIT.exec(bare) ?? ['']);
  const digits = none ? '0' : bare.slice(0, bare.length - printed.length).trim();
  const figure = parseWhole(digits) ?? readHan(digits);
  if (!figure) return missing('unreadable', text);
  const unit = bracketed ?? named ?? currency;
  const worth = IN_YUAN.get(unit)!;
  return {
    ...{ ...figure, text: text!, unit, namesUnit: none || printed !== '' },
    yuan: unit === '元' ? figure.value : figure.value.times(worth),
    step: unit === '元' ? lastDigit(figure) : lastDigit(figure).times(worth),
  };
}

function readHan(digits: string): Figure | undefined {
  const value = readHanNumber(digits);
  return value && { text: digits, value, decimals: 0 };
}

/** What an amount in 元 comes to in a unit, exactly. */
export const inCurrency = (yuan: Exact, unit: Currency): Exact => (unit === '元' ? yuan : yuan.div(IN_YUAN.get(unit)!));

/** `1720000.00元`, `17.00万元`, `¥80.00万元`: an amount as printed, with its unit. */
export const printAmount = ({ text, unit, namesUnit }: Pick<Amount, 'text' | 'unit' | 'namesUnit'>): string =>
  namesUnit ? text.trim() : `${text.trim()}${unit}`;

/** 元 as 万元 with two decimals, rounded half-up: `1171028.93` → `117.10`. For reading; the printed text stays beside it. */
export const inWan = (yuan: Exact): string => yuan.div(WAN).toFixed(2);

/** 元 to the 分 with thousands separators, rounded half-up where there is more: `1,171,028.93`. */
export const inYuan = (yuan: Exact): string => yuan.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');

import type { Chain, Group } from './chains.ts';

/** Neighbouring groups of a chain, read as one number. */
export interface Window {
  readonly groups: Chain;
  /** All digits, without what stands between them. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** The group before, in the same chain, and the one after. */
  readonly before: Group | undefined;
  readonly after: Group | undefined;
}

/** A country's code, a zero to dial first and the longest card number. */
const LONGEST = 24;

/** Nobody cuts a number into more parts, but for those who set every digit apart. */
const MOST_PARTS = 9;
const isOne = (group: Group | undefined): boolean => group?.digits.length === 1;

/** Every digit set apart, and none left over beside them; otherwise few parts. */
function mayEnd(chain: Chain, from: number, to: number): boolean {
  return to - from < MOST_PARTS || (!isOne(chain[from - 1]) && !isOne(chain[to + 1]));
}

/** Whether a number may go on with a group: after many parts only digit by digit. */
const mayGoOn = (chain: Chain, from: number, to: number): boolean =>
  to - from < MOST_PARTS || (!isOne(chain[from - 1]) && isOne(chain[from]) && isOne(chain[to]));

/** Every run of groups of one chain with 7 to 24 digits, the surest first: what is written at one go, then the longest. */
export function windowsOf(chain: Chain): Window[] {
  const found: Window[] = [];
  for (let from = 0; from < chain.length; from++) {
    // within a row of single digits nothing begins
    if ([from - 1, from, from + 1].every((at) => isOne(chain[at]))) continue;
    let digits = '';
    for (let to = from; to < chain.length && mayGoOn(chain, from, to); to++) {
      digits += chain[to]!.digits;
      if (digits.length > LONGEST) break;
      if (digits.length < 7 || !mayEnd(chain, from, to)) continue;
      const groups = chain.slice(from, to + 1);
      const [start, end] = [groups[0]!.start, groups.at(-1)!.end];
      found.push({ groups, digits, start, end, before: chain[from - 1], after: chain[to + 1] });
    }
  }
  const isWritten = ({ groups }: Window): number => (groups.length === 1 ? 0 : 1);
  return found.sort((a, b) => isWritten(a) - isWritten(b) || b.digits.length - a.digits.length || a.start - b.start);
}

/** Signs that keep the parts of a number together; all others may as well part the entries of a list. */
const TYING = /^[-‐-―−﹣﹘·•・‧∙⋅_…]{0,3}$|^[()[\]{}〔〕【】]{1,2}-?$/;
const BRACKETS = /^[()[\]{}〔〕【】]+/;

/** How the groups of a number are kept apart. */
export interface Gaps {
  /** One sign throughout, brackets and white space aside. */
  readonly isEven: boolean;
  /** Nothing that parts the entries of a list, either. */
  readonly isTied: boolean;
  readonly lines: number;
  /** Every sign, once. */
  readonly signs: readonly string[];
}

export function gapsOf({ groups }: Pick<Window, 'groups'>): Gaps {
  const inner = groups.slice(1);
  const signs = [...new Set(inner.map(({ sign }) => (sign ?? '').replace(BRACKETS, '')).filter(Boolean))];
  const lines = inner.filter(({ isNewLine }) => isNewLine).length;
  return { isEven: signs.length <= 1, isTied: inner.every(({ sign }) => TYING.test(sign ?? '')), lines, signs };
}

/** Places at which the digits are cut: `3,7` of `138 0013 8000`. */
export function cutsOf({ groups }: Pick<Window, 'groups'>): number[] {
  let at = 0;
  return groups.slice(0, -1).map(({ digits }) => (at += digits.length));
}

/** All digits set apart one by one. */
export const isSpelled = ({ groups }: Window): boolean => groups.length > MOST_PARTS && groups.every(isOne);

/** A later group that begins with a zero is no figure of its own. */
export const hasLeadingZero = ({ groups }: Window): boolean =>
  groups.slice(1).some(({ digits }) => digits.length > 1 && digits.startsWith('0'));

/** What stands before a point and is no figure: the place in a list, `1.`, `12.`, not `0.` or `1,234.`; another long number. */
function isApart({ digits, sign, isNewLine }: Group): boolean {
  if (digits.length >= 11) return true;
  if (!/^[1-9]\d{0,2}$/.test(digits)) return false;
  return !sign || isNewLine || /^[、;。]$/.test(sign) || (sign === ',' && digits.length < 3);
}

/** The number is the part of a figure behind its point. */
export const isFraction = ({ groups, before }: Window): boolean =>
  groups[0]!.sign === '.' && before !== undefined && before.end + 1 === groups[0]!.start && !isApart(before);

/** The number is the part of a figure before its point, or a part of one in groups of three. */
export function isWhole({ groups, after, end }: Window): boolean {
  if (!after || after.start !== end + 1) return false;
  return (
    (after.sign === '.' && after.digits.length <= 6) ||
    (after.sign === ',' && after.digits.length === 3 && groups.at(-1)!.digits.length <= 3)
  );
}

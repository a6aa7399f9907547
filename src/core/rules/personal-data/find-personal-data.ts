import { halfWidth } from '../../figures/width.ts';
import { isCardNumber, isIdNumber } from './checksums.ts';
import { CARD, CODE_BEFORE, EMAIL, ID_NUMBER, LANDLINE, MOBILE, NOT_PERSONAL } from './patterns.ts';
import { standsByPerson } from './person-nearby.ts';

export type PersonalKind = 'id-number' | 'bank-card' | 'mobile' | 'landline' | 'email';

/** Something in a text that belongs to one person. The thing itself is not kept, so that it cannot be passed on. */
export interface PersonalDatum {
  readonly kind: PersonalKind;
  /** Place in the text, in UTF-16 code units; `end` is not part of it. */
  readonly start: number;
  readonly end: number;
  /** With its middle hidden: `138****5678`. */
  readonly masked: string;
}

interface Detector {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  /** Whether what matched is the thing: `bare` is without gaps and brackets, the text is half-width. */
  accepts(bare: string, text: string, start: number, end: number): boolean;
  mask(bare: string): string;
}

const hide = (bare: string, first: number, last: number): string =>
  `${bare.slice(0, first)}${'*'.repeat(Math.max(4, bare.length - first - last))}${bare.slice(bare.length - last)}`;

const isCode = (text: string, start: number): boolean => CODE_BEFORE.test(text.slice(Math.max(0, start - 16), start));
const withX = (bare: string): string => bare.replace(/[x×Х]$/, 'X');

/** The surest first: what one has taken is not looked at again. */
const DETECTORS: readonly Detector[] = [
  { kind: 'email', pattern: EMAIL, accepts: () => true, mask: (bare) => bare.replace(/^(.)[^@]*/, '$1***') },
  {
    kind: 'id-number',
    pattern: ID_NUMBER,
    accepts: (bare) => isIdNumber(withX(bare)),
    mask: (bare) => hide(withX(bare), 3, 2),
  },
  {
    kind: 'bank-card',
    pattern: CARD,
    accepts: (bare, text, start) => isCardNumber(bare) && !isCode(text, start),
    mask: (bare) => hide(bare, 4, 4),
  },
  {
    kind: 'mobile',
    pattern: MOBILE,
    accepts: (_, text, start) => !isCode(text, start),
    mask: (bare) => hide(bare.slice(-11), 3, 4),
  },
  {
    kind: 'landline',
    pattern: LANDLINE,
    accepts: (_, ...place) => standsByPerson(...place),
    mask: (bare) => hide(bare, 3, 2),
  },
];

/** Fewer than seven digits, however set apart, and no @: most texts of a form. */
const MAY_HOLD = /@|(?:\d\D{0,3}){7}/;
const GAPS = /[^0-9A-Za-zХ×@._%+]/g;
const blank = (text: string): string => ' '.repeat(text.length);

/**
 * Identity numbers, bank cards (both by checksum), mobile numbers, telephone numbers beside a person and e-mail addresses
 * in a text, in its order; plain, in groups, spaced out or full-width. Numbers in web addresses, document and index
 * numbers, codes, digests and amounts are none of these.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  let plain = halfWidth(text);
  if (!MAY_HOLD.test(plain)) return [];
  plain = plain.replace(NOT_PERSONAL, (found) => '\u0000'.repeat(found.length));
  const found: PersonalDatum[] = [];
  for (const { kind, pattern, accepts, mask } of DETECTORS)
    plain = plain.replace(pattern, (match: string, start: number) => {
      const bare = kind === 'email' ? match.replaceAll(' ', '') : match.replace(GAPS, '').replace(/[.+]/g, '');
      if (!accepts(bare, plain, start, start + match.length)) return match;
      found.push({ kind, start, end: start + match.length, masked: mask(bare) });
      return blank(match);
    });
  return found.sort((a, b) => a.start - b.start);
}

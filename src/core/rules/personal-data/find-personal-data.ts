import { isCardNumber, isIdNumber, looksLikeId } from './checksums.ts';
import {
  AMOUNT_BEFORE,
  CARD,
  CODE_BEFORE,
  EMAIL,
  ID_NUMBER,
  LABELLED_ID,
  LANDLINE,
  MOBILE,
  NOT_PERSONAL,
  PHONE_BEFORE,
} from './patterns.ts';
import { standsByPerson } from './person-nearby.ts';
import { readThrough } from './read-through.ts';

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

const textBefore = (text: string, start: number): string => text.slice(Math.max(0, start - 16), start);
const isCode = (text: string, start: number): boolean => CODE_BEFORE.test(textBefore(text, start));
const withX = (bare: string): string => bare.replace(/[x×Хх]$/, 'X');

/** Two numbers in two lines, a sum and the number of a document can have the digits of a telephone; a word before it decides. */
function isMobile(bare: string, text: string, start: number, end: number): boolean {
  const before = textBefore(text, start);
  if (CODE_BEFORE.test(before) || AMOUNT_BEFORE.test(before)) return false;
  const isDoubtful = text.slice(start, end).includes('\n') || /^号(?!码)/.test(text.slice(end, end + 2));
  return /^(?:(?:00)?86)?0?1\d{10}$/.test(bare) && (!isDoubtful || PHONE_BEFORE.test(before));
}

/** The surest first: what one has taken is not looked at again. */
const DETECTORS: readonly Detector[] = [
  { kind: 'email', pattern: EMAIL, accepts: () => true, mask: (bare) => bare.replace(/^(.).*?(?=@|[([]at)/, '$1***') },
  {
    kind: 'id-number',
    pattern: ID_NUMBER,
    accepts: (bare) => isIdNumber(withX(bare)),
    mask: (bare) => hide(withX(bare), 3, 2),
  },
  {
    kind: 'id-number',
    pattern: LABELLED_ID,
    accepts: (bare) => looksLikeId(withX(bare)),
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
    accepts: isMobile,
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
const MAY_HOLD = /@|[([]at[)\]]|(?:\d\D{0,7}){7}/;
const GAPS = /[^0-9A-Za-zХх×@.%+]/g;
const MAIL_GAPS = /[ \n]/g;
const blank = (text: string): string => ' '.repeat(text.length);

/**
 * Identity numbers, bank cards (both by checksum), mobile numbers, telephone numbers beside a person and e-mail addresses
 * in a text, in its order; plain, in groups, spaced out, full-width or with something unseen within. Numbers in web addresses, document and index
 * numbers, codes, digests and amounts are none of these.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  const read = readThrough(text);
  let { plain } = read;
  if (!MAY_HOLD.test(plain)) return [];
  plain = plain.replace(NOT_PERSONAL, (found) => '\u0000'.repeat(found.length));
  const found: PersonalDatum[] = [];
  for (const { kind, pattern, accepts, mask } of DETECTORS)
    plain = plain.replace(pattern, (match: string, ...groups: unknown[]) => {
      const start = groups.find((group) => typeof group === 'number')!;
      const bare = kind === 'email' ? match.replace(MAIL_GAPS, '') : match.replace(GAPS, '').replace(/[.+]/g, '');
      if (!accepts(bare, plain, start, start + match.length)) return match;
      const end = read.endOf(start + match.length - 1);
      found.push({ kind, start: read.startOf(start), end, masked: mask(bare) });
      return blank(match);
    });
  return found.sort((a, b) => a.start - b.start);
}

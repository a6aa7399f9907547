import { chainsOf, type Chain, type Group } from './chains.ts';
import {
  acceptsCard,
  acceptsId,
  acceptsLabelledId,
  acceptsLandline,
  acceptsMobile,
  type Accepts,
} from './number-kinds.ts';
import { DOCUMENT, EMAIL, NOT_PERSONAL } from './patterns.ts';
import { readThrough, type ReadText } from './read-through.ts';
import { windowsOf, type Window } from './windows.ts';

export type PersonalKind = 'id-number' | 'document' | 'bank-card' | 'mobile' | 'landline' | 'email';

/** Something in a text that belongs to one person. The thing itself is not kept, so that it cannot be passed on. */
export interface PersonalDatum {
  readonly kind: PersonalKind;
  /** Place in the text, in UTF-16 code units; `end` is not part of it. */
  readonly start: number;
  readonly end: number;
  /** With its middle hidden: `138****5678`. */
  readonly masked: string;
}

const hide = (bare: string, first: number, last: number): string =>
  `${bare.slice(0, first)}${'*'.repeat(Math.max(4, bare.length - first - last))}${bare.slice(bare.length - last)}`;

interface NumberKind {
  readonly kind: PersonalKind;
  readonly accepts: Accepts;
  mask(digits: string): string;
}

/** The surest first: what one has taken is not looked at again. */
const NUMBERS: readonly NumberKind[] = [
  { kind: 'id-number', accepts: acceptsId, mask: (digits) => hide(digits, 3, 2) },
  { kind: 'id-number', accepts: acceptsLabelledId, mask: (digits) => hide(digits, 3, 2) },
  { kind: 'bank-card', accepts: acceptsCard, mask: (digits) => hide(digits, 4, 4) },
  { kind: 'mobile', accepts: acceptsMobile, mask: (digits) => hide(digits.slice(-11), 3, 4) },
  { kind: 'landline', accepts: acceptsLandline, mask: (digits) => hide(digits, 3, 2) },
];

interface Found {
  readonly kind: PersonalKind;
  /** In the text as it is read. */
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

const digitsIn = (chain: Chain): number => chain.reduce((sum, { digits }) => sum + digits.length, 0);

function findInChain(chain: Chain, text: string): Found[] {
  if (digitsIn(chain) < 7) return [];
  const windows: readonly Window[] = windowsOf(chain);
  const taken = new Set<Group>();
  return NUMBERS.flatMap(({ kind, accepts, mask }) =>
    windows.flatMap((span): Found[] => {
      if (span.groups.some((group) => taken.has(group)) || !accepts(span, text)) return [];
      for (const group of span.groups) taken.add(group);
      return [{ kind, start: span.start, end: span.end, masked: mask(span.digits) }];
    }),
  );
}

const maskMail = (mail: string): string => mail.replace(/[ \n]/g, '').replace(/^(.).*?(?=@|[([]at)/, '$1***');

/** What is told by letters, not by digits alone. */
const PATTERNS = [
  { kind: 'email', pattern: EMAIL, mask: maskMail },
  { kind: 'document', pattern: DOCUMENT, mask: (number: string) => hide(number, 2, 2) },
] as const;

const findByPattern = (text: string): Found[] =>
  PATTERNS.flatMap(({ kind, pattern, mask }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      ...{ kind, start: index, end: index + match.length, masked: mask(match) },
    })),
  );

const blank = (text: string, parts: readonly Found[]): string =>
  parts.reduce((rest, { start, end }) => rest.slice(0, start) + '\u0000'.repeat(end - start) + rest.slice(end), text);

const placeIn = (read: ReadText, { start, end, ...found }: Found): PersonalDatum => ({
  ...found,
  start: read.startOf(start),
  end: read.endOf(end - 1),
});

/** Fewer than seven digits without words between them, and no @: most texts of a form. */
const MAY_HOLD = /@|[([]at[)\]]|[A-Za-z]\d{7}|(?:\d[^\dA-Za-z\u4e00-\u9fff]{0,14}){7}/;

/**
 * Identity numbers, bank cards (both by checksum), numbers said to be of a passport, mobile numbers, telephone numbers beside
 * a person and e-mail addresses in a text, in its order; plain, in groups with any sign between them, spaced out, full-width,
 * in Chinese figures or with something unseen within. Numbers in web addresses, document and index numbers, codes, digests
 * and amounts are none of these.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  const read = readThrough(text);
  if (!MAY_HOLD.test(read.plain)) return [];
  const plain = read.plain.replace(NOT_PERSONAL, (found) => '\u0000'.repeat(found.length));
  const lettered = findByPattern(plain);
  const rest = blank(plain, lettered);
  const numbers = chainsOf(rest).flatMap((chain) => findInChain(chain, rest));
  return [...lettered, ...numbers].sort((a, b) => a.start - b.start).map((found) => placeIn(read, found));
}

import { remember } from '../figures/remember.ts';

/** Texts are compared by neighbouring pairs of characters, since Chinese is written without spaces between words. */
const PUNCTUATION = /[\s\p{P}\p{S}]/gu;

/** A text as it is compared: one width, no punctuation. */
export const bareText = remember((text): string => text.normalize('NFKC').replace(PUNCTUATION, '').toLowerCase());

interface Pairs {
  readonly bare: string;
  readonly total: number;
  /** How often a pair occurs; the pair is a number, made of its two UTF-16 code units, which a map finds faster than a text. */
  readonly counts: ReadonlyMap<number, number>;
}

const pairsOf = remember((text): Pairs => {
  const bare = bareText(text);
  const counts = new Map<number, number>();
  for (let i = 0; i + 1 < bare.length; i++) {
    const pair = bare.charCodeAt(i) * 0x10000 + bare.charCodeAt(i + 1);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { bare, total: Math.max(bare.length - 1, 0), counts };
});

/**
 * How alike two texts are, from 0 (nothing shared) to 1 (the same but for punctuation): twice the shared pairs of
 * neighbouring characters over all pairs (Dice 1945, Sørensen 1948). A share of letters, no figure of a form.
 */
export function measureLikeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.bare === b.bare) return a.bare === '' ? 0 : 1;
  if (a.total + b.total === 0) return 0;
  let shared = 0;
  for (const [pair, times] of a.counts) shared += Math.min(times, b.counts.get(pair) ?? 0);
  return (2 * shared) / (a.total + b.total);
}

/** Whether two texts are of lengths that can be so alike at all; much cheaper than to measure it. */
export function mayBeAlike(one: string, other: string, least: number): boolean {
  const [short, long] = [bareText(one).length, bareText(other).length].sort((a, b) => a - b) as [number, number];
  return 2 * short >= least * (short + long);
}

/** Numbers, directions, ordinals, and what turns a name into its opposite: 按时完成率 and 未按时完成率. */
const TELLING = /[\d一二三四五六七八九十东西南北中上下左右内外甲乙丙丁戊己庚辛男女日夜春夏秋冬未不非无]/g;

/**
 * Whether two names differ in numbers, directions, ordinals or a negation at most: 第一小学 and 第二小学, 城东 and 城西,
 * 按时 and 未按时 are two, however alike.
 */
export const differInCount = (one: string, other: string): boolean =>
  bareText(one).replace(TELLING, '') === bareText(other).replace(TELLING, '');

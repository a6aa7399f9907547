import fc from 'fast-check';

/** A decimal as a form could print it, without separators: up to 15 digits and 4 decimals, sign allowed, never -0. */
export const decimalText = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.option(fc.stringMatching(/^[0-9]{1,4}$/), { nil: '' }),
    )
    .map(([whole, decimals]) => (decimals ? `${whole}.${decimals}` : `${whole}`));

/** The same, not negative. */
export const amountText = (): fc.Arbitrary<string> => decimalText().map((text) => text.replace('-', ''));

/** `1171028.93` as `1,171,028.93`. */
export const grouped = (plain: string): string => {
  const [whole = '', decimals] = plain.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
};

/** Half-width ASCII as full width. */
export const wide = (text: string): string =>
  text.replace(/[!-~ ]/g, (c) => (c === ' ' ? '\u3000' : String.fromCharCode(c.charCodeAt(0) + 0xfee0)));

/** Any text at all, lone surrogates included. (fast-check's own `binary` unit takes half a second to set up.) */
export const anyText = (): fc.Arbitrary<string> =>
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });

const TOKENS = [
  '≥ ≤ = > < ≧ ═ ＝ 不少于 约 0 1 5 12 2023 ３ , . ． - — … 年 月 日 前 底 以上 内 完成 达成 指标 未',
  '人 次 万 元 亩 % ％ 百分比 ( ) （ ） / 。 toString constructor 😀',
].flatMap((tokens) => tokens.split(' '));

/** Texts near what forms print: operators, digits, units, dates, brackets and spaces in any order. */
export const formLikeText = (): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...TOKENS, ' ', '　', '\n'), maxLength: 8 });

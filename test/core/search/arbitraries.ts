import fc from 'fast-check';

const SIGNS = '，。、；：“”《》（）()≥≤=%—-·#"\'\\/<>&①㎡㎥Ⅳ½ﬁ℃￥…';
const LETTERS = '党党建工作中心新aABb01２Ｂ';
const JOINED = ['e\u0301', 'é', 'İ', 'Σ', 'σ', 'ｶﾞ', 'ガ', 'ㄱ', 'ᅡ', '각', '\u0301', 'ꀀ', '🏧', '⛰', '𠮷', '👩🏽‍🚀'];
const SPACES = [' ', '　', '\n', '\u00a0'];

/** Texts of few different characters, so that pieces recur, and of those that folding changes or joins. */
export const printedText = (maxLength = 12): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...LETTERS, ...SIGNS, ...JOINED, ...SPACES), maxLength });

/** Any characters at all, whole ones. */
export const wholeText = (maxLength = 12): fc.Arbitrary<string> =>
  fc.string({
    unit: fc
      .oneof(fc.integer({ min: 1, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x1ffff }))
      .map((code) => String.fromCodePoint(code)),
    maxLength,
  });

/** A text and a piece of it, or of nothing in particular. */
export const textAndPiece = (): fc.Arbitrary<[string[], string]> =>
  fc.array(printedText(), { minLength: 1, maxLength: 3 }).chain((texts) => {
    const all = [...texts.join('')];
    const own = fc
      .tuple(fc.nat(all.length), fc.integer({ min: 1, max: 5 }))
      .map(([from, length]) => all.slice(from, from + length).join(''));
    return fc.tuple(fc.constant(texts), fc.oneof(own, printedText(3)));
  });

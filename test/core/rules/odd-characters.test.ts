import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLookAlikeName, findOddCharacters } from '../../../src/core/rules/odd-characters/find-odd-characters.ts';

describe('odd characters', () => {
  test.each([
    ['\u0007', 'control', 'U+0007'],
    ['\u0085', 'control', 'U+0085'],
    ['\u200b', 'invisible', 'U+200B'],
    ['\ufeff', 'invisible', 'U+FEFF'],
    ['\u202e', 'direction', 'U+202E'],
    ['\ue5d2', 'private', 'U+E5D2'],
    ['\u{f0001}', 'private', 'U+F0001'],
    ['\ufffd', 'broken', 'U+FFFD'],
    ['\ud800', 'broken', 'U+D800'],
    ['巿', 'look-alike', 'U+5DFF'],
    ['⼈', 'look-alike', 'U+2F08'],
  ])('%j is found where it stands', (character, kind, code) => {
    expect(findOddCharacters(`前言${character}后语`)).toMatchObject([{ kind, code, start: 2 }]);
  });

  const tagged = (text: string): string =>
    `\u{1f3f4}${[...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`;
  test.each(['gbeng', 'gbsct', 'gbwls'])('the flag %s is a picture like any other', (region) => {
    expect(findOddCharacters(`前言${tagged(region)}后语`)).toEqual([]);
  });
  test.each(['secret', 'gbeng1', ''])('a flag that no reader shows hides “%s”', (text) => {
    const found = findOddCharacters(`${tagged('gbeng')}${tagged(text)}`);
    expect(found).toHaveLength(text.length + 1);
    expect(found[0]).toMatchObject({ kind: 'invisible', start: tagged('gbeng').length + 2 });
  });

  test('a look-alike comes with the character that is meant', () => {
    expect(findOddCharacters('上海巿⼈民')).toMatchObject([{ meant: '市' }, { meant: '人' }]);
  });

  test('Chinese, figures, line breaks, full-width signs and symbols of forms are sound', () => {
    const sound = fc.array(fc.constantFrom(...'上海市人民政府①②●★☑≥≤％（）：“”—…㎡ 　\n\t\r1a,.〔〕·𠮷'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(sound, (characters) => {
        expect(findOddCharacters(characters.join(''))).toEqual([]);
      }),
    );
  });
});

describe('a known name', () => {
  const names = ['上海市示例区人民政府', '示例(A)街道未来项目'];

  test('with a look-alike in it is found', () => {
    expect(findLookAlikeName('由上海市示例区入民政府主办', names)).toEqual({
      found: '上海市示例区入民政府',
      name: names[0],
    });
    expect(findLookAlikeName('示例(A)街道末来项目', names)).toEqual({ found: '示例(A)街道末来项目', name: names[1] });
  });

  test('as it is registered, or another name, is left alone', () => {
    expect(findLookAlikeName('由上海市示例区人民政府主办，示例(A)街道未来项目', names)).toBeUndefined();
    expect(findLookAlikeName('末日入口', names)).toBeUndefined();
  });
});

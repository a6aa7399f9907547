import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { readCharacters, type CharacterFile } from '../../../src/core/search/characters.ts';
import { ROOT } from '../../site/folders.ts';

const FILE = join(ROOT, 'public', 'characters.json');

/** The Chinese characters of GB 2312, in its order: the usual ones by sound, then the rarer ones. */
function listCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const rows = Array.from({ length: 0xf8 - 0xb0 }, (_, i) => 0xb0 + i);
  const cells = Array.from({ length: 0xff - 0xa1 }, (_, i) => 0xa1 + i);
  return rows
    .flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(row, cell))))
    .filter((character) => /^\p{Script=Han}$/u.test(character));
}

function makeCharacters(): CharacterFile {
  const sounds: Record<string, string> = {};
  for (const character of listCharacters())
    for (const syllable of new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })))
      sounds[syllable] = (sounds[syllable] ?? '') + character;
  const simplify = Converter({ from: 't', to: 'cn' });
  const all = Array.from({ length: 0xa000 - 0x4e00 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  const changed = all.flatMap((character) => {
    const simple = simplify(character);
    return simple !== character && Array.from(simple).length === 1 ? [character + simple] : [];
  });
  const inOrder = Object.entries(sounds).sort(([a], [b]) => (a < b ? -1 : 1));
  return { sounds: Object.fromEntries(inOrder), simplified: changed.join('') };
}

test('the file of characters is what its packages give (npx vitest -u makes it anew)', async () => {
  await expect(`${JSON.stringify(makeCharacters())}\n`).toMatchFileSnapshot(FILE);
});

test('characters have their sounds, and traditional ones their simplified forms', () => {
  const { soundsOf, simplify } = readCharacters(JSON.parse(readFileSync(FILE, 'utf8')) as CharacterFile);
  expect(soundsOf('餐')).toEqual(['can']);
  expect(soundsOf('重')).toEqual(['chong', 'zhong']);
  expect(soundsOf('绿')).toContain('lv');
  expect(soundsOf('a')).toEqual(['a']);
  expect(soundsOf('𠮷')).toEqual([]);
  expect(simplify('養老服務，助餐')).toBe('养老服务，助餐');
});

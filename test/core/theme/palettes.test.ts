import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrastOf, sayRatio } from '../../../src/core/theme/contrast.ts';
import { coloursCss, findLowContrast, TOKENS } from '../../../src/core/theme/palettes.ts';

test('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrastOf('#ffffff', '#ffffff')).toBe(1);
  // the pairs that the standard's own notes give
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastOf('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  expect(sayRatio(4.499)).toBe('4.49');
});

test('colours are held against those that pages have', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/styles/tokens.css'), 'utf8');
  const dark = css.indexOf('prefers-color-scheme: dark');
  const blockOf = (selector: string, from: number): string => css.slice(css.indexOf(selector, from)).split('}')[0]!;
  const blocks = {
    light: blockOf(':root {', 0),
    dark: blockOf(':root {', dark),
    contrast: blockOf("[data-contrast='high'] {", 0),
    contrastDark: blockOf("[data-contrast='high'] {", dark),
  };
  for (const [look, tokens] of Object.entries(TOKENS))
    for (const [name, colour] of Object.entries(tokens))
      expect(blocks[look as keyof typeof blocks], `${look} ${name}`).toContain(`--${name}: ${colour};`);
});

describe('colours of a portal', () => {
  test('that can be read are accepted', () => {
    const own = { light: { accent: '#a8281e', mark: '#b8860b', headText: '#ffffff', headBackground: '#a8281e' } };
    expect(findLowContrast(own)).toEqual([]);
    expect(findLowContrast({})).toEqual([]);
  });

  test('are refused with the ratio, words under 4.5 and marks under 3, in each look', () => {
    const found = findLowContrast({
      light: { link: '#7a8fa6', mark: '#e8c84a' },
      dark: { accent: '#a8281e' },
      contrast: { accent: '#c08080' },
      contrastDark: { headBackground: '#dddddd' },
    });
    expect(found.map(({ look, name, least }) => `${look} ${name} ${least}`)).toEqual([
      'light link 4.5',
      'light mark 3',
      'dark accent 4.5',
      // a mark is as the accent where nobody says otherwise
      'dark mark 3',
      'contrast accent 4.5',
      'contrastDark headBackground 4.5',
    ]);
    for (const { ratio, least } of found) expect(ratio).toBeLessThan(least);
  });

  test('reach into no other look, and not onto paper', () => {
    const css = coloursCss({ light: { link: '#0b3d91' } });
    expect(css.match(/--link:#[0-9a-f]{6}/g)).toEqual(
      ['#0b3d91', '#0000c0', '#9cc3f5', '#ffff00'].map((c) => `--link:${c}`),
    );
    expect(css.replace(/@media screen[^{]*\{(?:[^{}]*\{[^{}]*\})*\}/g, '').trim()).toBe('');
  });
});

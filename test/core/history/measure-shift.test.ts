import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMeasure } from '../../../src/core/figures/measure.ts';
import { compareTargets } from '../../../src/core/history/measure-shift.ts';

const shift = (before: string | undefined, after: string | undefined): string =>
  compareTargets(parseMeasure(before), parseMeasure(after));

test.each([
  ['≥30人', '>=30.00(人)', 'same'],
  ['=100%', '100.00(百分比)', 'same'],
  ['及时', '及时。', 'same'],
  ['', '', 'same'],
  ['≥6次', '≥3次', 'lowered'],
  ['=100%', '>=90%', 'lowered'],
  ['≥3次', '≥6次', 'raised'],
  ['≤500元/人', '≤800元/人', 'lowered'],
  ['≤500元/人', '≤380元/人', 'raised'],
  ['≥2万人', '≥20000人', 'same'],
  ['2023年6月前完成', '2023年11月前完成', 'lowered'],
  ['2023年11月前完成', '2023年6月底前完成', 'raised'],
  ['=5次', '≥5次', 'reworded'],
  ['≥5次', '≤5次', 'reworded'],
  ['≥5次', '≥5人', 'reworded'],
  ['提升', '有所提升', 'reworded'],
  ['优', '良', 'lowered'],
  ['合格', '良好及以上', 'raised'],
  ['优秀', '优', 'reworded'],
  ['优', '优良', 'reworded'],
  ['12月底前', '11月30日前', 'raised'],
  ['11月30日前', '2023年12月31日前', 'reworded'],
  ['≤5‰', '≤0.5%', 'same'],
  ['≥1500平方米', '≥1600㎡', 'raised'],
  ['达到95%', '≥95%', 'same'],
  ['≥90%', '较高', 'reworded'],
  ['≥90%', '', 'reworded'],
])('%s, then %s: %s', (before, after, expected) => expect(shift(before, after)).toBe(expected));

test('what is lowered one way is raised the other way, and nothing drifts from itself', () => {
  const target = fc
    .tuple(fc.constantFrom('≥', '≤', '=', '>', '<', ''), fc.integer({ min: 0, max: 9999 }))
    .map(([operator, value]) => ({ operator, text: `${operator}${value}次` }));
  const turned = { same: 'same', lowered: 'raised', raised: 'lowered', reworded: 'reworded' };
  fc.assert(
    fc.property(target, target, (a, b) => {
      expect(shift(a.text, a.text)).toBe('same');
      fc.pre(a.operator !== '' && b.operator !== '');
      expect(shift(b.text, a.text)).toBe(turned[shift(a.text, b.text) as keyof typeof turned]);
    }),
  );
});

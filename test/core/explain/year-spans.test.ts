import { expect, test } from 'vitest';
import { sayYearSpans } from '../../../src/core/explain/year-spans.ts';

test('years in a row are said by the first and the last', () => {
  expect(sayYearSpans(['2021', '2022', '2023'])).toBe('2021–2023');
  expect(sayYearSpans(['2019', '2021', '2022', '2024'])).toBe('2019、2021–2022、2024');
  expect(sayYearSpans(['2024'])).toBe('2024');
});

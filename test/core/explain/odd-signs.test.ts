import { expect, test } from 'vitest';
import { listOddSigns } from '../../../src/core/explain/odd-signs.ts';

test('signs that look like others are told once, as they are read; common ones are not', () => {
  expect(listOddSigns(['≧30人', '═100%', '>=90%', '≧5', '﹥3次', '＝1', '≥2', '=3', '<a>'])).toEqual([
    { sign: '≧', words: '大于等于' },
    { sign: '═', words: '等于' },
    { sign: '>=', words: '大于等于' },
    { sign: '﹥', words: '大于' },
    { sign: '＝', words: '等于' },
  ]);
});

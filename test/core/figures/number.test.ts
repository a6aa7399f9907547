import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals } from '../../../src/core/figures/compare-text.ts';
import { Exact, sum } from '../../../src/core/figures/decimal.ts';
import { explainMissing, isMissing, missingText, type MissingReason } from '../../../src/core/figures/missing.ts';
import { lastDigit, parseNumber, parsePoints } from '../../../src/core/figures/number.ts';
import { percentOf, parseRate } from '../../../src/core/figures/rate.ts';
import { halfWidth } from '../../../src/core/figures/width.ts';
import { decimalText, anyText, grouped, wide } from './arbitraries.ts';

/** What was read: value and decimals, or the reason there is none. */
const reading = (figure: ReturnType<typeof parseNumber>): string =>
  isMissing(figure) ? figure.missing : `${figure.value.toFixed()} ${figure.decimals}`;

describe('a printed number', () => {
  test.each([
    ['1720000.00', '1720000 2'],
    ['1,171,028.93', '1171028.93 2'],
    ['201,371', '201371 0'],
    ['215,457.6', '215457.6 1'],
    ['771,325,800.00', '771325800 2'],
    ['0', '0 0'],
    ['0.00', '0 2'],
    ['4.74', '4.74 2'],
    [' 10.00 ', '10 2'],
    ['１２，３４５．６０', '12345.6 2'],
    ['-10.00', '-10 2'],
    ['－10.00', '-10 2'],
    ['−10.00', '-10 2'],
    ['+5', '5 0'],
    ['7,00.0,77', 'unreadable'],
    ['1,1710', 'unreadable'],
    ['0,123', 'unreadable'],
    ['220000.0\n0', 'unreadable'],
    ['1500000.', 'unreadable'],
    ['.5', 'unreadable'],
    ['1e3', 'unreadable'],
    ['约40', 'unreadable'],
    ['12万', 'unreadable'],
    ['', 'blank'],
    ['　 ', 'blank'],
    ['—', 'dash'],
  ])('%j reads as %s', (text, expected) => expect(reading(parseNumber(text))).toBe(expected));

  test('a place the form does not have is not a blank one', () =>
    expect(reading(parseNumber(undefined))).toBe('absent'));

  test('what cannot be read keeps its text as printed', () =>
    expect(parseNumber(' 7,00.0,77 ')).toEqual({ missing: 'unreadable', text: ' 7,00.0,77 ' }));

  test('a printed decimal, grouped or not, half or full width, gives its value, its decimals and its text back', () => {
    fc.assert(
      fc.property(decimalText(), fc.boolean(), fc.boolean(), (plain, inGroups, isWide) => {
        const styled = inGroups ? grouped(plain) : plain;
        const text = isWide ? wide(styled) : styled;
        const figure = parseNumber(text);
        if (isMissing(figure)) throw new Error(figure.missing);
        expect(figure.value.toFixed()).toBe(new Exact(plain).toFixed());
        expect(figure.decimals).toBe(plain.split('.')[1]?.length ?? 0);
        expect(figure.text).toBe(text);
      }),
    );
  });

  test('the worth of the last digit is one unit in the last printed place', () => {
    expect(lastDigit({ decimals: 0 }).toFixed()).toBe('1');
    expect(lastDigit({ decimals: 2 }).toFixed()).toBe('0.01');
    expect(lastDigit({ decimals: 70 }).toFixed()).toBe(`0.${'0'.repeat(69)}1`);
  });

  test('points may carry their unit', () => {
    expect(reading(parsePoints('99.55分'))).toBe('99.55 2');
    expect(reading(parsePoints('100'))).toBe('100 0');
    expect(reading(parsePoints('分'))).toBe('unreadable');
    expect(reading(parsePoints('—'))).toBe('dash');
  });
});

describe('a printed rate', () => {
  test.each([
    ['100.00%', '100 2'],
    ['98.07', '98.07 2'],
    ['86.19％', '86.19 2'],
    ['97.75 %', '97.75 2'],
    ['0.00%', '0 2'],
    ['100.00(百分比)', '100 2'],
    ['100.00（%）', '100 2'],
    ['约40%', 'unreadable'],
    ['%', 'unreadable'],
    ['', 'blank'],
    ['/', 'dash'],
    ['—', 'dash'],
    ['-', 'dash'],
  ])('%j reads as %s percent', (text, expected) => expect(reading(parseRate(text))).toBe(expected));

  test('part of a whole in percent is exact, and nothing where the whole is 0', () => {
    const percent = percentOf(new Exact('83.47'), new Exact('383.45'));
    expect(isMissing(percent) ? percent.missing : percent.toFixed(6)).toBe('21.768158');
    expect(percentOf(new Exact(1), new Exact(0))).toMatchObject({ missing: 'zero-divisor' });
  });
});

describe('what is missing', () => {
  test.each(['-', '—', '——', '–', '―', '－', '─', '−', '‐', '／', '/', ' — ', '— —'])('%j is a dash', (text) =>
    expect(missingText(text)).toEqual({ missing: 'dash', text }),
  );
  test.each(['0', '无', '一', '……', 'N/A', '-1', '□'])('%j says something', (text) =>
    expect(missingText(text)).toBeUndefined(),
  );
  test('every reason has words of its own', () => {
    const reasons: MissingReason[] = ['absent', 'blank', 'dash', 'unreadable', 'zero-divisor'];
    const words = reasons.map((reason) => explainMissing({ missing: reason, text: '' }));
    expect(new Set(words).size).toBe(reasons.length);
    expect(words).not.toContain('');
  });
});

describe('exact decimals', () => {
  test('a sum does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(decimalText()), (texts) => {
        const values = texts.map((text) => new Exact(text));
        const total = sum(values).toFixed();
        expect(sum([...values].reverse()).toFixed()).toBe(total);
        expect(sum([...values].sort((a, b) => a.cmp(b))).toFixed()).toBe(total);
      }),
    );
  });

  test('tenths add up as on paper', () => expect(sum(['0.1', '0.2'].map((t) => new Exact(t))).toFixed()).toBe('0.3'));

  test('no value prints with an exponent', () =>
    expect(`${new Exact('1e-1200')}${new Exact('1e1200')}`).not.toContain('e'));

  test('halves round up', () => expect(new Exact('2.345').toFixed(2)).toBe('2.35'));

  test('plain texts compare as their values do', () => {
    fc.assert(
      fc.property(decimalText(), decimalText(), (a, b) => {
        expect(Math.sign(compareDecimals(a, b))).toBe(new Exact(a).cmp(new Exact(b)));
      }),
    );
  });
});

describe('full width', () => {
  test('becomes half width in place: no text changes its length', () => {
    fc.assert(fc.property(anyText(), (text) => void expect(halfWidth(text)).toHaveLength(text.length)));
  });
  test('of ASCII comes back, and nothing else changes', () => {
    fc.assert(fc.property(fc.stringMatching(/^[ -~]*$/), (text) => void expect(halfWidth(wide(text))).toBe(text)));
    expect(halfWidth('㎡①“两新”、。')).toBe('㎡①“两新”、。');
  });
});

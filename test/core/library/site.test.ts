import { describe, expect, test } from 'vitest';
import { siteConfig } from '../../../src/core/library/site.ts';

const least = { siteName: '某某', siteDomain: 'www.example.gov.cn', siteIDCode: '3100000000' };
const DEFAULT_THRESHOLDS = {
  lowRate: '90',
  overAchievement: '30',
  behindTime: '20',
  slowPace: '80',
  verySlowPace: '60',
  proportion: '0.5',
  heavyIndicator: '40',
  weightStructure: '5',
  goalCopied: '90',
};
const accepts = (parts: object): boolean => siteConfig.safeParse({ ...least, ...parts }).success;

test('three fields are enough; the rest has defaults', () => {
  const { base, grades, thresholds, footer } = siteConfig.parse(least);
  expect([base, thresholds, footer]).toEqual(['/', DEFAULT_THRESHOLDS, {}]);
  expect(grades.map(({ grade, from }) => `${grade}${from}`)).toEqual(['优90', '良80', '中60', '差0']);
});

test('publishing asks for the publisher alone and knows no deadline, unless the site says otherwise', () => {
  expect(siteConfig.parse(least).publication).toEqual({ required: ['publisher'], deadlines: {}, showMissing: false });
  const { publication } = siteConfig.parse({
    ...least,
    publication: { deadlines: { 'self-evaluation': '次年06-30' } },
  });
  expect(publication).toMatchObject({ required: ['publisher'], deadlines: { 'self-evaluation': '次年06-30' } });
});

describe('the site', () => {
  test.each<[string, object]>([
    ['a path', { base: '/jixiao/2023/' }],
    ['an address', { url: 'https://www.example.gov.cn' }],
    [
      'own bands',
      {
        grades: [
          { grade: '好', from: '60.5' },
          { grade: '差', from: '0' },
        ],
      },
    ],
    ['some thresholds', { thresholds: { lowRate: '85', overAchievement: '50' } }],
  ])('may have %s', (_, parts) => expect(accepts(parts)).toBe(true));

  test.each<[string, object]>([
    ['no name', { siteName: '' }],
    ...[
      '/../../x/',
      '//evil.example/',
      '/"><script>alert(1)</script>/',
      '/a b/',
      '/./',
      '/a//b/',
      '/%2e%2e/',
      '\\\\evil\\',
    ].map((base): [string, object] => [`the path ${base}`, { base }]),
    ...[
      'https://a b',
      'https://',
      'https://a:99999',
      'https://u:p@a',
      'https://a?b',
      'https://a"b',
      'https://a\nb',
    ].map((url): [string, object] => [`the address ${url}`, { url }]),
    ['a path without slashes', { base: 'jixiao' }],
    ['a path without its last slash', { base: '/jixiao' }],
    ['an address with a path', { url: 'https://www.example.gov.cn/' }],
    ['an address of another sort', { url: 'javascript:alert(1)' }],
    ['a deadline for an unknown form', { publication: { deadlines: { plan: '当年03-31' } } }],
    ['a deadline without its year', { publication: { deadlines: { target: '03-31' } } }],
    ['a deadline in a thirteenth month', { publication: { deadlines: { target: '当年13-31' } } }],
    ['an unknown field of publication required', { publication: { required: ['author'] } }],
    ['unknown fields', { theme: 'dark' }],
    ['bands with words for scores', { grades: [{ grade: '优', from: '九十' }] }],
    [
      'bands out of order',
      {
        grades: [
          { grade: '差', from: '0' },
          { grade: '优', from: '90' },
        ],
      },
    ],
    [
      'two bands from one score',
      {
        grades: [
          { grade: '优', from: '90' },
          { grade: '良', from: '90.0' },
        ],
      },
    ],
    ['no bands', { grades: [] }],
    ['a percent sign in a threshold', { thresholds: { lowRate: '90%' } }],
  ])('may not have %s', (_, parts) => expect(accepts(parts)).toBe(false));
});

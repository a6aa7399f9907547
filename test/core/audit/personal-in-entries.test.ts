import { expect, test } from 'vitest';
import { findPersonalInEntries } from '../../../src/core/audit/personal-in-entries.ts';
import { SITE } from '../library/made-up.ts';

const NUMBER = '1.13800138000';

test('personal data are found in everything that stands beside the records', () => {
  const prose = { slug: 'a', data: { title: '甲', tags: [NUMBER] }, body: `手机 ${NUMBER}` };
  const correction = { record: 'a', path: 'b', reason: `误印${NUMBER}`, by: '某某', date: '2026-03-01' };
  const found = findPersonalInEntries({
    site: { ...SITE, notice: NUMBER, footer: { phone: NUMBER } },
    units: [{ slug: 'jiedao', unit: { name: '某某街道', aliases: [NUMBER], contact: NUMBER } }],
    projects: [{ unit: 'jiedao', slug: 'a', project: { name: '甲', indicatorAliases: { 乙: [NUMBER] } } }],
    forms: [],
    glossary: [prose],
    pages: [prose],
    handbook: [],
    corrections: [{ id: '2026/0001', correction }],
  });
  expect(found.map(({ file, at }) => `${file} ${at}`)).toEqual([
    'site notice',
    'units/jiedao aliases.0',
    'projects/jiedao/a indicatorAliases.乙.0',
    'pages/a tags.0',
    'pages/a body',
    'glossary/a tags.0',
    'glossary/a body',
    'corrections/2026/0001 reason',
  ]);
  expect(found[0]!.message).toBe('这里有手机号码“138****8000”（中间已遮住）。');
});

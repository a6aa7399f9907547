import { expect, test } from 'vitest';
import { listAz, letterOf, pageAz, viewAz } from '../../../src/core/report/az.ts';
import { loadContent } from '../../../src/io/load-content.ts';
import { join } from 'node:path';
import { ROOT } from '../../site/folders.ts';

test.each([
  ['安全', 'A'],
  ['“两新”党建', 'L'],
  ['重点工作', 'Z'],
  ['绿化', 'L'],
  ['B超设备', 'B'],
  ['2023年活动', '#'],
  ['', '#'],
])('%s is listed under %s', (name, letter) => {
  expect(letterOf(name)).toBe(letter);
});

const { units, projects, forms } = loadContent(join(ROOT, 'test/fixtures/portal')).content!;

test('every project that has a form is listed once, in the order of sounds, under its newest year', () => {
  const letters = listAz({ units, projects, forms });
  const listed = letters.flatMap((letter) => letter.projects);
  const withForms = new Set(forms.map(({ unit, project }) => `${unit}/${project}`));
  expect(listed.map(({ unit, slug }) => `${unit}/${slug}`).sort()).toEqual(
    projects
      .map(({ unit, slug }) => `${unit}/${slug}`)
      .filter((id) => withForms.has(id))
      .sort(),
  );
  expect(letters.map(({ letter }) => letter)).toEqual([...'BDFGHJLSWXZ']);
  expect(listed.find(({ slug }) => slug === 'jiaoshi-jinxiu')?.year).toBe('2021');
  expect(pageAz(letters)).toEqual([]);
  expect(viewAz(letters)).toMatchObject({ projects: listed.length, listed: letters });
});

test('too many for a page stand on a page for each letter, and a letter of too many on several', () => {
  const many = (letter: string, count: number) => ({
    letter,
    projects: Array.from({ length: count }, (_, i) => ({
      unit: 'u',
      slug: `${i}`,
      name: `${i}`,
      unitName: '',
      year: '',
    })),
  });
  const letters = [many('A', 2500), many('#', 3)];
  expect(viewAz(letters).listed).toBeUndefined();
  const pages = pageAz(letters);
  expect(pages.map(({ letter, page, pages: all, projects: own }) => [letter, page, all, own.length])).toEqual([
    ['A', 1, 3, 1000],
    ['A', 2, 3, 1000],
    ['A', 3, 3, 500],
    ['#', 1, 1, 3],
  ]);
});

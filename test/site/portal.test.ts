import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { followProject } from '../../src/core/history/history.ts';
import { projectPath, unitPath } from '../../src/core/library/addresses.ts';
import { composeParagraph } from '../../src/core/paragraph/compose.ts';
import { countYear } from '../../src/core/paragraph/figures.ts';
import { composeGoals } from '../../src/core/paragraph/goals.ts';
import { describeProject } from '../../src/core/report/compare-data.ts';
import { SAMPLE_PORTAL } from '../core/history/portal-content.ts';
import { PORTAL_SITE, SEEDS_SITE } from './folders.ts';
import { attribute, elementsOf, pagesOf, readPage, textOf } from './site-files.ts';

const pageAt = (path: string): string => readPage(PORTAL_SITE, join(path, 'index.html'));
const { projects, units, content } = SAMPLE_PORTAL;

describe('the site of the sample portal', () => {
  test('says on every page that its data are samples', () => {
    expect(pagesOf(PORTAL_SITE).filter((page) => !readPage(PORTAL_SITE, page).includes('样例数据'))).toEqual([]);
  });

  test.each(projects.map((node) => [`${node.unit}/${node.slug}`, node] as const))(
    'tells on the page of %s its own changes and no others',
    (_, node) => {
      const section = elementsOf(pageAt(projectPath(node))).filter((element) =>
        /^change-(error|warning|note)$/.test(attribute(element, 'class') ?? ''),
      );
      const told = section.map((element) => textOf(element).trim());
      expect(told.toSorted()).toEqual(
        followProject(node)
          .changes.map(({ words }) => words)
          .toSorted(),
      );
    },
  );

  test('counts only outcomes that there are: a red 未达到 beside a nought looks like a miss', () => {
    const counts = pagesOf(PORTAL_SITE).flatMap((page) =>
      [...readPage(PORTAL_SITE, page).matchAll(/<\/span>\s*(\d+)项/g)].map(([, count]) => count),
    );
    expect(counts.length).toBeGreaterThan(100);
    expect(counts).not.toContain('0');
  });

  test('says under the heading of a day what it brought, and not again in each line', () => {
    const lines = elementsOf(pageAt('/changes/'))
      .filter(({ tagName }) => tagName === 'li')
      .map((line) => textOf(line).trim());
    expect(lines.filter((line) => /20\d\d年/.test(line)).length).toBeGreaterThan(100);
    expect(lines.filter((line) => /2024年绩效自评表\s+样例区教育局/.test(line)).length).toBeGreaterThan(1);
    expect(lines.filter((line) => line.startsWith('公布：'))).toEqual([]);
  });

  test('has on each unit page the paragraphs of each year, ready to copy', () => {
    for (const unit of units) {
      const quotes = elementsOf(pageAt(unitPath(unit.slug))).filter(({ tagName }) => tagName === 'blockquote');
      const expected = unit.years.toReversed().flatMap((year) => {
        const figures = countYear(unit, year, content.site.grades);
        return [composeGoals(figures), composeParagraph(figures)].flatMap((own) => (own ? [own.text + own.more] : []));
      });
      expect(quotes.map(textOf)).toEqual(expected);
    }
  });

  test('has a small file for every project that can be compared', () => {
    for (const node of projects) {
      const file = readFileSync(join(PORTAL_SITE, `compare/data/${node.unit}/${node.slug}.json`), 'utf8');
      expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(describeProject(followProject(node)))));
      expect(file.length).toBeLessThan(20_000);
    }
  });
});

test('a narrative marks a term at its first use only, and has its explanation on the page', () => {
  const narrative = 'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/narrative/index.html';
  const page = elementsOf(readPage(SEEDS_SITE, narrative));
  const links = page.filter((element) => attribute(element, 'class') === 'term-link');
  const targets = links.map((link) => attribute(link, 'href')!.slice(1));
  expect(targets.length).toBeGreaterThan(1);
  expect(new Set(targets).size).toBe(targets.length);
  for (const target of targets) {
    const note = page.find((element) => attribute(element, 'id') === target);
    expect(textOf(note!)).toMatch(/：.{5,}/s);
  }
});

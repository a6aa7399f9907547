import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, SAMPLE_PREVIEW, SAMPLE_SITE, SEEDS_SITE } from './folders.ts';
import { attribute, elementsOf, filesOf, pagesOf, readPage, textOf } from './site-files.ts';

const HANDBOOK = join(ROOT, 'content/handbook');
/** Words that only the staff's pages, their data, styles and scripts hold. */
const TRACES = ['工作台', 'staff-', 'data-desk', 'desk-', '/staff/', 'live-bar', 'content.json'];
/** Readers of files: a page of the public needs none. */
const READERS = /(?:pdfjs|xlsx|check-draft|in-preview|staff|ImportDesk).*(?:\.(?:js|css|html)|\/)$/i;

const textsOf = (site: string): { path: string; text: string }[] =>
  filesOf(site)
    .filter((path) => /\.(?:html|js|css|json|xml|txt)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(site, path), 'utf8') }));

describe('a public build', () => {
  test.each([SAMPLE_SITE, SEEDS_SITE])('holds no page, data, style or script of the staff (%s)', (site) => {
    expect(filesOf(site).filter((path) => READERS.test(path))).toEqual([]);
    const found = textsOf(site).flatMap(({ path, text }) =>
      TRACES.filter((trace) => text.includes(trace)).map((trace) => `${path}: ${trace}`),
    );
    expect(found).toEqual([]);
    expect(filesOf(site).filter((path) => path.endsWith('.png'))).toEqual(['pictures/blank-form.png']);
  });
});

/** The page of a chapter, and what its text says. */
const CHAPTERS = readdirSync(HANDBOOK)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({
    page: `staff/handbook/${name.slice(0, -3)}/index.html`,
    text: readFileSync(join(HANDBOOK, name), 'utf8'),
  }));

describe('the handbook', () => {
  test.each(CHAPTERS)('$page shows every picture, and no blank that its text does not have', ({ page, text }) => {
    const elements = elementsOf(readPage(SAMPLE_PREVIEW, page));
    // those of the portal's frame around the page are not the handbook's
    const pictures = elements.filter((one) => one.tagName === 'img' && !attribute(one, 'src')!.startsWith('/theme/'));
    const named = [...text.matchAll(/!\[(.*?)\]/g)].map(([, alt]) => alt);
    expect(pictures.map((one) => attribute(one, 'alt'))).toEqual(named);
    for (const picture of pictures) expect(filesOf(SAMPLE_PREVIEW)).toContain(attribute(picture, 'src')!.slice(1));
    const shown = new Set(elements.map((one) => textOf(one).trim()));
    const bold = text.split('\n').filter((line) => line.includes('**') && !/^\||\[/.test(line));
    for (const line of bold) expect(shown).toContain(line.replace(/^(?:-|\d+\.) /, '').replace(/\*\*|`/g, ''));
  });

  test.each(['00-the-desk', '00-wall-sheet', '03-checking-the-figures', '04-checking-before-publication'])(
    '%s, for who fills in forms, names no command and no file of the content',
    (name) => {
      const text = readFileSync(join(HANDBOOK, `${name}.md`), 'utf8');
      expect(text.match(/mingzhang |npm |YAML|\.ya?ml|\.json|```|\bcontent\//g)).toBeNull();
    },
  );

  test('is listed chapter by chapter', () => {
    const elements = elementsOf(readPage(SAMPLE_PREVIEW, 'staff/handbook/index.html'));
    const links = elements.map((one) => attribute(one, 'href'));
    for (const { page } of CHAPTERS) expect(links).toContain(`/${page.replace('index.html', '')}`);
  });
});

describe('a preview', () => {
  test('holds all of that, so that the search above would find it', () => {
    expect(filesOf(SAMPLE_PREVIEW).filter((path) => READERS.test(path))).not.toEqual([]);
    const all = textsOf(SAMPLE_PREVIEW)
      .map(({ text }) => text)
      .join('\n');
    expect(TRACES.filter((trace) => !all.includes(trace))).toEqual([]);
  });

  test('does not call a disclosure complete where nobody said what is expected', () => {
    const steps = elementsOf(readPage(SAMPLE_PREVIEW, 'staff/index.html')).filter(({ tagName }) => tagName === 'li');
    const step = steps.map(textOf).findLast((text) => text.includes('齐全和期限'))!;
    expect(step).toContain('没有清单');
    expect(step).not.toMatch(/齐了|没有过期/);
  });

  test('marks every page as one, and asks engines to stay away', () => {
    const pages = pagesOf(SAMPLE_PREVIEW);
    expect(pages).toContain('staff/index.html');
    const unmarked = pages.filter((path) => {
      const html = readPage(SAMPLE_PREVIEW, path);
      return !html.includes('<strong>预览</strong>') || !html.includes('content="noindex, nofollow"');
    });
    expect(unmarked).toEqual([]);
  });
});

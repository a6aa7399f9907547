import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAMPLE_PREVIEW, SAMPLE_SITE, SEEDS_SITE } from './folders.ts';
import { filesOf, pagesOf, readPage } from './site-files.ts';

/** Words that only the staff's pages, their data, styles and scripts hold. */
const TRACES = ['工作台', '导入自检', 'staff-', 'data-import', '/staff/', 'live-bar', 'content.json'];
/** Readers of files: a page of the public needs none. */
const READERS = /pdfjs|xlsx|self-check|staff|ImportDesk/i;

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
  });
});

describe('a preview', () => {
  test('holds all of that, so that the search above would find it', () => {
    expect(filesOf(SAMPLE_PREVIEW).filter((path) => READERS.test(path))).not.toEqual([]);
    const all = textsOf(SAMPLE_PREVIEW)
      .map(({ text }) => text)
      .join('\n');
    // the script that renews open pages comes from the preview's server and is in no build at all
    expect(TRACES.filter((trace) => !all.includes(trace))).toEqual(['live-bar']);
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

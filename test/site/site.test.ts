import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { holdsDirective } from '../../src/core/theme/server-words.ts';
import { DRAFT_CANARY, FOOT, HOSTILE, PORTAL_LEADS } from './sample-content.ts';
import { PORTAL_SITE, ROOT, SAMPLE_BASE, SAMPLE_CONTENT, SAMPLE_PREVIEW, SAMPLE_SITE, SEEDS_SITE } from './folders.ts';
import { checkLinks } from './links.ts';
import { runCommand } from './build-fixture.ts';
import { attribute, elementsOf, filesOf, pagesOf, readPage, textOf } from './site-files.ts';

const SITES: [name: string, folder: string, base: string][] = [
  ['the real content', SEEDS_SITE, '/'],
  ['the sample content below a path', SAMPLE_SITE, SAMPLE_BASE],
  ['the sample portal', PORTAL_SITE, '/'],
];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Astro writes attributes without a value where it is empty
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    // a project's own name may be long
    'long-title': 'off',
    'meta-refresh': 'error',
    // scroll frames must be reachable by keyboard
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'no-trailing-whitespace': 'off',
  },
});

describe.each(SITES)('the site of %s', (_, site, base) => {
  test('is valid HTML', async () => {
    const reports = await Promise.all(
      pagesOf(site).map(async (page) => {
        const { results } = await validator.validateString(readPage(site, page), page);
        return results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${page}:${line} ${ruleId} ${message}`),
        );
      }),
    );
    expect(reports.flat()).toEqual([]);
  });

  test('gives every page a title of its own, which others who link to it show as well', () => {
    const titles = pagesOf(site).map((page) => {
      const elements = elementsOf(readPage(site, page));
      const title = textOf(elements.find(({ tagName }) => tagName === 'title')!);
      const shared = elements.find((element) => attribute(element, 'property') === 'og:title');
      expect(attribute(shared!, 'content'), page).toBe(title);
      return title;
    });
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  test('has no broken link and asks no other host for anything', () => {
    expect(checkLinks(site, base, site === SAMPLE_SITE ? PORTAL_LEADS : [])).toEqual({ broken: [], foreign: [] });
  });

  test('has no inline script, style or handler, and a policy that would stop one', () => {
    for (const page of pagesOf(site)) {
      const elements = elementsOf(readPage(site, page));
      const policy = elements.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
      expect(attribute(policy!, 'content')).toMatch(/^default-src 'none'; script-src 'self'/);
      expect(attribute(policy!, 'content')).not.toContain('unsafe-inline');
      for (const element of elements) {
        expect(element.attrs.filter(({ name }) => name === 'style' || name.startsWith('on'))).toEqual([]);
        if (element.tagName === 'script') expect(attribute(element, 'src')).toBeDefined();
        expect(element.tagName).not.toBe('style');
      }
    }
  });

  test('carries the meta tags of government sites on every page', () => {
    for (const page of pagesOf(site)) {
      const names = elementsOf(readPage(site, page)).flatMap((element) => attribute(element, 'name') ?? []);
      expect(names).toEqual(expect.arrayContaining(['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName']));
    }
  });
});

describe('a disclosure page', () => {
  const page = 'units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/self-evaluation/index.html';
  let html: string;
  beforeAll(() => {
    html = readPage(SEEDS_SITE, page);
  });

  test('weighs at most 20 kB of HTML and 12 kB of CSS, compressed', () => {
    expect(gzipSync(html).length).toBeLessThanOrEqual(20_000);
    const css = filesOf(SEEDS_SITE).filter((path) => path.endsWith('.css'));
    expect(css).toHaveLength(1);
    expect(gzipSync(readPage(SEEDS_SITE, css[0]!)).length).toBeLessThanOrEqual(12_000);
  });

  test('shows what the source does not give as 未提供, and invents no date', () => {
    expect(html).toContain('未提供');
    const date = elementsOf(html).find((element) => attribute(element, 'name') === 'PubDate');
    expect(attribute(date!, 'content')).toBe('');
  });

  test('merges the cells of the official form as it was printed', () => {
    const cells = elementsOf(html).filter((element) => element.tagName === 'th' && attribute(element, 'rowspan'));
    const spans = cells.map((cell) => [textOf(cell).trim(), attribute(cell, 'rowspan')]);
    expect(spans).toContainEqual(['产出指标', '24']);
    expect(spans).toContainEqual(['数量指标', '9']);
    expect(spans).toContainEqual(['社会效益指标', '6']);
  });
});

describe('drafts', () => {
  const everything = (site: string): string =>
    filesOf(site)
      .map((path) => {
        const bytes = readFileSync(join(site, path));
        const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
        return `${path}\n${(isGzip ? gunzipSync(bytes) : bytes).toString('utf8')}`;
      })
      .join('\n');

  test('never enter a public site in any form', () => {
    const all = everything(SAMPLE_SITE);
    expect(all).not.toContain(DRAFT_CANARY);
    expect(all).not.toContain('caogao/2021');
    // the same scan finds what is published
    expect(all).toContain('样例原因');
  });

  test('are in a preview, which marks every page and asks not to be indexed', () => {
    expect(everything(SAMPLE_PREVIEW)).toContain(DRAFT_CANARY);
    for (const page of pagesOf(SAMPLE_PREVIEW)) {
      const html = readPage(SAMPLE_PREVIEW, page);
      expect(html).toContain('预览');
      expect(html).toMatch(/name="robots" content="noindex/);
    }
  });
});

describe('what was corrected or withdrawn', () => {
  const wordsOf = (page: string): string => elementsOf(readPage(SAMPLE_SITE, page)).map(textOf).join('\n');

  test('is said at the top of the form, with the old and the new text below', () => {
    const words = wordsOf('units/yangli/shequ/2022/self-evaluation/index.html');
    expect(words).toContain('这张表公布以后更正过1处，最近一次是2024-03-01。');
    for (const text of ['138.00', '140.00', '样例：录入时看错一位', '样例人员']) expect(words).toContain(text);
    expect(wordsOf('units/yangli/shequ/2021/self-evaluation/index.html')).toContain('公布以后没有更正');
  });

  test('is listed newest first, on the home page and in a feed that every page names', () => {
    const words = wordsOf('corrections/index.html');
    expect(words.indexOf(HOSTILE)).toBeLessThan(words.indexOf('138.00'));
    expect(wordsOf('index.html')).toContain('最近的更正');
    expect(wordsOf('index.html')).toContain('年度资金总额·全年执行数');
    const feed = elementsOf(readPage(SAMPLE_SITE, 'search/index.html')).find(
      (e) => attribute(e, 'rel') === 'alternate',
    );
    expect(attribute(feed!, 'href')).toBe(`${SAMPLE_BASE}corrections/feed.xml`);
    expect(readPage(SAMPLE_SITE, 'corrections/feed.xml')).toContain('由“138.00”更正为“140.00”');
  });

  test('leaves a notice at its address and nothing anywhere else', () => {
    const words = wordsOf('units/yangli/chehui/2022/self-evaluation/index.html');
    for (const text of ['这张表已经撤回，内容不再公开。', '2023-05-20', '样例理由']) expect(words).toContain(text);
    expect(filesOf(SAMPLE_SITE)).not.toContain('records/2022/yangli/chehui.self-evaluation.json');
  });
});

describe('hostile text', () => {
  test('stands on the page as text, in the form and in a narrative', () => {
    const form = elementsOf(readPage(SAMPLE_SITE, 'units/yangli/diyi/2021/self-evaluation/index.html'));
    expect(form.map(textOf)).toContain(HOSTILE);
    const narrative = elementsOf(readPage(SAMPLE_SITE, 'units/yangli/shequ/2022/narrative/index.html'));
    const isLogo = (element: (typeof form)[number]): boolean =>
      attribute(element, 'src') === `${SAMPLE_BASE}theme/logo.svg`;
    for (const element of [...form, ...narrative].filter((one) => !isLogo(one))) {
      expect(['img', 'iframe', 'object', 'embed']).not.toContain(element.tagName);
      expect(attribute(element, 'href') ?? '').not.toMatch(/^javascript:/i);
    }
  });
});

describe('the build', () => {
  test('gives the same bytes twice', () => {
    const again = join(SAMPLE_SITE, '../sample-again');
    const { status, output } = runCommand('build', [
      '--content',
      SAMPLE_CONTENT,
      '--out',
      again,
      '--base',
      SAMPLE_BASE,
    ]);
    expect(output).toContain('已生成');
    expect(status).toBe(0);
    expect(filesOf(again)).toEqual(filesOf(SAMPLE_SITE));
    const differing = filesOf(again).filter(
      (path) => !readFileSync(join(again, path)).equals(readFileSync(join(SAMPLE_SITE, path))),
    );
    expect(differing).toEqual([]);
  });
});

describe('the face of the portal', () => {
  test('is on every page: its head, its navigation, and what its server is to fill in, once and nothing else', () => {
    for (const page of pagesOf(SAMPLE_SITE)) {
      const html = readPage(SAMPLE_SITE, page);
      expect(html.split(FOOT), page).toHaveLength(2);
      // a record's name that is a directive stands in attributes of its page
      expect(holdsDirective(html.replace(FOOT, '')), page).toBe(false);
      const regions = elementsOf(html).filter((element) => attribute(element, 'class')?.startsWith('portal-'));
      expect(regions.map((element) => attribute(element, 'class'))).toEqual([
        'portal-head',
        'portal-nav',
        'portal-foot',
      ]);
      expect(textOf(regions[0]!)).toContain('样例市人民政府');
    }
  });

  test('brings its files and its colours along, as they are', () => {
    const files = filesOf(SAMPLE_SITE).filter((path) => path.startsWith('theme/'));
    expect(files.toSorted()).toEqual(['theme/colours.css', 'theme/logo.svg', 'theme/portal.css']);
    for (const name of ['logo.svg', 'portal.css'])
      expect(readFileSync(join(SAMPLE_SITE, 'theme', name), 'utf8')).toBe(
        readFileSync(join(ROOT, 'test/fixtures/theme', name), 'utf8'),
      );
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportArticle } from '../../src/build/export-article.ts';
import { makeArticle } from '../../src/core/article/article.ts';
import type { FormEntry } from '../../src/core/library/library.ts';
import { formWorkbook } from '../../src/core/workbook/form-workbook.ts';
import { Stopped } from '../../src/disk/stop.ts';
import { writeArticle } from '../../src/exporters/article/write-article.ts';
import { gatherFrame, makeFrame } from '../../src/io/make-frame.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { readPage } from '../../src/release/inspect/built-page.ts';
import { checkPrinted } from '../../src/release/inspect/printed.ts';
import { REAL, realForm } from '../core/library/real-content.ts';
import { PORTAL } from '../fixtures/make-portal.ts';

const { content } = REAL;
const frame = makeFrame(gatherFrame(content, false), { base: '/jixiao/', site: 'https://www.example.gov.cn' });
const articleOf = (form: FormEntry) => makeArticle(form, frame, []);
const ofPortal = loadContent(PORTAL).content!.forms.filter(({ id }) => id.startsWith('2023/'));

const elementsOf = (node: Tree.ParentNode): Tree.Element[] =>
  node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));

describe('a form as an article', () => {
  test.each([...content.forms, ...ofPortal].map((form) => [form.id, form] as const))(
    '%s says all that it prints, with nothing but paragraphs and tables',
    (_, form) => {
      const html = writeArticle(articleOf(form));
      const page = readPage('article.html', `<!doctype html><title>1</title><body>${html}</body></html>`);
      // a period is printed in words, its months are for machines
      const lost = checkPrinted(form, page).filter(({ message }) => !/period\.(?:from|to) /.test(message));
      expect(lost).toEqual([]);
      const elements = elementsOf(parseFragment(html));
      const allowed =
        /^(?:p|span|strong|em|br|table|tbody|tr|th|td|h[2-4]|[uo]l|li|a|blockquote|code|pre|hr|del|su[bp]|thead)$/;
      expect(elements.map(({ tagName }) => tagName).filter((name) => !allowed.test(name))).toEqual([]);
      const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
      expect(
        attributes.filter((name) => !/^(?:border|cellpadding|cellspacing|colspan|rowspan|href|start)$/.test(name)),
      ).toEqual([]);
    },
  );

  test('keeps the merged cells: each row of a table covers the same columns', () => {
    const html = writeArticle(articleOf(realForm('2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation')));
    const tables = elementsOf(parseFragment(html)).filter(({ tagName }) => tagName === 'table');
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const rows = elementsOf(table).filter(({ tagName }) => tagName === 'tr');
      const covered = rows.map(() => 0);
      rows.forEach((row, at) => {
        for (const cell of elementsOf(row).filter(({ tagName }) => /^t[hd]$/.test(tagName))) {
          const said = (name: string): number => Number(cell.attrs.find((one) => one.name === name)?.value ?? '1');
          for (let down = 0; down < said('rowspan'); down++) covered[at + down]! += said('colspan');
        }
      });
      expect(new Set(covered).size).toBe(1);
    }
    expect(html).toMatch(/rowspan="\d/);
  });

  test('takes no text of a record for HTML', () => {
    const form = realForm('2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation');
    const article = {
      ...articleOf(form),
      title: '<script>1</script>',
      extra: [['<b>', '"><img src=x onerror=1>']] as const,
    };
    expect(elementsOf(parseFragment(writeArticle(article))).map(({ tagName }) => tagName)).not.toContain('script');
    expect(writeArticle(article)).not.toMatch(/<(?:script|b|img)/);
  });
});

describe('an article in a folder', () => {
  let room: string;
  beforeEach(() => void (room = mkdtempSync(join(tmpdir(), 'article-'))));
  afterEach(() => rmSync(room, { recursive: true, force: true }));
  const form = realForm('2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation');
  const other = content.forms.find(({ id, kind }) => id !== form.id && kind === form.kind)!;
  const write = (of: FormEntry, more: object = {}) =>
    exportArticle(
      {
        article: makeArticle(of, frame, ['表.xlsx']),
        attachment: { name: '表.xlsx', workbook: formWorkbook(of, frame) },
        printed: undefined,
      },
      { out: room, name: '甲', content: join(room, 'content'), replace: false, ...more },
    );
  const refusal = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'nothing was refused',
      (error: unknown) => (error instanceof Stopped ? error.message : String(error)),
    );

  test('stands there with its workbook and what is to be copied, and is not written again', async () => {
    expect((await write(form)).isSame).toBe(false);
    const files = readdirSync(join(room, '甲')).filter((name) => !name.startsWith('.'));
    expect(files.sort()).toEqual(['信息.txt', '正文.html', '表.xlsx'].sort());
    const meta = readFileSync(join(room, '甲/信息.txt'), 'utf8').split('\r\n');
    expect(meta[0]).toBe('\ufeff标题（ArticleTitle）：党群综合服务2023年绩效自评表');
    expect(meta).toContain('附件：表.xlsx');
    expect(readdirSync(room)).toEqual(['甲']);
    expect((await write(form)).isSame).toBe(true);
  });

  test('goes with how it is printed, which is not printed again where nothing else differs', async () => {
    let printings = 0;
    const print = (): Promise<Uint8Array> => Promise.resolve(Buffer.from(`样例 ${++printings}`));
    const withPdf = (of: FormEntry, more: object = {}) =>
      exportArticle(
        { article: makeArticle(of, frame, ['表.pdf']), attachment: undefined, printed: { name: '表.pdf', print } },
        { out: room, name: '甲', content: join(room, 'content'), replace: false, ...more },
      );
    await withPdf(form);
    expect(readFileSync(join(room, '甲/表.pdf'), 'utf8')).toBe('样例 1');
    expect((await withPdf(form)).isSame).toBe(true);
    writeFileSync(join(room, '甲/正文.html'), '改过');
    expect(await refusal(withPdf(form))).toContain('内容和这次的不同');
    expect(printings).toBe(1);
    rmSync(join(room, '甲/表.pdf'));
    await withPdf(form, { replace: true });
    expect(readFileSync(join(room, '甲/表.pdf'), 'utf8')).toBe('样例 2');
  });

  test('that somebody has changed is replaced only when told so', async () => {
    await write(form);
    writeFileSync(join(room, '甲/正文.html'), '改过');
    expect(await refusal(write(form))).toContain('内容和这次的不同');
    expect(readFileSync(join(room, '甲/正文.html'), 'utf8')).toBe('改过');
    await write(form, { replace: true });
    expect((await write(form)).isSame).toBe(true);
  });

  test('replaces no other record and no files of others', async () => {
    await write(other);
    expect(await refusal(write(form, { replace: true }))).toContain('是另一个记录的');
    writeFileSync(join(room, '甲/笔记.txt'), '甲');
    writeFileSync(join(room, '甲/正文.html'), '改过');
    expect(await refusal(write(other, { replace: true }))).toContain('笔记.txt');
    expect(await refusal(write(form, { name: '乙', content: room }))).toContain('在内容目录里');
  });
});

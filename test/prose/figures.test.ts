import type { RootContent } from 'hast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/core/intake/markdown.ts';
import type { FormEntry } from '../../src/core/library/library.ts';
import { parseFrontMatter } from '../../src/io/front-matter.ts';
import { toElements } from '../../src/prose/elements.ts';
import { readMarkdown } from '../../src/prose/parse.ts';
import { printedText } from '../../src/prose/printed-text.ts';
import { readPage } from '../../src/release/inspect/built-page.ts';
import { checkProse } from '../../src/release/inspect/prose.ts';

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** As `Prose.astro` draws it. */
const draw = (nodes: readonly RootContent[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return escape(node.value);
      if (node.type !== 'element') return '';
      const { tagName, properties, children } = node;
      const kept = ['start', 'value'].flatMap((name) =>
        properties[name] === undefined || properties[name] === null ? [] : [` ${name}="${String(properties[name])}"`],
      );
      const open = `<${tagName}${kept.join('')}>`;
      return ['br', 'hr'].includes(tagName) ? open : `${open}${draw(children)}</${tagName}>`;
    })
    .join('');

const narrative = (body: string): string => `---\ntitle: 样例\n---\n\n${body}\n`;

/** What the inspection says of the page of a narrative; the faults where it is not loaded. */
function inspect(body: string): string[] {
  const read = parseFrontMatter(narrative(body));
  if (read.complaints.length) return read.complaints.map(({ message }) => `不收：${message}`);
  const html = `<html><body><div class="block prose">${draw(toElements(read.body).children)}</div></body></html>`;
  const form = { id: 'a', record: { kind: 'narrative', body: read.body } } as unknown as FormEntry;
  return checkProse(form, readPage('a.html', html)).map(({ message }) => message);
}

const shown = (markdown: string): string => printedText(readMarkdown(markdown)).replace(/\s+/g, ' ').trim();

describe('an ordinary narrative is released', () => {
  test.each([
    ['a list that reaches eleven', Array.from({ length: 12 }, (_, i) => `${i + 1}. 购置设备${i}台`).join('\n')],
    ['a list that begins at seventeen', '17. 购置设备\n18. 安装'],
    ['years that look like a list', '2019. 年初立项\n\n2021. 年末完成'],
    ['a footnote', '投入100万元[^1]。\n\n[^1]: 含2021年结转12.5万元。'],
    ['signs written as codes', '温度37&#8451;，面积&#50;0平方米，&yen;100'],
    ['a picture with a number in its words', '见图。\n\n![附图12：3号楼](images/12.png)\n\n共5栋。'],
    ['a table whose rows are longer than its head', '| 年度 | 金额 |\n|---|---|\n| 2021 | 12.5 | 另有7.5 |'],
    ['lists within lists', '1. 一期\n   1. 12台\n   2. 13台\n2. 二期\n   - 14台'],
    ['addresses', '见 <https://www.example.gov.cn/2021/12.html> 和 www.example.gov.cn/3，[公告5](https://a.example/6)'],
    ['bold within a number', '合计1**23**4.56元'],
    ['lines', '预算  \n100\\\n200\n300<br>400'],
    ['raised and lowered signs', '10<sup>2</sup>平方米，CO<sub>2</sub>'],
    ['comments and definitions', '<!-- 核对过 31 -->\n100\n\n[//]: # (待定 32)\n\n200 <!-- 33 --> 300'],
    ['code and quotations', '> 引用 12\n\n```yaml 13\n14\n```\n\n    缩进 15'],
    ['ranges, sizes and crossings out', '10~20人，30~40人；规格3*4*5米；~~600~~ 700'],
    ['things to do', '- [x] 完成 5 项\n- [ ] 未完成 6 项'],
    ['headings of all levels', '# 1 甲\n\n##### 2 乙\n\n丙 3\n---'],
  ])('%s', (_, body) => expect(inspect(body)).toEqual([]));

  test('random sound narratives never end in an objection', () => {
    const number = fc.tuple(fc.nat(99999), fc.constantFrom('', '.5', '%', ',000', '万元')).map(([n, end]) => n + end);
    const words = fc.constantFrom(
      '预算',
      '，',
      '共',
      '台 ',
      '~',
      '*',
      '**',
      '_',
      '（',
      '[^1]',
      '&#8451;',
      '<br>',
      '\n',
      '  \n',
      '`',
      '[注](https://a.example/1)',
      '<!-- 注 9 -->',
      '![图8](x.png)',
      '|',
      '\\',
      '~~',
      '<',
      '>',
      '#',
      '!',
      '[',
      ']',
      '(',
      ':',
    );
    const text = fc.array(fc.oneof(number, words), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    const start = fc.constantFrom(
      '',
      '',
      '## ',
      '- ',
      '> ',
      '1. ',
      '17. ',
      '2019. ',
      '11) ',
      '    ',
      '| a | b |\n|---|---|\n| ',
      '[^1]: ',
      '[x]: https://a.example "',
      '- [x] ',
      '1. 甲\n   7. ',
    );
    const block = fc.tuple(start, text).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\n\n'), (blocks, gap) => {
        // what is refused is refused with the words for it
        expect(inspect(blocks.join(gap)).filter((said) => !said.startsWith('不收：'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a figure stays as it is printed', () => {
  test.each([
    ['10~20人，30~40人', '10~20人，30~40人'],
    ['规格3*4*5米', '规格3*4*5米'],
    ['100<br>200', '100 200'],
    ['2019. 年初\n2021. 年末', '2019 年初 2021 年末'],
    ['| a |\n|---|\n| 1 | 2 |', 'a 1 2'],
    ['100[^1]\n\n[^1]: 注', '100〔1〕 〔1〕 注'],
  ])('%s', (markdown, text) => expect(shown(markdown)).toBe(text));

  test('a page that lost one, or the number of a list, is told of', () => {
    const form = { id: 'a', record: { kind: 'narrative', body: '17. 购置 5 台' } } as unknown as FormEntry;
    const page = (html: string) => readPage('a.html', `<html><body><div class="prose">${html}</div></body></html>`);
    expect(checkProse(form, page('<ol start="17"><li>购置 5 台</li></ol>'))).toEqual([]);
    expect(checkProse(form, page('<ol><li>购置 5 台</li></ol>'))[0]!.message).toContain('“17”');
    expect(checkProse(form, page('<ol start="17"><li>购置 6 台</li></ol>'))[0]!.message).toContain('“5”');
  });

  test('whatever a paragraph of a document says, Markdown says the same', () => {
    const part = fc.constantFrom(
      '1',
      '23',
      '.',
      ')',
      ' ',
      '*',
      '_',
      '~',
      '[',
      ']',
      '(',
      ':',
      '^',
      '#',
      '-',
      '+',
      '=',
      '|',
      '<',
      '>',
      '&',
      '#8451;',
      'amp;',
      '`',
      '\\',
      '!',
      '"',
      '年',
      'a',
      '/',
      '@',
    );
    const text = fc
      .array(part, { minLength: 1, maxLength: 14 })
      .map((parts) => parts.join('').trim().replace(/ +/g, ' '));
    fc.assert(
      fc.property(text.filter(Boolean), (printed) => {
        expect(shown(escapeMarkdown(printed))).toBe(printed);
      }),
      { numRuns: 300 },
    );
  });
});

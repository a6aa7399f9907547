import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../src/io/front-matter.ts';
import { withoutHidden } from '../../src/prose/without-hidden.ts';

describe('what no page shows is no part of a text', () => {
  test.each([
    ['comments', '甲<!-- 藏 -->乙\n\n<!-- 藏\n\n藏 -->\n\n丙', '甲乙\n\n丙'],
    ['a comment between two lines', '甲\n<!-- 藏 -->\n乙', '甲\n\n乙'],
    ['comments in lists and quotations', '- 甲\n  <!-- 藏 -->\n\n> 乙 <!-- 藏 -->', '- 甲\n  \n\n> 乙 '],
    ['instructions and declarations', '<?藏?>\n\n<!藏 藏>\n\n<![CDATA[藏]]>\n\n甲', '<!藏 藏>\n\n甲'],
    ['definitions nobody refers to', '[//]: # (藏)\n\n甲\n\n[乙]: https://a.example "藏"', '甲'],
    [
      'a second definition of a name',
      '[甲]\n\n[甲]: https://a.example\n[甲]: https://b.example "藏"',
      '[甲]\n\n[甲]: https://a.example',
    ],
    [
      'notes nobody refers to, and notes of those',
      '甲[^1]\n\n[^1]: 注\n\n[^2]: 藏[^3]\n\n[^3]: 藏',
      '甲[^1]\n\n[^1]: 注',
    ],
    [
      'titles of links and definitions',
      '[甲](https://a.example "藏") [乙]\n\n[乙]: https://b.example (藏)',
      '[甲](https://a.example) [乙]\n\n[乙]: https://b.example',
    ],
    ['pictures with their words', '甲 ![藏](藏.png "藏") ![藏][乙]\n\n[乙]: 藏.png', '甲  '],
    ['tags and what stands in them', '甲<b title="藏">乙</b><br class="藏">丙', '甲乙<br>丙'],
    ['blocks of code of a page', '<script>藏</script>\n\n<div hidden>\n</div>\n\n甲', '甲'],
    ['names of the language of a listing', '```藏 藏\n甲\n```', '```\n甲\n```'],
    ['addresses no page may lead to', '[甲](javascript:藏) [乙](file:///藏)', '甲 乙'],
  ])('%s', (_, markdown, text) => {
    expect(withoutHidden(markdown)).toEqual({ text, faults: [] });
  });

  test.each([
    '甲 <乙 100',
    '`<!-- 甲 -->`',
    '```\n[甲]: 乙 "丙"\n```',
    '\\<!-- 甲',
    '[甲] 乙[1]',
    '10~20 [甲](https://a.example)',
  ])('a sound text stays to the letter: %s', (markdown) =>
    expect(withoutHidden(markdown)).toEqual({ text: markdown, faults: [] }),
  );
});

describe('what cannot be taken out is told of at its line', () => {
  test.each([
    ['a comment without an end', '甲\n\n<!-- 乙\n\n丙', '<!--', 7],
    ['a comment over an empty line', '甲 <!-- 乙\n\n丙 -->', '<!--', 5],
    ['a page’s own table', '甲\n\n<table>\n<tr><td>100</td></tr>\n</table>', 'HTML', 7],
    ['a comment before the text of its line', '<!-- 甲 --> 乙', '同一行', 5],
    ['a comment that parts what would belong together', '甲*<!-- 藏 -->*乙**', '改变旁边的正文', 5],
  ])('%s', (_, body, said, line) => {
    const [complaint, ...others] = parseFrontMatter(`---\ntitle: 样例\n---\n\n${body}\n`).complaints;
    expect(others).toEqual([]);
    expect(complaint!.message).toContain(said);
    expect(complaint!.position.line).toBe(line);
  });
});

import { describe, expect, it } from 'vitest';
import { draw, paragraphsOf, read, tablesOf } from './read.ts';

const page = async (body: string): Promise<string[][]> =>
  tablesOf(await read('表.html', `<html><body>${body}</body></html>`)).map(draw);

describe('a web page', () => {
  it('lays cells out as a browser does', async () => {
    const tables = await page(
      '<table><tr><td rowspan="2">甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr><tfoot><tr><th>戊</th></tr></tfoot></table>',
    );
    expect(tables).toEqual([['甲[2x1] | 乙[1x2]', '丙 | 丁', '戊 |  | ']]);
  });

  it('cuts spans that run into other cells or over the end, as browsers draw them', async () => {
    expect(
      await page('<table><tr><td rowspan=9>甲</td><td colspan=0>乙</td></tr><tr><td>丙</td></tr></table>'),
    ).toEqual([['甲[2x1] | 乙', '丙']]);
  });

  it('joins white space, and keeps line breaks of <br> and paragraphs', async () => {
    expect(
      await page(
        '<table><tr><td>\n  一 \n 二<br>三<p>四</p><p>五<b>六</b></p>&nbsp;</td><td>&lt;p&gt;甲&lt;/p&gt;</td></tr></table>',
      ),
    ).toEqual([['一 二\n三\n四\n五六 | <p>甲</p>']]);
  });

  it('leaves out what is not shown', async () => {
    expect(
      await page(
        '<table><tr><td>甲<span style="display:none">暗</span><script>x</script><!--y--></td><td hidden>暗</td><td>乙</td></tr><tr style="display: none"><td>暗</td></tr></table>',
      ),
    ).toEqual([['甲 | 乙']]);
  });

  it('takes what is filled into fields', async () => {
    expect(
      await page(
        '<table><tr><td><input value="17.00"></td><td><input type=checkbox checked>是 <input type=checkbox>否</td></tr></table>',
      ),
    ).toEqual([['17.00 | ☑是 □否']]);
  });

  it('looks through tables that only frame the page', async () => {
    const html =
      '<table><tr><td><h3>标题</h3><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table><p>尾</p>';
    const document = await read('表.html', `<html>${html}</html>`);
    expect(tablesOf(document).map(draw)).toEqual([['甲 | 乙']]);
    expect(paragraphsOf(document)).toEqual(['标题', '尾']);
  });

  it('reads a table inside a cell of a form after the form, with an address that says where', async () => {
    const document = await read(
      '表.html',
      '<table><tr><td>指标</td><td>见内<table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>',
    );
    expect(tablesOf(document).map(draw)).toEqual([['指标 | 见内'], ['甲 | 乙']]);
    expect(tablesOf(document)[1]!.cells[1]!.at).toBe('表1第1行第2列内表2第1行第2列');
  });

  it('keeps headings, lists and the order of paragraphs and tables', async () => {
    const { parts } = await read('表.html', '<html><h2>说明</h2>甲<ul><li>一<li>二</ul><div>乙<br>丙</div></html>');
    expect(parts[0]!.blocks).toEqual([
      { type: 'paragraph', text: '说明', at: '段落1', heading: 2 },
      { type: 'paragraph', text: '甲', at: '段落2' },
      { type: 'paragraph', text: '一', at: '段落3', list: 1 },
      { type: 'paragraph', text: '二', at: '段落4', list: 1 },
      { type: 'paragraph', text: '乙\n丙', at: '段落5' },
    ]);
  });

  it('is read from a file that calls itself .xls or .doc, with a note', async () => {
    const document = await read('表.xls', '<table><tr><td>甲</td><td>17.00</td></tr></table>');
    expect(tablesOf(document).map(draw)).toEqual([['甲 | 17.00']]);
    expect(document.notes[0]!.message).toContain('网页');
  });

  it('is read from a piece of one, and text with a stray tag stays text', async () => {
    expect(paragraphsOf(await read('表.html', '甲<p>乙</p>'))).toEqual(['甲', '乙']);
    const text = await read('表.txt', '<h3 style="text-align: center;">绩效跟踪表</h3>\t\n项目名称\t<p>社区党建</p>\n');
    expect(tablesOf(text).map(draw)).toEqual([
      ['<h3 style="text-align: center;">绩效跟踪表</h3> | ', '项目名称 | <p>社区党建</p>'],
    ]);
  });

  it('is read from a page saved as one file', async () => {
    const body = btoa(
      String.fromCharCode(
        ...new TextEncoder().encode('<html><table><tr><td>项目名称</td><td>社区党建</td></tr></table></html>'),
      ),
    );
    const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_B"\r\n\r\n------=_B\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n\r\n------=_B\r\nContent-Type: text/css\r\n\r\nx\r\n------=_B--\r\n`;
    expect(tablesOf(await read('表.xls', mht)).map(draw)).toEqual([['项目名称 | 社区党建']]);
  });
});

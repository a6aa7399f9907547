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

  it('takes what is filled into fields, shown or not to be changed, and leaves out what is not shown', async () => {
    const fields =
      '<input value="17.00" disabled><input type=hidden value=9><input type=date value="2023-05-01"><input type=submit value=保存><input type=number placeholder=金额>';
    expect(await page(`<table><tr><td>甲</td><td>${fields}</td></tr></table>`)).toEqual([['甲 | 17.002023-05-01']]);
    expect(await page('<table><tr><td>甲</td><td><textarea>一\n二</textarea></td></tr></table>')).toEqual([
      ['甲 | 一\n二'],
    ]);
  });

  it('takes what a list shows: the chosen entry, or the first, but no invitation to choose', async () => {
    const list = (options: string, attributes = ''): string => `<td><select ${attributes}>${options}</select></td>`;
    const row = [
      list('<option>优</option><option selected>良</option>'),
      list('<option>优</option><option>良</option>'),
      list('<option value="">请选择</option><option>良</option>'),
      list('<option>--请选择--</option><option>良</option>'),
      list('<option selected>甲</option><option>乙</option><option selected>丙</option>', 'multiple'),
      list('<optgroup label=组><option>子</option></optgroup>'),
    ];
    expect(await page(`<table><tr>${row.join('')}</tr></table>`)).toEqual([['良 | 优 |  |  | 甲、丙 | 子']]);
  });

  it.each([
    ['<input type=checkbox checked>是 <input type=checkbox>否', '是'],
    ['项目类别：<input type=radio>一次性 <input type=radio checked>经常性', '项目类别： 经常性'],
    ['一次性<input type=radio checked> 经常性<input type=radio>', '一次性'],
    ['<label><input type=checkbox checked>甲</label><label><input type=checkbox checked>乙</label>', '甲 乙'],
    ['<input type=radio>是 <input type=radio>否', ''],
    ['<input type=checkbox checked>', '☑'],
    ['<input type=checkbox>', '□'],
    ['<input type=radio checked>其他<br>说明：略', '其他\n说明：略'],
  ])('takes the labels of boxes that are ticked: %s', async (boxes, shown) => {
    expect(await page(`<table><tr><td>甲</td><td>${boxes}</td></tr></table>`)).toEqual([[`甲 | ${shown}`]]);
  });

  it('leaves struck-out text out of the value and says so, by tag, by style and by class', async () => {
    const document = await read(
      '表.html',
      '<html><style>.x1 {color:red;text-decoration:line-through} td.x2{text-decoration: none}</style><table><tr><td>80<s>75</s></td><td class=x1>旧</td><td class="x1 x2">新</td><td><span style="text-decoration:line-through">去</span>留</td></tr></table><p><del>删</del>文</p></html>',
    );
    expect(tablesOf(document).map(draw)).toEqual([['80 |  | 新 | 留']]);
    expect(paragraphsOf(document)).toEqual(['文']);
    expect(document.notes.map(({ at, message }) => `${at} ${message.split('：')[1]}`)).toEqual([
      '表1第1行第1列 75',
      '表1第1行第2列 旧',
      '表1第1行第4列 去',
      '段落1 删',
    ]);
  });

  it('hides what a class hides, and reads signs of fonts by their names', async () => {
    const html =
      '<html><style><!-- .hide{display:none} --></style><table><tr><td>甲<i class=hide>暗</i></td><td><span style=\'font-family:"Wingdings 2"\'>R</span>是<font face=Wingdings>o</font>否</td></tr></table></html>';
    expect(await page(html)).toEqual([['甲 | ☑是□否']]);
  });

  it('joins the text of a table that only lays out its cell', async () => {
    const inner = '<table><tr><td>一</td></tr><tr><td>二</td></tr></table>';
    expect(await page(`<table><tr><td>目标</td><td>${inner}</td></tr></table>`)).toEqual([['目标 | 一\n二']]);
    const boxes = '<table><tr><td><input type=radio checked>优</td><td><input type=radio>良</td></tr></table>';
    expect(await page(`<table><tr><td>等级</td><td>${boxes}</td></tr></table>`)).toEqual([['等级 | 优']]);
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

describe('a page under the name of a workbook', () => {
  const sheet = async (cells: string, head = ''): Promise<string[]> =>
    draw(tablesOf(await read('导出.xls', `<html>${head}<table><tr>${cells}</tr></table></html>`))[0]!);

  it('shows numbers by the formats of its cells, as Excel does', async () => {
    const head = '<style>.p{mso-number-format:"0\\.00%";} .w{mso-number-format:"0\\\\\\.0\\,\\0022万\\0022"}</style>';
    const cells =
      '<td class=p>0.8619</td><td class=w>800000</td><td style=\'mso-number-format:"\\#\\,\\#\\#0\\.00"\'>1171028.925</td><td style=\'mso-number-format:"\\@"\'>00123</td><td class=p>86.19%</td><td>="0012"</td>';
    expect(await sheet(cells, head)).toEqual(['86.19% | 80.0万 | 1,171,028.93 | 00123 | 86.19% | 0012']);
  });

  it('shows what Excel itself wrote as it stands, with the header that it prints', async () => {
    const head =
      '<meta name=Generator content="Microsoft Excel 15"><style>@page {mso-header-data:"&C2023年度自评表"} .p{mso-number-format:Percent}</style>';
    const document = await read('导出.xls', `<html>${head}<table><tr><td class=p>1</td><td>2</td></tr></table></html>`);
    expect(tablesOf(document).map(draw)).toEqual([['1 | 2']]);
    expect(document.parts[0]!.above!.map(({ text }) => text)).toEqual(['2023年度自评表']);
  });

  it('does not format anything in a page of the web', async () => {
    expect(await page("<table><tr><td style='mso-number-format:Percent'>0.5</td><td>甲</td></tr></table>")).toEqual([
      ['0.5 | 甲'],
    ]);
  });
});

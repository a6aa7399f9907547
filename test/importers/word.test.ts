import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SourceBlock } from '../../src/core/intake/document.ts';
import { draw, paragraphsOf, read, refusal, tablesOf } from './read.ts';

const SPACES = 'xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:w14="w14"';

function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files = { 'word/document.xml': `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`, ...parts };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const p = (text: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

const tables = async (body: string): Promise<string[][]> => tablesOf(await read('表.docx', docx(body))).map(draw);

describe('a Word document', () => {
  it('has cells merged over columns and rows at their places, and tells what stands unseen beneath one', async () => {
    const body = table(
      row(cell('标题', '<w:gridSpan w:val="3"/>')),
      row(cell('产出指标', '<w:vMerge w:val="restart"/>'), cell('数量'), cell('1')),
      row(cell('看不见', '<w:vMerge/>'), cell('质量', '<w:gridSpan w:val="2"/>')),
      row(cell('总分', '<w:gridSpan w:val="2"/>'), cell('100')),
    );
    const document = await read('表.docx', docx(body));
    const drawn = ['标题[1x3]', '产出指标[2x1] | 数量 | 1', '质量[1x2]', '总分[1x2] | 100'];
    expect(tablesOf(document).map(draw)).toEqual([drawn]);
    expect(document.notes.map(({ at, id }) => `${at} ${id}`)).toEqual(['表1第3行第1列 under-merge']);
  });

  it('keeps merges where bookmarks and content controls stand between rows and cells', async () => {
    const body = table(
      '<w:bookmarkStart w:id="0"/>',
      row(
        cell('甲', '<w:vMerge w:val="restart"/>'),
        `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${cell('乙')}</w:sdtContent></w:sdt>`,
      ),
      '<w:bookmarkEnd w:id="0"/>',
      `<w:sdt><w:sdtContent>${row(cell('', '<w:vMerge/>'), cell('丙'))}</w:sdtContent></w:sdt>`,
    );
    expect(await tables(body)).toEqual([['甲[2x1] | 乙', '丙']]);
  });

  it('leaves places free where a row begins later', async () => {
    const body = table(
      row(cell('甲'), cell('乙')),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('丙')}</w:tr>`,
    );
    expect(await tables(body)).toEqual([['甲 | 乙', ' | 丙']]);
  });

  it('reads what is shown: insertions, breaks, boxes to tick, not deletions, hidden text, field codes', async () => {
    const run = (inner: string): string => `<w:r>${inner}</w:r>`;
    const body = `<w:p>${run('<w:t>甲</w:t><w:br/><w:t>乙</w:t>')}<w:ins>${run('<w:t>新</w:t>')}</w:ins><w:del>${run('<w:delText>旧</w:delText>')}</w:del>${run('<w:rPr><w:vanish/></w:rPr><w:t>暗</w:t>')}${run('<w:instrText> PAGE </w:instrText>')}${run('<w:sym w:font="Wingdings 2" w:char="F052"/>')}<w:hyperlink>${run('<w:t>链&amp;接</w:t>')}</w:hyperlink></w:p>`;
    expect(paragraphsOf(await read('表.docx', docx(body)))).toEqual(['甲\n乙新☑链&接']);
  });

  it('reads ≥ and ≤ of the font Symbol as Word shows them, and names no sign that it does not know', async () => {
    const sign = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
    const body = `<w:p>${sign('Symbol', 'F0B3')}<w:r><w:t>90%</w:t></w:r>${sign('Symbol', 'F0A3')}<w:r><w:t>3</w:t></w:r>${sign('Wingdings', 'F04A')}${sign('Wingdings', 'F021')}${sign('Symbol', 'F025')}</w:p>`;
    const document = await read('表.docx', docx(body));
    expect(paragraphsOf(document)).toEqual(['≥90%≤3\uFFFD\uFFFD%']);
    expect(document.notes).toEqual([
      { id: 'sign-unknown', at: '段落1', message: '有认不出的符号，显示为 \uFFFD；请对照原件' },
    ]);
  });

  it('reads signs set in Wingdings, boxes and lists of fields; not what a style hides', async () => {
    const run = (inner: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${inner}</w:r>`;
    const field = (data: string): string =>
      run(`<w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar>`);
    const body = `<w:p>${run('<w:t>R</w:t>', '<w:rFonts w:ascii="Wingdings 2"/>')}${run('<w:t>优</w:t>')}${field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')}${field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="良"/><w:listEntry w:val="中"/></w:ddList>')}${run('<w:t>暗</w:t>', '<w:rStyle w:val="h"/>')}</w:p>`;
    const styles = `<w:styles ${SPACES}><w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
    const document = await read('表.docx', docx(body, { 'word/styles.xml': styles }));
    expect(paragraphsOf(document)).toEqual(['☑优☒中']);
  });

  it('reads the pages it holds instead of text, and tells of what else it holds', async () => {
    const relation = (id: string, target: string): string => `<Relationship Id="${id}" Target="${target}"/>`;
    const parts = {
      'word/_rels/document.xml.rels': `<Relationships>${relation('a', 'chunk.html')}${relation('b', 'chunk.rtf')}</Relationships>`,
      'word/chunk.html':
        '<!DOCTYPE html><html><body><table><tr><td>项目名称</td><td>甲</td></tr></table></body></html>',
    };
    const document = await read('表.docx', docx('<w:altChunk r:id="a"/><w:altChunk r:id="b"/>', parts));
    expect(tablesOf(document).map(draw)).toEqual([['项目名称 | 甲']]);
    expect(document.notes.map(({ message }) => message)).toEqual([
      '嵌入的另一个文件没有读入；请打开原件，另存后再导入',
    ]);
  });

  it('reads a text box once, after the paragraph it hangs on', async () => {
    const box = (tag: string, text: string): string => `<${tag}><w:txbxContent>${p(text)}</w:txbxContent></${tag}>`;
    const body = `<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>${box('wps:txbx', '框')}</mc:Choice><mc:Fallback>${box('v:textbox', '框')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(paragraphsOf(await read('表.docx', docx(body)))).toEqual(['正文', '框']);
  });

  it('prints the numbers that Word counts, as part of the text', async () => {
    const numbering = `<w:numbering ${SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const styles = `<w:styles ${SPACES}><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`;
    const list = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
    const body =
      p('项目概述', `<w:pStyle w:val="1"/>${list(0)}`) +
      p('依据甲', list(1)) +
      p('依据乙', list(1)) +
      p('实施主体', list(0)) +
      p('丙', list(1));
    const document = await read('表.docx', docx(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles }));
    expect(paragraphsOf(document)).toEqual(['一、项目概述', '1.依据甲', '2.依据乙', '二、实施主体', '1.丙']);
    expect(
      document.parts[0]!.blocks.map((block: SourceBlock) =>
        block.type === 'paragraph' ? [block.heading, block.list] : [],
      ),
    ).toEqual([
      [1, undefined],
      [undefined, 2],
      [undefined, 2],
      [undefined, 1],
      [undefined, 2],
    ]);
  });

  it('keeps the lines of a cell and a table inside it', async () => {
    const inner = table(row(cell('内甲'), cell('内乙')));
    const body = table(row(cell(p('一') + p('二') + inner + p('')), cell('外')));
    expect(await tables(body)).toEqual([['一\n二 | 外'], ['内甲 | 内乙']]);
  });

  it('is damaged where tags do not fit, whatever stands before', async () => {
    expect((await refusal('表.docx', docx(`${p('甲')}<w:p>`))).code).toBe('damaged');
  });

  it('is refused when it declares entities', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "aaa">]><w:document ${SPACES}><w:body>${p('&a;')}</w:body></w:document>`;
    expect((await refusal('表.docx', docx('', { 'word/document.xml': bomb }))).code).toBe('damaged');
  });
});

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const told = async (bytes: Uint8Array | string, name = '表.docx'): Promise<string[]> =>
  (await read(name, bytes)).notes.map(({ at, message }) => `${at} ${message}`);

describe('what a Word document shows of its text', () => {
  it('leaves struck-out text out of the value and says so, also by style', async () => {
    const body =
      `<w:p>${run('留')}${run('去', '<w:strike/>')}${run('在', '<w:strike w:val="0"/>')}</w:p>` +
      table(
        row(
          cell(`<w:p>${run('80')}${run('75', '<w:dstrike/>')}</w:p>`),
          cell(`<w:p>${run('旧', '<w:rStyle w:val="x"/>')}</w:p>`),
        ),
      );
    const styles =
      '<w:styles><w:style w:type="character" w:styleId="x"><w:rPr><w:strike/></w:rPr></w:style></w:styles>';
    const bytes = docx(body, { 'word/styles.xml': styles });
    const document = await read('表.docx', bytes);
    expect([paragraphsOf(document), tablesOf(document).map(draw)]).toEqual([['留在'], [['80 | ']]]);
    expect(await told(bytes)).toEqual([
      '段落1 用删除线划去的文字没有读入：去',
      '表1第1行第1列 用删除线划去的文字没有读入：75',
      '表1第1行第2列 用删除线划去的文字没有读入：旧',
    ]);
  });

  it('follows styles that rest on others, of characters and of paragraphs, and leaves out hidden rows', async () => {
    const style = (type: string, id: string, inner: string): string =>
      `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
    const styles = `<w:styles>${style('character', 'a', '<w:rPr><w:strike/></w:rPr>')}${style('character', 'b', '<w:basedOn w:val="a"/>')}${style('paragraph', 'c', '<w:rPr><w:vanish/></w:rPr>')}</w:styles>`;
    const body = `<w:p>${run('旧', '<w:rStyle w:val="b"/>')}${run('新')}</w:p>${p('暗', '<w:pStyle w:val="c"/>')}${table(`<w:tr><w:trPr><w:hidden/></w:trPr>${cell('暗')}</w:tr>`, row(cell('明')))}`;
    const document = await read('表.docx', docx(body, { 'word/styles.xml': styles }));
    expect([paragraphsOf(document), tablesOf(document).map(draw)]).toEqual([['新'], [['明']]]);
  });

  it('accepts changes: moved and deleted text, rows and ends of paragraphs', async () => {
    const ended = '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>';
    const body = `<w:p>${ended}${run('前')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p><w:p>${run('后')}</w:p><w:p><w:moveFrom>${run('搬')}</w:moveFrom><w:ins>${run('新')}</w:ins></w:p>${table(row(cell('甲')), `<w:tr><w:trPr><w:del/></w:trPr>${cell('删')}</w:tr>`)}`;
    const document = await read('表.docx', docx(body));
    expect(paragraphsOf(document)).toEqual(['前后', '新']);
    expect(tablesOf(document).map(draw)).toEqual([['甲']]);
  });

  it('has a blank where a control shows only what is to be filled in', async () => {
    const control = (properties: string, content: string): string =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const empty = '<w:showingPlcHdr/><w:dropDownList/>';
    const body = table(
      row(
        cell(`<w:p>${control(empty, run('选择一项。'))}</w:p>`),
        cell(control(empty, p('单击此处输入文字。'))),
        control(empty, cell('选择一项。')),
        cell(`<w:p>${control('<w:dropDownList/>', run('良'))}</w:p>`),
        cell(`<w:p>${run('单击此处', '<w:rStyle w:val="a"/>')}</w:p>`),
      ),
    );
    const styles =
      '<w:styles><w:style w:type="character" w:styleId="a"><w:name w:val="Placeholder Text"/></w:style></w:styles>';
    const document = await read('表.docx', docx(body, { 'word/styles.xml': styles }));
    expect(tablesOf(document).map(draw)).toEqual([[' |  |  | 良 | ']]);
  });

  it('names headers, footers, notes and remarks beside the text', async () => {
    const part = (name: string, inner: string): string => `<w:${name} ${SPACES}>${inner}</w:${name}>`;
    const bytes = docx(`<w:p>${run('文')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, {
      'word/header1.xml': part('hdr', p('2023年度自评表')),
      'word/footer1.xml': part('ftr', p('第 1 页 共 3 页') + p('填表人：某人')),
      'word/footnotes.xml': part(
        'footnotes',
        `<w:footnote w:type="separator">${p('—')}</w:footnote><w:footnote>${p('按年初批复数')}</w:footnote>`,
      ),
      'word/comments.xml': part('comments', `<w:comment>${p('请核实')}</w:comment>`),
    });
    const [only] = (await read('表.docx', bytes)).parts;
    expect(only!.above!.map(({ at, text }) => `${at} ${text}`)).toEqual(['页眉 2023年度自评表']);
    expect(only!.below!.map(({ at, text }) => `${at} ${text}`)).toEqual(['页脚 填表人：某人', '脚注 按年初批复数']);
    expect(await told(bytes)).toEqual(['批注 批注没有读入：请核实']);
  });

  it('joins the text of a table that only lays out its cell', async () => {
    const inner = table(row(cell('一')), row(cell('二')));
    expect(await tables(table(row(cell('目标'), cell(inner + p('三')))))).toEqual([['目标 | 一\n二\n三']]);
  });
});

describe('a Word document in one XML file', () => {
  const form = table(
    row(cell('甲', '<w:vMerge w:val="restart"/>'), cell('乙')),
    row(cell('', '<w:vMerge/>'), cell('丙')),
  );

  it('is a package as Word saves it', async () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document ${SPACES}><w:body>${p('标题')}${form}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;
    const document = await read('表.doc', xml);
    expect([paragraphsOf(document), tablesOf(document).map(draw)]).toEqual([['标题'], [['甲[2x1] | 乙', '丙']]]);
    expect(document.notes).toEqual([]);
  });

  it('is the format of Word 2003, with its own names for merges, lists, changes and headers', async () => {
    const change = (type: string, inner: string): string =>
      `<aml:annotation w:type="Word.${type}"><aml:content>${inner}</aml:content></aml:annotation>`;
    const old = form.replaceAll('vMerge', 'vmerge');
    const xml = `<w:wordDocument xmlns:aml="a" xmlns:wx="x" xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists><w:body><wx:sect><wx:sub-section>${p('概述', '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr>')}</wx:sub-section><w:p>${change('Deletion', '<w:r><w:delText>旧</w:delText></w:r>')}${change('Insertion', run('新'))}${change('Comment', p('请核实'))}<w:r><w:footnote>${p('注')}</w:footnote></w:r></w:p>${old}<w:sectPr><w:hdr>${p('页眉文字')}</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`;
    const document = await read('表.doc', xml);
    expect(paragraphsOf(document)).toEqual(['一、概述', '新']);
    expect(tablesOf(document).map(draw)).toEqual([['甲[2x1] | 乙', '丙']]);
    expect(document.parts[0]!.above!.map(({ text }) => text)).toEqual(['页眉文字']);
    expect(document.parts[0]!.below!.map(({ text }) => text)).toEqual(['注']);
    expect(await told(xml, '表.doc')).toEqual(['批注 批注没有读入：请核实']);
  });

  it('gives one clear error where it breaks off', async () => {
    const xml =
      '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>断';
    expect((await refusal('表.doc', xml)).code).toBe('damaged');
  });
});

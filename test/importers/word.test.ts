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
  it('has cells merged over columns and rows at their places', async () => {
    const body = table(
      row(cell('标题', '<w:gridSpan w:val="3"/>')),
      row(cell('产出指标', '<w:vMerge w:val="restart"/>'), cell('数量'), cell('1')),
      row(cell('', '<w:vMerge/>'), cell('质量', '<w:gridSpan w:val="2"/>')),
      row(cell('总分', '<w:gridSpan w:val="2"/>'), cell('100')),
    );
    expect(await tables(body)).toEqual([['标题[1x3]', '产出指标[2x1] | 数量 | 1', '质量[1x2]', '总分[1x2] | 100']]);
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
    expect(document.notes).toEqual([{ at: '段落1', message: '有认不出的符号，显示为 \uFFFD；请对照原件' }]);
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

import type { SourceNote, SourceParagraph, SourcePart } from '../../core/intake/document.ts';
import { isPageNumber } from '../page-numbers.ts';
import { elementsOf, findChild, parseXml, type XmlElement } from '../parse-xml.ts';
import type { Input, Reading } from '../reader.ts';
import { partText } from '../refuse-size.ts';
import type { ZipFiles } from '../unpack-zip.ts';
import { laySheet } from '../workbook/lay-sheet.ts';
import { marginTexts } from './read-cell.ts';
import { readSheet } from './read-sheet.ts';
import { readStyles, type Styles } from './styles.ts';
import { note } from '../source-notes.ts';

const DAMAGED = ['工作簿已损坏，或没有传完整', '请用 WPS 或 LibreOffice 打开，另存为 .xlsx 再导入'] as const;

/** The printed header or footer of a sheet as paragraphs. */
const marginOf = (page: XmlElement | undefined, part: 'header' | 'footer', at: string): SourceParagraph[] =>
  [...new Set([part, `${part}-first`, `${part}-left`].flatMap((name) => marginTexts(findChild(page, name))))]
    .map((text) => text.trim())
    .filter((text) => !isPageNumber(text))
    .map((text) => ({ type: 'paragraph', text, at }));

function readSheets(input: Input, content: XmlElement, styles: Styles): Reading {
  const spreadsheet = findChild(content, 'body', 'spreadsheet');
  if (!spreadsheet) return input.fail('no-table', '这不是表格文件', '请选 .xlsx、.ods 或 .docx 文件');
  const sheets = elementsOf(spreadsheet).filter(({ name }) => name === 'table');
  const notes: SourceNote[] = [];
  const parts = sheets.flatMap((element): SourcePart[] => {
    input.checkTime();
    const style = element.attributes['style-name'];
    const name = element.attributes['name'] ?? '';
    if (styles.isHiddenSheet(style) && sheets.length > 1) {
      notes.push(note(name, 'sheet-hidden', name));
      return [];
    }
    const sheet = readSheet(input, element, styles);
    const table = laySheet(input, name, sheet, sheet.notes);
    notes.push(...sheet.notes);
    if (!table) return [];
    const page = styles.masterPage(style);
    const [above, below] = [marginOf(page, 'header', `${name}!页眉`), marginOf(page, 'footer', `${name}!页脚`)];
    return [{ name, above, blocks: [table], below }];
  });
  return { parts, notes };
}

/** An OpenDocument workbook: the text of every cell is in the file as it is shown. `files` have passed the limits. */
export function readOds(input: Input, files: ZipFiles): Reading {
  const root = (name: string): XmlElement | undefined => {
    const bytes = files.get(name);
    return bytes && elementsOf(parseXml(partText(input, bytes)))[0];
  };
  try {
    const content = root('content.xml');
    if (content?.name !== 'document-content') return input.fail('damaged', ...DAMAGED);
    return readSheets(input, content, readStyles(content, root('styles.xml')));
  } catch (error) {
    if (error instanceof SyntaxError) return input.fail('damaged', ...DAMAGED, error);
    throw error;
  }
}

import { unquoteFormula } from '../unquote-formula.ts';
import { showFormatted } from '../workbook/format-number.ts';
import { attribute, styleOf, type Element } from './parse-page.ts';

/** How Excel treats a page that a system sends as a workbook: `show` gives the text that a cell shows there. */
export interface ExcelPage {
  show(cell: Element, text: string): string;
}

/** Names of formats in Excel's pages. */
const NAMED: Record<string, string> = {
  fixed: '0.00',
  standard: '#,##0.00',
  percent: '0.00%',
  scientific: '0.00E+00',
  'short date': 'yyyy/m/d',
  'long date': 'yyyy"年"m"月"d"日"',
};

const FORMAT = /mso-number-format\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;]*)/gi;

/** `\0022` and `\,` as CSS writes signs. */
export const unescapeCss = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{4})\s?|(.))/gi, (_, hex?: string, sign?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (sign ?? ''),
  );

/** The backslashes of the format itself are doubled in CSS, or left single by programs that know no better. */
function codeOf(cell: Element): string | undefined {
  const said = [...styleOf(cell).matchAll(FORMAT)].at(-1)?.[1]?.trim();
  if (!said) return undefined;
  const code = unescapeCss(said.replace(/^(["'])(.*)\1$/, '$2'));
  return NAMED[code.toLowerCase()] ?? code;
}

const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** Excel's own pages hold what it showed; those of other programs hold numbers and the formats to show them by. */
export const excelPage = (byExcel: boolean): ExcelPage => ({
  show(cell, text) {
    const plain = unquoteFormula(text);
    const code = byExcel || attribute(cell, 'x:num') !== undefined ? undefined : codeOf(cell);
    if (code === undefined || /^(?:@|general)$/i.test(code) || !NUMBER.test(plain)) return plain;
    return showFormatted(Number(plain), code) ?? plain;
  },
});

import type { CellObject } from '@e965/xlsx';
import { Exact, HUNDRED } from '../../core/figures/decimal.ts';

export interface ShownCell {
  readonly text: string;
  /** What a person who looks at the sheet does not see. */
  readonly remark?: string;
}

const PLAIN = /^(?<sign>[-+]?)(?:\(?)[¥￥$]?(?<digits>\d[\d,]*(?:\.\d+)?)(?<percent>%?)\)?$/;

/** The stored number where the shown text has fewer digits; undefined where both are the same or cannot be compared. */
function hiddenDigits(shown: string, stored: number): string | undefined {
  const parts = PLAIN.exec(shown)?.groups;
  if (!parts) return /^[\d.]+E[+-]?\d+$/i.test(shown) ? new Exact(stored).toFixed() : undefined;
  const read = new Exact(parts['digits']!.replaceAll(',', '')).div(parts['percent'] ? HUNDRED : 1);
  // a workbook keeps fifteen digits: what lies beyond them is noise of binary fractions
  const exact = new Exact(stored).abs().toSignificantDigits(15);
  if (read.toSignificantDigits(15).equals(exact)) return undefined;
  return `${stored < 0 ? '-' : ''}${exact.toFixed()}`;
}

function showNumber(cell: CellObject): ShownCell {
  const stored = cell.v as number;
  const text = (cell.w ?? String(stored)).trim();
  const hidden = hiddenDigits(text, stored);
  return hidden === undefined ? { text } : { text, remark: `存的数是 ${hidden}，表上按格式显示为 ${text}` };
}

/** The text that a cell shows on the sheet: numbers and dates by their format, text as it is, formulas by their saved result. */
export function showCell(cell: CellObject): ShownCell {
  if (cell.t === 'n' && typeof cell.v === 'number') return showNumber(cell);
  if (cell.t === 'e') return { text: cell.w ?? '', remark: `公式出错，显示为 ${cell.w ?? ''}` };
  // the library gives a blank the number 0
  if (cell.t === 'z')
    return cell.f ? { text: '', remark: '公式没有保存结果，请用 Excel 或 WPS 打开、重新计算后保存' } : { text: '' };
  const text = cell.t === 's' ? cell.v : (cell.w ?? cell.v);
  return { text: text === undefined || text === null ? '' : String(text).replace(/\r\n?/g, '\n') };
}

import type { CellObject } from '@e965/xlsx';
import { Exact } from '../../core/figures/decimal.ts';
import { sayTyped, type Said } from '../source-notes.ts';
import { isDateCode, showFormatted } from './format-number.ts';

export interface ShownCell {
  readonly text: string;
  /** What a person who looks at the sheet does not see. */
  readonly said?: Said;
}

const NUMBER = /\d[\d,]*(?:\.\d+)?(?:E[-+]?\d+)?/gi;

/** The digits between the zeros at both ends: `0.8619`, `86.19%` and `8,619` have the same. */
const significant = (number: string): string => number.replace(/E.*$|[.,]/gi, '').replace(/^0+|0+$/g, '');

/** The stored number where the shown text has fewer digits; undefined where both are the same or cannot be compared. */
function hiddenDigits(shown: string, stored: number): string | undefined {
  const numbers = shown.match(NUMBER) ?? [];
  if (numbers.length !== 1) return undefined;
  // a workbook keeps fifteen digits: what lies beyond them is noise of binary fractions
  const exact = new Exact(stored).toSignificantDigits(15).toFixed();
  return significant(numbers[0]) === significant(exact.replace('-', '')) ? undefined : exact;
}

function showNumber(cell: CellObject, stored: number, from1904: boolean): ShownCell {
  const code = String(cell.z ?? 'General');
  const text = showFormatted(stored, code, from1904) ?? (cell.w ?? String(stored)).trim();
  if (text === '' && stored !== 0) return { text, said: { id: 'number-not-shown', about: [String(stored)] } };
  const hidden = isDateCode(code) ? undefined : hiddenDigits(text, stored);
  return hidden === undefined ? { text } : { text, said: { id: 'number-rounded', about: [hidden, text] } };
}

/** A text as it is written, or with what the format of its cell puts round it: 约500人次 for 500 under `"约"@"人次"`. */
function showText(text: string, code: string): ShownCell {
  const plain = text.replace(/\r\n?/g, '\n');
  const shown = code.includes(';') || code.includes('@') ? showFormatted(plain, code) : undefined;
  if (shown === undefined || shown === plain.trim()) return { text: plain };
  return { text: shown, said: { id: 'text-by-format', about: [plain, shown] } };
}

/** The text that a cell shows on the sheet: numbers and dates by their format, text as it is, formulas by their saved result. */
export function showCell(cell: CellObject, from1904 = false): ShownCell {
  const shown = showValue(cell, from1904);
  const said = sayTyped(cell.f, shown.text) ?? shown.said;
  return said ? { ...shown, said } : shown;
}

function showValue(cell: CellObject, from1904: boolean): ShownCell {
  if (cell.t === 'n' && typeof cell.v === 'number') return showNumber(cell, cell.v, from1904);
  if (cell.t === 'e') return { text: cell.w ?? '', said: { id: 'formula-failed', about: [cell.w ?? ''] } };
  // the library gives a blank the number 0
  if (cell.t === 'z') return cell.f ? { text: '', said: { id: 'formula-unsaved' } } : { text: '' };
  if (cell.t === 's' && typeof cell.v === 'string') return showText(cell.v, String(cell.z ?? ''));
  const text = cell.w ?? cell.v;
  return { text: text === undefined || text === null ? '' : String(text).replace(/\r\n?/g, '\n') };
}

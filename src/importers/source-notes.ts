import type { SourceNote } from '../core/intake/document.ts';
import { mendCharacters } from './mend-characters.ts';

/** A text that is struck out is no part of the value. */
export const noteStruck = (at: string, text: string): SourceNote => ({
  at,
  message: `用删除线划去的文字没有读入：${text}`,
});

const REMARK_SHOWN = 200; // characters: a note names the remark, it does not print it

/** What a reviewer wrote beside a text. */
export const noteRemark = (at: string, text: string): SourceNote => ({
  at,
  message: `批注没有读入：${mendCharacters(text).trim().slice(0, REMARK_SHOWN)}`,
});

/** What a formula looks up: other cells, names, or what a function of none gives. */
const LOOKS_UP = /[\p{L}_$]/u;

/**
 * Of a cell whose formula looks nothing up: somebody meant a text, and the program made a formula of it: `=100%` shows 1, `=2+1` 3.
 * What sums up other cells is meant as a formula.
 * @param formula without its equals sign
 * @param text that the cell shows
 */
export function remarkTyped(formula: string | undefined, text: string): { remark: string; id: string } | undefined {
  if (formula === undefined || text === '' || LOOKS_UP.test(formula)) return undefined;
  const remark = `这一格写的是 =${formula}，表格软件当成了公式，读入的是它算出的 ${text}；要原样的，把格子改成文本再填`;
  return { remark, id: 'typed-formula' };
}

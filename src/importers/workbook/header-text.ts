import { isPageNumber } from '../page-numbers.ts';

/** Codes of a header: `&C&"宋体,加粗"&16 2023年度`. */
const CODE = /&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d+|.)/gis;

/** The texts at the left, middle and right of a printed header or footer; numbers of pages, dates and paths are no part of them. */
export function headerTexts(codes: string, sheet: string): string[] {
  const show = (code: string): string => {
    if (/^&[LCR]$/i.test(code)) return '\v';
    return /^&A$/i.test(code) ? sheet : code === '&&' ? '&' : '';
  };
  const texts = codes.replace(CODE, show).replace(/\r\n?/g, '\n').split('\v');
  return texts.map((text) => text.trim()).filter((text) => !isPageNumber(text));
}

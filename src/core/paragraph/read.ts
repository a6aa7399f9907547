import { readHanNumber } from '../figures/han-number.ts';
import { halfWidth } from '../figures/width.ts';
import { findSlot } from './find-slot.ts';
import { BLANK, type Slot } from './template.ts';

/** A number as a paragraph writes it, with its place in the template; `slot` is undefined where the template has none for it. */
export interface Written {
  /** The digits, or what stands for them where the place was not filled in. */
  readonly text: string;
  /** The same in Arabic digits, where it is written in Chinese ones (`三个`). */
  readonly digits?: string;
  readonly isBlank: boolean;
  readonly slot: Slot | undefined;
  /** 元, 万元 or 亿元 behind an amount; empty elsewhere. */
  readonly unit: string;
  /** The clause it stands in, for finding it again. */
  readonly clause: string;
}

/** Lines of a PDF break anywhere, also within a number; quotation marks come in all forms. */
export const tidy = (text: string): string =>
  halfWidth(text)
    .replace(/\s/g, '')
    .replace(/[“”„‟＂"'‘’「」『』]/g, '"');

/** Digits in groups of three or without grouping; `XX` and underlines where the template was not filled in; counts in Chinese digits. */
const NUMBER =
  /(?<!\d)[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)*|\d+(?:\.\d+)*)|[Xx×]{2,}|_{2,}|[零〇一二两三四五六七八九十百千]+(?=[个项])|[零〇一二三四五六七八九十百千万点]+(?=[亿万]?元)/g;
const CLAUSE_END = /[,;:()。、]/;

function cutClause(text: string, at: number, length: number): string {
  let [from, to] = [at, at + length];
  while (from > 0 && !CLAUSE_END.test(text[from - 1]!)) from -= 1;
  while (to < text.length && !CLAUSE_END.test(text[to]!)) to += 1;
  return text.slice(from, to).replace(/"([^"]*)"/g, '“$1”');
}

/**
 * Every number of a paragraph in the order it is written. Blanks of the template count where the template has a number,
 * not where it wants a name.
 */
export function readParagraph(text: string): Written[] {
  const plain = tidy(text);
  return [...plain.matchAll(NUMBER)].flatMap((match) => {
    const after = plain.slice(match.index + match[0].length);
    const slot = findSlot(plain.slice(0, match.index), after);
    const digits = readHanNumber(match[0])?.toFixed();
    const isBlank = /^[Xx×_]/.test(match[0]);
    // Chinese digits are in many words (一项制度): numbers of the template they are only in its places
    if (!/\d/.test(match[0]) && !slot) return [];
    const unit = slot?.sort === 'amount' ? /^(?:亿元|万元|元)/.exec(after)![0] : '';
    const clause = cutClause(plain, match.index, match[0].length);
    return [{ text: isBlank ? BLANK : match[0], ...(digits && { digits }), isBlank, slot, unit, clause }];
  });
}

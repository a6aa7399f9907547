import { remember } from '../figures/remember.ts';
import { halfWidth } from '../figures/width.ts';
import type { DoubtId } from './doubts.ts';
import { joinWrapped } from './flow/join-wrapped.ts';

/** HTML that portals leave in cells. A name such as `<关于……>` is no tag. */
const TAG =
  /<\/?(?:p|br|div|span|font|h[1-6]|b|i|u|em|strong|center|a|li|ul|ol|o:p|td|tr|table|tbody)(?:\s[^<>]{0,500})?\/?>/gi;
const BREAKING = /<(?:br\s*\/?|\/p|\/div|\/li|\/h[1-6])>/gi;
const SPACE = /[\s\u00a0\u200b\ufeff]+/gu;
const HAN_SPACE = /(?<=[\p{Script=Han}“”])[^\S\n]+(?=[\p{Script=Han}“”])/gu;

/** Text without tags; the ends of paragraphs become line breaks. */
export const withoutTags = (text: string): string =>
  text
    .replace(BREAKING, '\n')
    .replace(TAG, '')
    .replace(/&nbsp;/g, ' ');

/** Text without any white space or tags: how texts are told apart. */
export const squash = remember((text: string): string => withoutTags(text).replace(SPACE, ''));

/** A title that stands in marks as a whole, 《…》, without them. */
export const unquoted = (title: string): string => title.replace(/^[《<](.*)[》>]$/, '$1');

/**
 * A heading as it is looked up: half width, without white space, its number, brackets, closing colons and the letters of formulas (全年预算数A). What is
 * a ratio by its formula is called a rate: 预算执行(E/A×100%).
 */
export const heading = remember((text: string): string => {
  const bare = halfWidth(squash(text))
    .replace(/[*★]/g, '')
    .replace(/^[[【〔]|[\]】〕]/g, '')
    .replace(/^(?:[①-⑳]|[一二三四五六七八九十]{1,3}[、.](?=.))/u, '');
  const isRatio = /(?:执行|支出|完成|使用)\([^()]{0,20}[/÷][^()]{0,20}\)$/.test(bare);
  return bare
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/[:：]+$/, '')
    .replace(/(?<=[数率值额])[A-E](?:[/÷][A-E])?$/, '')
    .replace(/$/, isRatio ? '率' : '');
});

/** How far a text may be mended: figures hold no white space at all, names none between Chinese characters. */
export type Sort = 'figure' | 'name' | 'prose';

export interface Cleaned {
  readonly text: string;
  /** What was taken off; empty where the text stands as it was. */
  readonly removed: readonly DoubtId[];
}

function mend(text: string, sort: Sort): string {
  if (sort === 'figure') return text.replace(/[^\S ]+/g, '').replace(/(?<=[\d.,]) +(?=[\d.,])/g, '');
  const joined = joinWrapped(text.split('\n')).join('\n');
  return sort === 'name' ? joined.replace(HAN_SPACE, '') : joined;
}

/** A cell's text without tags and the white space of wrapping. Nothing else is changed; outer white space says nothing. */
export function cleanText(raw: string, sort: Sort): Cleaned {
  const plain = withoutTags(raw);
  const lines = plain.replace(/\r\n?/g, '\n').split('\n');
  const trimmed = lines.map((line) => line.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '')).filter((line) => line !== '');
  const text = mend(trimmed.join('\n'), sort);
  const removed: DoubtId[] = [];
  if (plain.trim() !== raw.trim()) removed.push('tags-removed');
  if (text !== plain.trim() && squash(text) === squash(plain)) removed.push('wrapping-removed');
  return { text, removed };
}

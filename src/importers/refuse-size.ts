import type { Input } from './reader.ts';

const ADVICE = '请只留下绩效表，另存一份再导入';

/** @throws UnreadableFile: there is more in the file than can be taken into memory. */
export const refuseLarge = (input: Input): never => input.fail('too-large', '文件解压后太大，不像一份绩效表', ADVICE);

/** @throws UnreadableFile: a workbook has more cells than any form. */
export const refuseCells = (input: Input): never => input.fail('too-large', '工作簿里的格子太多', ADVICE);

/** @throws UnreadableFile for a part too long to be read as a whole. */
export function refuseLongPart(input: Input, length: number): void {
  if (length > input.limits.part) refuseLarge(input);
}

/** How often a character stands in a text; nothing is made on the way. */
export function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** @throws UnreadableFile for XML or HTML whose tree would take far more memory than its text. */
export function refuseManyTags(input: Input, text: string): void {
  if (countOf(text, '<') > input.limits.tags) input.fail('too-large', '文件里的内容太多，不像一份绩效表', ADVICE);
}

/** The text of an XML part that is to become a tree. @throws UnreadableFile where that would be too large */
export function partText(input: Input, bytes: Uint8Array): string {
  refuseLongPart(input, bytes.length);
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  refuseManyTags(input, text);
  return text;
}

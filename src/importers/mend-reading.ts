import type { SourceBlock, SourceNote, SourcePart } from '../core/intake/document.ts';
import { mendCharacters, newMended, type Mended } from './mend-characters.ts';
import type { Reading } from './reader.ts';

function mendBlock<Block extends SourceBlock>(block: Block, mended: Mended): Block {
  if (block.type === 'paragraph') return { ...block, text: mendCharacters(block.text, mended) };
  return { ...block, cells: block.cells.map((cell) => ({ ...cell, text: mendCharacters(cell.text, mended) })) };
}

/** What was mended, said once a file. */
export function noteMended({ twice, unseen, example }: Mended): SourceNote[] {
  const notes: SourceNote[] = [];
  if (twice > 0)
    notes.push({
      at: '',
      message: `有 ${twice} 个字用的是样子相同的部首或兼容字符，已换成通用汉字，如“${example}”`,
    });
  if (unseen > 0)
    notes.push({ at: '', message: `去掉了 ${unseen} 个看不见的字符（零宽空格、软连字符、方向标记之类）` });
  return notes;
}

/** A reading of any format with the characters a person sees, said once a file. */
export function mendReading({ parts, notes }: Reading): Reading {
  const mended = newMended();
  const mendAll = <Block extends SourceBlock>(blocks: readonly Block[]): Block[] =>
    blocks.map((block) => mendBlock(block, mended));
  const whole = parts.map(({ name, above = [], blocks, below = [] }): SourcePart => {
    return { name: mendCharacters(name), above: mendAll(above), blocks: mendAll(blocks), below: mendAll(below) };
  });
  return { parts: whole, notes: [...notes, ...noteMended(mended)] };
}

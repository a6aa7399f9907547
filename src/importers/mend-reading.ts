import type { SourceBlock, SourceNote, SourcePart } from '../core/intake/document.ts';
import { mendCharacters, newMended, type Mended } from './mend-characters.ts';
import type { Reading } from './reader.ts';
import { note } from './source-notes.ts';

function mendBlock<Block extends SourceBlock>(block: Block, mended: Mended): Block {
  if (block.type === 'paragraph') return { ...block, text: mendCharacters(block.text, mended) };
  return { ...block, cells: block.cells.map((cell) => ({ ...cell, text: mendCharacters(cell.text, mended) })) };
}

/** What was mended, said once a file. */
export function noteMended({ twice, unseen, example }: Mended): SourceNote[] {
  return [
    ...(twice > 0 ? [note('', 'characters-alike', String(twice), example)] : []),
    ...(unseen > 0 ? [note('', 'characters-unseen', String(unseen))] : []),
  ];
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

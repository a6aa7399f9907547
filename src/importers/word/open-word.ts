import { elementsOf, parseXml } from '../parse-xml.ts';
import type { Input, Reading } from '../reader.ts';
import { readWord } from './read-word.ts';
import { partsOf2003 } from './word-2003.ts';
import { partsOfPackage, type WordParts } from './word-parts.ts';

const DAMAGED = ['Word 文档已损坏，或没有传完整', '请用 Word 或 WPS 打开，另存为 .docx 再导入'] as const;

/** The parts of a document that is one XML file. */
export function partsOfXml(text: string): WordParts | undefined {
  const root = elementsOf(parseXml(text))[0];
  return root?.name === 'package' ? partsOfPackage(root) : root && partsOf2003(root);
}

/** @throws UnreadableFile `damaged` where the parts cannot be read or the main one is missing. */
export function openWord(input: Input, open: () => WordParts | undefined): Reading {
  try {
    const parts = open();
    return parts ? readWord(input, parts) : input.fail('damaged', ...DAMAGED);
  } catch (error) {
    if (error instanceof SyntaxError) return input.fail('damaged', ...DAMAGED, error);
    throw error;
  }
}

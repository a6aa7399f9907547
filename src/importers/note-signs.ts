import type { SourceBlock, SourceNote } from '../core/intake/document.ts';
import { note } from './source-notes.ts';

const UNKNOWN = '\uFFFD';

/** Where signs stand that nobody can name: they are shown as `\uFFFD`, and a person has to look. */
export const noteSigns = (blocks: readonly SourceBlock[]): SourceNote[] =>
  blocks
    .flatMap((block): readonly { text: string; at: string }[] => (block.type === 'paragraph' ? [block] : block.cells))
    .filter(({ text }) => text.includes(UNKNOWN))
    .map(({ at }) => note(at, 'sign-unknown'));

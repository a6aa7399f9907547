import { squash } from '../../../../src/core/intake/clean-text.ts';
import type { SourceDocument } from '../../../../src/core/intake/document.ts';
import type { Draft } from '../../../../src/core/intake/take-in.ts';

/** Every printed cell of a document with its address. */
const printedCells = ({ parts }: SourceDocument): { at: string; text: string }[] =>
  parts.flatMap(({ blocks }) =>
    blocks
      .flatMap((block): readonly { at: string; text: string }[] => (block.type === 'table' ? block.cells : [block]))
      .filter(({ text }) => squash(text) !== ''),
  );

/** Cells that no draft accounts for, and those that one has read and leaves unread as well. Sheets told as passed over are neither. */
export function checkLedger(document: SourceDocument, drafts: readonly Draft[]): { lost: string[]; twice: string[] } {
  const told = new Set(drafts.flatMap(({ doubts }) => doubts.map(({ id }) => id)));
  const values = new Set(drafts.flatMap(({ cells }) => Object.values(cells)));
  const basis = new Set(drafts.flatMap((draft) => draft.basis));
  const unread = new Set(drafts.flatMap((draft) => draft.unread.map(({ at }) => at)));
  const known = [values, basis, unread];
  const all = told.has('sheet-passed') || told.has('text-before-form') || told.has('list-passed');
  const cells = printedCells(document);
  return {
    lost: all
      ? []
      : cells.filter(({ at }) => !known.some((part) => part.has(at))).map(({ at, text }) => `${at} ${text}`),
    twice: cells
      .filter(({ at }) => unread.has(at) && (values.has(at) || basis.has(at)))
      .map(({ at, text }) => `${at} ${text}`),
  };
}

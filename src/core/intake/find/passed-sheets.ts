import { isInstructions } from '../../workbook/instructions.ts';
import type { SourceDocument } from '../document.ts';
import { linesOf } from '../lines.ts';
import { headsList } from './form-signs.ts';
import type { Raised } from '../doubts.ts';
import type { FoundForm } from './find-forms.ts';

/** Sheets with text in which no form was found: a clerk who meant one to be read has to hear of it. That of our blank forms says how to fill them in. */
export function doubtSheets({ parts }: SourceDocument, found: readonly FoundForm[]): Raised[] {
  const read = new Set(
    found.flatMap(({ lines, outside }) => [...lines, ...outside].flatMap(({ cells }) => cells.map(({ at }) => at))),
  );
  const passed = parts.filter(({ name, blocks }) => {
    const places = blocks.flatMap((block): readonly { at: string; text: string }[] =>
      block.type === 'table' ? block.cells : [block],
    );
    return (
      name !== '' &&
      !isInstructions(
        name,
        places.map(({ text }) => text),
      ) &&
      places.some(({ text }) => text.trim() !== '') &&
      !places.some(({ at }) => read.has(at))
    );
  });
  const isList = (part: SourceDocument['parts'][number]): boolean => linesOf(part, (cells) => cells).some(headsList);
  return passed.map((part) => ({
    id: isList(part) ? 'list-passed' : 'sheet-passed',
    path: 'source',
    at: '',
    about: [part.name],
  }));
}

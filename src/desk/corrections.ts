import type { CheckedDraft } from '../filing/checked-draft.ts';
import type { HandedForm } from '../filing/handover.ts';
import { make } from './elements.ts';

/** Whether the public reads another text at some place of the form. */
export const isCorrection = ({ differences, form }: CheckedDraft): boolean =>
  form.publication.status === 'published' && Boolean(differences?.length);

export const noteCorrection = ({ differences = [] }: CheckedDraft): string =>
  `这张表已经公布，改了${differences.length}处。公众会看到更正理由。`;

/** Boxes for the reason of a correction, for where a form is saved at once. */
export interface ReasonBoxes {
  readonly element: HTMLElement;
  /** What is written in them; undefined without a reason: they are then shown, and wait. */
  ask(checked: CheckedDraft): HandedForm['correction'];
  clear(): void;
}

export function makeReasonBoxes(): ReasonBoxes {
  const note = make('p', { className: 'note' });
  const [reason, by] = [make('input', { type: 'text' }), make('input', { type: 'text' })];
  const element = make(
    'fieldset',
    { className: 'desk-staff' },
    make('legend', { text: '更正' }),
    note,
    make('label', {}, make('span', { text: '更正理由' }), reason),
    make('label', {}, make('span', { text: '谁决定的（不写就是这个单位）' }), by),
    make('p', { className: 'note', text: '写好以后再点一次“保存到内容目录”。' }),
  );
  element.hidden = true;
  return {
    element,
    ask: (checked) => {
      note.textContent = noteCorrection(checked);
      const [why, who] = [reason.value.trim(), by.value.trim()];
      if (why) return { reason: why, ...(who && { by: who }) };
      element.hidden = false;
      reason.focus();
      return undefined;
    },
    clear: () => {
      element.hidden = true;
      reason.value = '';
      by.value = '';
    },
  };
}

import { make } from './elements.ts';
import type { Work } from './work.ts';

export interface UndoButtons {
  readonly buttons: readonly HTMLElement[];
  /** Says how many strokes there are to go. */
  tell(work: Work): void;
}

/** @param step goes back by one stroke, or forth again */
export function makeUndoButtons(step: (isBack: boolean) => void): UndoButtons {
  const [undo, redo] = [make('button', { type: 'button' }), make('button', { type: 'button' })];
  undo.addEventListener('click', () => step(true));
  redo.addEventListener('click', () => step(false));
  const tell = (button: HTMLButtonElement, word: string, count: number): void => {
    button.disabled = count === 0;
    button.textContent = count ? `${word}（${count}）` : word;
  };
  return {
    buttons: [undo, redo],
    tell: ({ edits, undone }) => {
      tell(undo, '撤销', edits.length);
      tell(redo, '重做', undone.length);
    },
  };
}

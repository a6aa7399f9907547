import { splitPlace, TABLES } from '../filing/edits.ts';

type Box = HTMLTextAreaElement;

const boxesOf = (editor: HTMLElement): HTMLElement[] => [...editor.querySelectorAll<HTMLElement>('[data-path]')];

/** The column of a table that a box stands in: `indicators.actual`; empty where it stands in none. */
function columnOf(box: HTMLElement): string {
  const [table = '', , ...rest] = splitPlace(box.dataset['path']!);
  return (TABLES as readonly string[]).includes(table) ? [table, ...rest].join('.') : '';
}

/** The box below or above in the same column, else the next one. */
function neighbour(box: HTMLElement, editor: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const all = boxesOf(editor);
  const way = by === 1 ? all : all.toReversed();
  const after = way.slice(way.indexOf(box) + 1);
  const column = columnOf(box);
  return after.find((one) => column !== '' && columnOf(one) === column) ?? after[0];
}

function go(to: HTMLElement | undefined): void {
  to?.focus();
  if (to instanceof HTMLTextAreaElement) to.setSelectionRange(to.value.length, to.value.length);
}

/** Whether the cursor can go no further in its box. */
const isAtEnd = ({ selectionStart, selectionEnd, value }: Box): boolean =>
  selectionStart === selectionEnd && selectionEnd === value.length;
const isAtStart = ({ selectionStart, selectionEnd }: Box): boolean => selectionStart === 0 && selectionEnd === 0;

function breakLine(box: Box): void {
  box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
  // a script's own change is told of by nobody else
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Enter goes on to the same column of the next row, with Shift to the one before; with Alt it is a line break. Arrows leave a
 * box at the end of its text. Keys of an input method are left to it.
 */
export function moveOn(event: KeyboardEvent, editor: HTMLElement): void {
  const box = event.target;
  // 229: older browsers say no more of a key that an input method has taken
  if (event.isComposing || event.keyCode === 229 || !(box instanceof HTMLTextAreaElement)) return;
  if (box.dataset['path'] === 'body' || event.ctrlKey || event.metaKey) return;
  const step = (to: HTMLElement | undefined): void => {
    event.preventDefault();
    go(to);
  };
  const all = (): HTMLElement[] => boxesOf(editor);
  if (event.key === 'Enter' && event.altKey) {
    event.preventDefault();
    breakLine(box);
  } else if (event.key === 'Enter') step(neighbour(box, editor, event.shiftKey ? -1 : 1));
  else if (event.shiftKey || event.altKey) return;
  else if (event.key === 'ArrowDown' && isAtEnd(box)) step(neighbour(box, editor, 1));
  else if (event.key === 'ArrowUp' && isAtStart(box)) step(neighbour(box, editor, -1));
  else if (event.key === 'ArrowRight' && isAtEnd(box)) step(all()[all().indexOf(box) + 1]);
  else if (event.key === 'ArrowLeft' && isAtStart(box)) step(all()[all().indexOf(box) - 1]);
}

import { CURRENCIES } from '../core/figures/amount.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import { make } from './elements.ts';

/* The boxes of the table: every value is a text box from the start, so that input methods are never interrupted. */

/** A draft as its boxes need it. */
export interface Drawn {
  readonly texts: ReadonlyMap<string, string>;
  readonly labelOf: CheckedDraft['labelOf'];
}

type Box = HTMLSelectElement | HTMLTextAreaElement;

const CHOICES: Readonly<Record<string, readonly string[]>> = { currency: CURRENCIES };
/** Rows of a box before the page has measured it. */
const FEWEST = '1';

const drawOption = (value: string): HTMLElement => make('option', { value, text: value });

/** Gives a box the text of its place. @returns whether it had another one */
function fillBox(box: Box, { texts, labelOf }: Drawn): boolean {
  const path = box.dataset['path']!;
  const text = texts.get(path) ?? '';
  const label = labelOf(path);
  if (box.getAttribute('aria-label') !== label) box.setAttribute('aria-label', label);
  if (box.value === text) return false;
  if (box instanceof HTMLSelectElement && ![...box.options].some(({ value }) => value === text))
    box.append(drawOption(text));
  box.value = text;
  return true;
}

export function drawBox(drawn: Drawn, path: string): HTMLElement {
  const choices = CHOICES[path];
  const attributes = { className: 'desk-box', 'data-path': path };
  const box = choices
    ? make('select', attributes, ...['', ...choices].map(drawOption))
    : make('textarea', { ...attributes, rows: FEWEST });
  fillBox(box, drawn);
  return box;
}

export const boxesIn = (editor: HTMLElement): HTMLElement[] => [...editor.querySelectorAll<HTMLElement>('[data-path]')];

/** Gives all boxes the texts of their places. */
export function fillBoxes(editor: HTMLElement, drawn: Drawn): void {
  fitBoxes(boxesIn(editor).filter((box) => fillBox(box as Box, drawn)));
}

/** Makes boxes as high as their texts; all are measured before any is changed, so that the page is laid out once. */
export function fitBoxes(boxes: Iterable<HTMLElement>): void {
  const all = [...boxes].filter((box) => box instanceof HTMLTextAreaElement);
  for (const box of all) box.style.height = 'auto';
  const heights = all.map(({ scrollHeight, offsetHeight, clientHeight }) => scrollHeight + offsetHeight - clientHeight);
  all.forEach((box, i) => {
    box.style.height = `${heights[i]}px`;
  });
}

const MARKS = { error: '错', doubt: '疑', warning: '注', written: '改' } as const;
type Mark = keyof typeof MARKS;

/** Whether something is to be looked at in a box. */
export const isMarked = ({ classList }: HTMLElement): boolean =>
  (['error', 'doubt', 'warning'] satisfies Mark[]).some((mark) => classList.contains(`desk-box-${mark}`));

/**
 * Says of each box how it stands: in words, not by its colour alone.
 * @param marksWritten whether what the clerk wrote is told apart: on a form that was blank all of it is
 */
export function markBoxes(editor: HTMLElement, checked: CheckedDraft, marksWritten: boolean): void {
  const { draft, doubts, findings } = checked;
  const of = (wanted: 'error' | 'warning'): readonly string[] =>
    findings.filter(({ severity }) => severity === wanted).map(({ path }) => path);
  const places: readonly [Mark, ReadonlySet<string>][] = [
    ['error', new Set(of('error'))],
    ['doubt', new Set(doubts.map(({ path }) => path))],
    ['warning', new Set(of('warning'))],
    ['written', marksWritten ? draft.written : new Set()],
  ];
  for (const box of boxesIn(editor)) {
    const marks = places.filter(([, paths]) => paths.has(box.dataset['path']!)).map(([mark]) => mark);
    const className = ['desk-box', ...marks.map((mark) => `desk-box-${mark}`)].join(' ');
    if (box.className === className) continue;
    box.className = className;
    box.parentElement!.querySelector('.desk-box-marks')?.remove();
    if (marks.length === 0) continue;
    const signs = marks.map((mark) => make('span', { className: `desk-mark-${mark}`, text: MARKS[mark] }));
    box.after(make('span', { className: 'desk-box-marks' }, ...signs));
  }
}

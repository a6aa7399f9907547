import type { Objection } from '../../core/release/check-changes.ts';
import type { FormEntry } from '../../core/library/library.ts';
import { printedPart, textsByPath } from '../../core/release/values.ts';
import { evenOut, type BuiltPage } from './built-page.ts';

/** What a record says for machines, or what the page says in words of its own. */
const NOT_SHOWN = /^(?:kind|year|currency|body|funds\.\d+\.(?:source|scope|breakdown))$/;
/** Periods and headings stand inside a longer text. */
const INSIDE = /^(?:goal\.projectPeriod|period\.|labels\.)/;

function findLost(form: FormEntry, { texts, plain }: BuiltPage): string[] {
  const whole = evenOut(plain);
  const cells = [...textsByPath(printedPart(form.record))].filter(
    ([path, text]) => !NOT_SHOWN.test(path) && text.trim(),
  );
  return cells
    .map(([path, text]) => [path, evenOut(text)] as const)
    .filter(([path, text]) => (INSIDE.test(path) ? !whole.includes(text) : !texts.has(text)))
    .map(([path, text]) => `${path} 的“${text.slice(0, 40)}”`);
}

/** Whether every printed text of a record stands on its page, character for character. */
export const checkPrinted = (form: FormEntry, page: BuiltPage): Objection[] =>
  findLost(form, page).map((lost) => ({
    at: form.id,
    message: `网页上没有照原样印出${lost}`,
    advice: '这是程序的问题，请报告；公开的网页没有动。',
  }));

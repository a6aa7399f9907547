import { findPersonalIn } from '../rules/personal-data.ts';
import { findMarkings } from '../rules/secret-marking.ts';

/** The label that the form itself prints beside a text of `extra`. */
const labelOf = (path: string): string | undefined => /(?:^|\.)extra\.(.+)$/.exec(path)?.[1];

/** Whether a text holds what may not be shown again: personal data or a secret marking, as the rules of the audit find them. */
export function isPrivate(path: string, text: string): boolean {
  const printed = { path, label: labelOf(path), text };
  return findPersonalIn(printed).length > 0 || findMarkings(printed).length > 0;
}

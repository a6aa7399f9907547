import type { Content } from '../library/library.ts';
import type { Correction, CorrectionEntry } from './correction.ts';

/** Of a unit or a project, whose names stay public. */
const OF_A_NAME = /^(?:units|projects)\//;
/** As many characters in a row, of a text that has more, count as repeating it. */
const RUN = 4;

const squeeze = (text: string): string => text.replace(/\s/g, '');
const runsOf = (text: string): string[] =>
  text.length <= RUN ? [text] : Array.from({ length: text.length - RUN + 1 }, (_, i) => text.slice(i, i + RUN));

/** Whether a reason says again what the form said: a figure, or words of a text that was there. */
function repeats(reason: string, { old = '', new: now = '' }: Correction): boolean {
  const plain = squeeze(reason);
  const runs = [old, now].map(squeeze).filter(Boolean).flatMap(runsOf);
  return /\p{N}/u.test(plain) || runs.some((run) => plain.includes(run));
}

/** Labels of the form's own are texts of it, too. */
const hideLabel = (path: string): string => path.replace(/((?:^|\.)(?:extra|labels))\..+$/, '$1');

function withhold({ id, correction }: CorrectionEntry): CorrectionEntry {
  const { record, path, reason, by, date } = correction;
  const told = repeats(reason, correction) ? '涉及已撤回的内容' : reason;
  return { id, isWithheld: true, correction: { record, path: hideLabel(path), reason: told, by, date } };
}

/**
 * The corrections as the public may read them: of a record that is not public, only that there was one, when, where and by
 * whom. The chain's hashes are of the whole entries and are left out with the texts, which could be guessed from them.
 * @param forms those that are public
 */
export function withholdTexts(corrections: Content['corrections'], forms: Content['forms']): Content['corrections'] {
  if (!corrections?.length) return corrections;
  const shown = new Set(forms.map(({ id }) => id));
  return corrections.map((entry) => {
    const { record } = entry.correction;
    return OF_A_NAME.test(record) || shown.has(record) ? entry : withhold(entry);
  });
}

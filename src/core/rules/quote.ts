import { explainMissing, missingText } from '../figures/missing.ts';
import { quote } from '../history/print-value.ts';

export { quote };

/** The same for a cell that may have been left blank, or for which the form has no column. */
export const quoteCell = (text: string | undefined): string =>
  text?.trim() ? quote(text) : explainMissing(missingText(text)!);

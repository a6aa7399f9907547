import { quote } from '../history/print-value.ts';

export { quote };

/** The same for a cell that may have been left blank. */
export const quoteCell = (text: string | undefined): string => (text?.trim() ? quote(text) : '未填');

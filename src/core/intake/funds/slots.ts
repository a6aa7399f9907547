import type { FundLabel } from '../../forms/intake.ts';
import type { FormContext } from '../context.ts';
import { extraLabels, type Heading } from '../indicators/columns-of.ts';

/** A place of a row of money: the heading over it, what it says, and what sort of figure may stand there. */
export interface Slot {
  readonly heading: Heading;
  readonly takes: 'amount' | 'share' | 'points' | 'words';
  /** Where the record has the amount in a row: its column, or a label of `extra`. */
  readonly field: string;
  /** The source that the heading names, where sources stand beside each other. */
  readonly source?: FundLabel | undefined;
  /** Which year's the money is, where years stand beside each other. */
  readonly year?: 'all' | 'own' | 'other';
}

/** The slots under the headings of columns; what the format has no column for may be any text. */
export function columnSlots(headings: readonly Heading[], { kind }: FormContext): Slot[] {
  const extras = extraLabels(headings);
  return headings.map((heading) => {
    const sort = kind.fundColumns.find(({ key }) => key === heading.key)?.sort;
    const takes = sort === 'rate' ? 'share' : sort === 'amount' || sort === 'points' ? sort : 'words';
    return { heading, takes, field: heading.key ?? `extra.${extras.get(heading)!}` };
  });
}

import type { Heading } from '../indicators/columns-of.ts';
import type { FormContext } from '../context.ts';

/** A place of a row of money: the heading over it, and what sort of figure may stand there. */
export interface Slot {
  readonly heading: Heading;
  readonly takes: 'amount' | 'share' | 'points' | 'words';
}

/** The slots under headings; what the format has no column for may be any text. */
export const slotsOf = (headings: readonly Heading[], { kind }: FormContext): Slot[] =>
  headings.map((heading) => {
    const sort = kind.fundColumns.find(({ key }) => key === heading.key)?.sort;
    return { heading, takes: sort === 'rate' ? 'share' : sort === 'amount' || sort === 'points' ? sort : 'words' };
  });

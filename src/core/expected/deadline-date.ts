import { Exact } from '../figures/decimal.ts';

const YEARS_ON: Readonly<Record<string, number>> = { 上: -1, 当: 0, 次: 1 };

/** A deadline of `site.yaml` as a date: `次年06-30` for a form of 2023 → `2024-06-30`. */
export const deadlineDate = (deadline: string, year: string): string =>
  `${new Exact(year).plus(YEARS_ON[deadline.charAt(0)]!).toFixed()}-${deadline.slice(2)}`;

import type { ReadForm } from './rule.ts';

/** The heading that a form prints over a column, else the official one. */
export const headingOf = ({ record }: Pick<ReadForm, 'record'>, key: string, official: string): string =>
  ('labels' in record && record.labels?.[key]?.replace(/\s/g, '')) || official;

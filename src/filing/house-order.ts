import { RECORD_ORDER } from '../core/forms/record-order.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the form itself does not print. */
const LAST: readonly string[] = ['source', 'publication', 'waivers'];

/** The same within parts of a record, by the key that holds them. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  period: ['from', 'to', 'label'],
  funds: [
    'scope',
    'source',
    'breakdown',
    'label',
    'initial',
    'adjusted',
    'executed',
    'weight',
    'rate',
    'score',
    'amount',
  ],
  tasks: ['name', 'content', 'total', 'fiscal', 'other'],
  goal: ['expected', 'actual', 'project', 'projectPeriod', 'annual'],
  indicators: ['level1', 'level2', 'name', 'target', 'planned', 'actual', 'weight', 'score', 'deviation'],
  outlook: ['budget', 'targets'],
  total: ['weight', 'score'],
};

const rankIn = (order: readonly string[], key: string): number =>
  order.includes(key) ? order.indexOf(key) : order.length;

/** Keys that the order does not know, such as those of another version of the format, stand before the source. */
const rank = (key: string): number =>
  LAST.includes(key) ? RECORD_ORDER.length + 1 + LAST.indexOf(key) : rankIn(RECORD_ORDER, key);

const sortKeys = (fields: Fields, rankOf: (key: string) => number): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => rankOf(a) - rankOf(b)));

function sortPart(value: unknown, order: readonly string[] | undefined): unknown {
  if (!order || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((row) => sortPart(row, order));
  return sortKeys(value as Fields, (key) => rankIn(order, key));
}

/** A record with its keys, and those of its rows, in the order of the house, whatever the order of the form's columns. */
export function inHouseOrder(record: Fields): Record<string, unknown> {
  const sorted = sortKeys(record, rank);
  for (const [key, value] of Object.entries(sorted)) sorted[key] = sortPart(value, PARTS[key]);
  return sorted;
}

/** Of the keys that are there, the first that a new one stands before; undefined where it is the last. */
export const keyAfter = (key: string, present: readonly string[]): string | undefined =>
  present.find((other) => rank(other) > rank(key));

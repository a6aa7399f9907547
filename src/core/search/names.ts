import type { IndicatorRow } from '../forms/record.ts';
import type { FormRecord } from '../forms/registry.ts';
import type { EverydayWords } from './everyday.ts';

/** What the search may offer where it is asked for something else; names of projects and units are in its list of forms. */
export interface SearchNames {
  /** Names of indicators, those of most units first. */
  readonly names: readonly string[];
  readonly everyday: readonly EverydayWords[];
}

/** The usual names are what people mean, and a phone has to load them. */
const MOST = 5000;

/** Names of indicators in forms, each once. */
export function namesIn(records: readonly FormRecord[]): string[] {
  const rows = records.flatMap((record) =>
    'indicators' in record ? (record.indicators as readonly IndicatorRow[]) : [],
  );
  return [...new Set(rows.map(({ name }) => name))];
}

/** @param parts names of each unit's indicators, each once */
export function joinNames(parts: readonly (readonly string[])[], everyday: readonly EverydayWords[]): SearchNames {
  const units = new Map<string, number>();
  for (const name of parts.flat()) units.set(name, (units.get(name) ?? 0) + 1);
  const inOrder = [...units].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { names: inOrder.slice(0, MOST).map(([name]) => name), everyday };
}

import { squash } from '../../../../src/core/intake/clean-text.ts';
import type { Draft } from '../../../../src/core/intake/take-in.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How the values of a form came out. */
export interface Outcome {
  right: number;
  /** Not what was printed there, and a doubt says so. */
  doubted: number;
  /** Not what was printed there, and nothing says so. */
  silent: number;
  /** No value at all. */
  missing: number;
  readonly faults: string[];
}

const NOT_COUNTED = /^(?:labels|extra)(?:\.|$)/;

/** Rows of the draft for those of the form: in order, by their names. */
function pairRows(want: readonly Fields[], got: readonly Fields[], key: string): (number | undefined)[] {
  const nameOf = (row: Fields | undefined): string => squash(String(row?.[key] ?? ''));
  const like = (a: Fields, b: Fields): number =>
    0.01 +
    Object.keys(a).reduce(
      (sum, own) =>
        sum + (b[own] !== undefined && squash(String(a[own])) === squash(String(b[own])) ? (own === key ? 4 : 0.4) : 0),
      0,
    ) +
    (nameOf(b) !== '' && nameOf(a).startsWith(nameOf(b)) ? 1 : 0);
  const best = Array.from({ length: want.length + 1 }, () => new Array<number>(got.length + 1).fill(0));
  for (let i = want.length - 1; i >= 0; i--)
    for (let j = got.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, best[i + 1]![j + 1]! + like(want[i]!, got[j]!));
  const pairs: (number | undefined)[] = want.map(() => undefined);
  for (let i = 0, j = 0; i < want.length && j < got.length;) {
    if (best[i]![j] === best[i + 1]![j + 1]! + like(want[i]!, got[j]!)) pairs[i++] = j++;
    else if (best[i]![j] === best[i + 1]![j]) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Holds a draft against the record that was drawn. */
export function compare(record: Fields, draft: Draft | undefined): Outcome {
  const outcome: Outcome = { right: 0, doubted: 0, silent: 0, missing: 0, faults: [] };
  const doubts = (draft?.doubts ?? []).map(({ path }) => path);
  const isDoubted = (path: string): boolean =>
    doubts.some((own) => own === path || path.startsWith(`${own}.`) || own.startsWith(`${path}.`));
  const walk = (want: unknown, got: unknown, path: string, own: string): void => {
    if (NOT_COUNTED.test(path) || path === 'source' || path === 'publication') return;
    if (Array.isArray(want)) {
      const list = (Array.isArray(got) ? got : []) as Fields[];
      const pairs = pairRows(want as Fields[], list, path === 'funds' ? 'label' : 'name');
      want.forEach((row, i) =>
        walk(row, pairs[i] === undefined ? undefined : list[pairs[i]], `${path}.${i}`, `${own}.${pairs[i] ?? '?'}`),
      );
      const spare = list.length - pairs.filter((pair) => pair !== undefined).length;
      if (spare > 0) outcome.faults.push(`spare    ${path}: ${spare} rows too many`);
    } else if (typeof want === 'object' && want !== null) {
      for (const [key, value] of Object.entries(want))
        walk(
          value,
          (got as Fields | undefined)?.[key],
          path === '' ? key : `${path}.${key}`,
          own === '' ? key : `${own}.${key}`,
        );
    } else {
      const text = typeof got === 'string' ? squash(got) : undefined;
      const state =
        text === undefined
          ? 'missing'
          : text === squash(String(want))
            ? 'right'
            : isDoubted(own)
              ? 'doubted'
              : 'silent';
      outcome[state] += 1;
      if (state !== 'right')
        outcome.faults.push(`${state.padEnd(8)} ${path}: ${JSON.stringify(want)} → ${JSON.stringify(got)}`);
    }
  };
  walk(record, draft?.record, '', '');
  return outcome;
}

import { remember } from '../figures/remember.ts';

/** The steps to a place in a record, `funds.0.extra.甲.乙`; what follows `labels` or `extra` is one name, dots and all. */
export const stepsOf: (path: string) => readonly string[] = remember((path) => {
  const [, before = '', last] = /^(.*?)((?:^|(?<=\.))(?:labels|extra)\..+)?$/.exec(path) ?? [];
  const named = last === undefined ? [] : [last.slice(0, last.indexOf('.')), last.slice(last.indexOf('.') + 1)];
  return [...before.split('.').filter((step) => step !== ''), ...named];
});

/** What stands at a place; undefined where there is none. */
export const valueAt = (record: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, step)
        ? (node as Record<string, unknown>)[step]
        : undefined,
    record,
  );

/** The text at a path; undefined where there is none. */
export function textAtPath(record: unknown, path: string): string | undefined {
  const value = valueAt(record, stepsOf(path));
  return typeof value === 'string' ? value : undefined;
}

import type { Change, ChangeKind, ProjectHistory } from '../history/history.ts';
import { projectPath } from '../library/addresses.ts';
import { nameUnit, type Named } from './name-among.ts';
import type { Link } from './report.ts';

/** Sorts of change of indicators, as lists and charts name them. */
const SORTS: readonly { readonly kind: ChangeKind; readonly name: string }[] = [
  { kind: 'target-lowered', name: '放低要求' },
  { kind: 'target-raised', name: '提高要求' },
  { kind: 'target-rewritten', name: '改写目标' },
  { kind: 'added', name: '新增指标' },
  { kind: 'dropped', name: '取消指标' },
  { kind: 'renamed-indicator', name: '改名称' },
  { kind: 'result-missing', name: '不再填结果' },
];

/** What a year's projects promise otherwise than in the form before. */
export interface PromiseChanges {
  readonly year: string;
  /** Whether any of its forms has one before it to be held against. */
  readonly isHeld: boolean;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  /** Projects that lowered a target or dropped an indicator, the most first, with how many. */
  readonly lowered: readonly { readonly project: Link; readonly words: string; readonly count: number }[];
}

/** The changes that show in the project's own forms: a history also has those of its predecessors, which count them too. */
const inYear = ({ node, changes }: ProjectHistory, year: string) =>
  changes.filter(({ year: own, form }) => own === year && form?.project === node.slug);

/** Whether a form of the year that lists indicators comes after another that does. */
const isHeld = ({ node, indicators }: ProjectHistory, year: string): boolean =>
  node.years.includes(year) &&
  indicators.some(({ years }) => {
    const own = years.find((one) => one.year === year);
    const stops = own ? [own.plan, own.midway, own.final].filter(Boolean).length : 0;
    return stops > 1 || years.some((one) => one.year < year && !one.gap);
  });

/** Every project split from one says that an indicator of that one is gone: it went once. */
function dropTwins(changes: readonly Change[]): Change[] {
  const seen = new Set<string>();
  return changes.filter(({ kind, before }) => {
    const key = kind === 'dropped' && before ? `${before.form.id}.${before.path}` : undefined;
    if (key === undefined) return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

/** What the projects of one unit add to the changes of a year; plain data. */
export interface PromisePart {
  readonly isHeld: boolean;
  /** By sort of change, in the order they are told. */
  readonly counts: readonly number[];
  readonly lowered: readonly { readonly project: Named; readonly words: string; readonly count: number }[];
}

/** Counts the changes of a year over several projects: against the year before, and between the forms of the year. */
export function gatherPromises(histories: readonly ProjectHistory[], year: string): PromisePart {
  const all = dropTwins(histories.flatMap((history) => inYear(history, year)));
  const counts = SORTS.map(({ kind }) => all.filter((change) => change.kind === kind).length);
  const lowered = histories.flatMap((history) => {
    const parts = SORTS.filter(({ kind }) => kind === 'target-lowered' || kind === 'dropped').flatMap(
      ({ kind, name }) => {
        const count = inYear(history, year).filter((change) => change.kind === kind).length;
        return count ? [{ count, words: `${name}${count}项` }] : [];
      },
    );
    if (!parts.length) return [];
    const { node } = history;
    return [
      {
        project: { unit: node.owner.unit.name, text: node.project.name, path: projectPath(node) },
        words: parts.map(({ words }) => words).join('，'),
        count: parts.reduce((n, { count }) => n + count, 0),
      },
    ];
  });
  return { isHeld: histories.some((history) => isHeld(history, year)), counts, lowered };
}

/** @param isOfSeveral whether projects are named with their unit */
export const joinPromises = (parts: readonly PromisePart[], year: string, isOfSeveral: boolean): PromiseChanges => ({
  year,
  isHeld: parts.some((part) => part.isHeld),
  counts: SORTS.map(({ name }, i) => ({ name, count: parts.reduce((n, { counts }) => n + counts[i]!, 0) })),
  lowered: parts
    .flatMap(({ lowered }) => lowered.map((one) => ({ ...one, project: nameUnit(one.project, isOfSeveral) })))
    .sort((a, b) => b.count - a.count),
});

/** The changes of a year in projects of one unit. */
export const countPromises = (histories: readonly ProjectHistory[], year: string): PromiseChanges =>
  joinPromises([gatherPromises(histories, year)], year, false);

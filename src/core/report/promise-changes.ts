import type { ChangeKind, ProjectHistory } from '../history/history.ts';
import { projectPath } from '../library/addresses.ts';
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
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  /** Projects that lowered a target or dropped an indicator, the most first, with how many. */
  readonly lowered: readonly { readonly project: Link; readonly words: string; readonly count: number }[];
}

const inYear = ({ changes }: ProjectHistory, year: string) => changes.filter((change) => change.year === year);

/** Counts the changes of a year over several projects: against the year before, and between the forms of the year. */
export function countPromises(histories: readonly ProjectHistory[], year: string): PromiseChanges {
  const all = histories.flatMap((history) => inYear(history, year));
  const counts = SORTS.map(({ kind, name }) => ({ name, count: all.filter((change) => change.kind === kind).length }));
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
        project: { text: node.project.name, path: projectPath(node) },
        words: parts.map(({ words }) => words).join('，'),
        count: parts.reduce((n, { count }) => n + count, 0),
      },
    ];
  });
  return { year, counts, lowered: lowered.sort((a, b) => b.count - a.count) };
}

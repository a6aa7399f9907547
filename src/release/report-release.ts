import type { RecordChange } from '../core/release/changes.ts';
import type { Objection } from '../core/release/check-changes.ts';
import { labelPlace, quote } from '../io/describe-place.ts';
import type { Released } from './release.ts';

const SORTS: Readonly<Record<RecordChange['sort'], string>> = {
  added: '新公布',
  removed: '不再公布',
  withdrawn: '撤回',
  restored: '重新公布',
  changed: '更正',
};
/** Values of a record and objections named at most: a screen that is full hides what matters. */
const MOST_VALUES = 10;
const MOST_OBJECTIONS = 40;
const MOST_CHANGES = 40;
const MOST_KEPT = 40;

const shown = (text: string | undefined): string => (text === undefined ? '无此格' : quote(text));

function describeChange({ id, sort, values, after }: RecordChange): string {
  if (sort !== 'changed') return `  ${SORTS[sort]}  ${id}`;
  const lines = values.map(
    ({ path, old, new: now }) => `      ${after ? labelPlace(after, path) : path}：${shown(old)} → ${shown(now)}`,
  );
  const more = lines.length - MOST_VALUES;
  return [`  ${SORTS[sort]}  ${id}`, ...lines.slice(0, MOST_VALUES), ...(more > 0 ? [`      另有${more}处`] : [])].join(
    '\n',
  );
}

/** What a release changes for readers, record by record. */
export function describeChanges(changes: readonly RecordChange[]): string {
  if (!changes.length) return '  和公开着的内容相比没有变化';
  const more = changes.length - MOST_CHANGES;
  // what takes something away from readers first: it must not be lost among what is new
  const listed = changes.toSorted((a, b) => Number(a.sort === 'added') - Number(b.sort === 'added'));
  return [...listed.slice(0, MOST_CHANGES).map(describeChange), ...(more > 0 ? [`  另有${more}张表`] : [])].join('\n');
}

export function describeObjections(objections: readonly Objection[]): string {
  const blocks = objections.map(({ at, message, advice }) => `${at}\n  ${message}\n    → ${advice}`);
  const more = blocks.length - MOST_OBJECTIONS;
  return [
    ...blocks.slice(0, MOST_OBJECTIONS),
    ...(more > 0 ? [`另有${more}处，没有全部列出。`] : []),
    `没有发布：有${objections.length}处要先处理。公开的网页没有动。`,
  ].join('\n\n');
}

/** Lines up to a number, and how many more there are. */
const upTo = (most: number, lines: readonly string[], more: string): string[] =>
  lines.length > most ? [...lines.slice(0, most), `  另有${lines.length - most}${more}`] : [...lines];

const describeKept = (kept: Released['kept']): string[] =>
  kept.length
    ? [
        '这次没有公布的：',
        ...upTo(
          MOST_KEPT,
          kept.map(({ id, why }) => `  ${id}  ${why}`),
          '张表',
        ),
      ]
    : [];

function describeMarked({ done, failed }: Released['marked'], dryRun: boolean): string[] {
  const word = dryRun ? '发布以后会在内容里标成已公布（published）：' : '已在内容里标成已公布（published）：';
  const bad = failed.map(({ id, message }) => `  ${id}  ${message}`);
  return [
    ...(done.length
      ? [
          word,
          ...upTo(
            MOST_KEPT,
            done.map((id) => `  ${id}`),
            '张表',
          ),
        ]
      : []),
    ...(bad.length
      ? ['网页已经公布，内容里却没能标成 published，下一次发布会再试：', ...upTo(MOST_KEPT, bad, '张表')]
      : []),
  ];
}

export function describeReleased(released: Released, dryRun: boolean): string {
  const { hash, former, shown: content, changes, files, kept, marked } = released;
  const { forms, withdrawn = [], corrections = [] } = content;
  const counts = `${forms.length}张表，${withdrawn.length}份撤回说明，${corrections.length}条更正，${files}个文件`;
  const done = dryRun
    ? '检查都通过了，可以发布（这次是试运行，什么也没有写）。'
    : former === hash
      ? '内容和公开着的完全一样，没有重新发布。'
      : '已发布。';
  return [
    done,
    `  ${counts}`,
    `  编号 ${hash}`,
    ...(former && former !== hash ? [`  原来 ${former}`] : []),
    describeChanges(changes),
    ...describeKept(kept),
    ...describeMarked(marked, dryRun),
  ].join('\n');
}

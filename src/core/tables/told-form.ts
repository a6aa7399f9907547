import type { Finding } from '../audit/finding.ts';
import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import { FORM_KINDS } from '../forms/registry.ts';
import type { Subject } from '../forms/subject.ts';
import type { FormEntry, UnitEntry } from '../library/library.ts';
import { key, text, word } from './columns.ts';
import type { ColumnOf } from './table.ts';

/** A published form with all that the tables of its year say of it; each part has been worked out once, for its page. */
export interface ToldForm {
  readonly form: FormEntry;
  readonly unit: UnitEntry;
  readonly kind: FormKind;
  readonly subject: Subject;
  /** Slug of the project it is a 二级构成 of. */
  readonly parent: string | undefined;
  readonly reading: Reading;
  /** What the public sees of the audit. */
  readonly findings: readonly Finding[];
  /** How many corrections there were since it was published. */
  readonly corrections: number;
  /** Of its page, for readers elsewhere. */
  readonly address: string;
  /** SHA-256 of what it prints. */
  readonly sha256: string;
}

/** A row of one of a form's tables. */
export interface RowOf<P, L = undefined> {
  readonly of: ToldForm;
  /** From 0. */
  readonly index: number;
  readonly row: P;
  readonly line: L;
}

export const SUBJECTS = { project: '一个项目', department: '整个部门（部门整体支出，已含各项目的钱）' };
const KINDS = Object.fromEntries(FORM_KINDS.map(({ id, name }) => [id, name]));

/** The columns that say which form a row belongs to: `funds` of a whole department must not be added to those of projects. */
export const formColumns = <R>(formOf: (row: R) => ToldForm): [ColumnOf<R>, ...ColumnOf<R>[]] => [
  key('record', '记录', '表的编号：年/单位/项目.表', (row) => formOf(row).form.id),
  word('kind', '表', '哪一种表', KINDS, (row) => formOf(row).form.kind, true),
  word(
    'subject',
    '对象',
    '说的是一个项目，还是整个部门：两种的钱不能相加',
    SUBJECTS,
    (row) => formOf(row).subject,
    true,
  ),
];

/** The columns that say which row of the form's table it is. */
export const rowColumns = <R extends { readonly of: ToldForm; readonly index: number }>(
  list: string,
): ColumnOf<R>[] => [
  ...formColumns<R>(({ of }) => of),
  key('path', '位置', `在记录里的位置：${list}.0 是第一行`, ({ index }) => `${list}.${index}`),
  { ...text<R>('row', '第几行', '从1起', ({ index }) => String(index + 1)), sort: 'count', isRequired: true },
];

/** The rows of a list of a record with their figures. */
export function pair<P, L>(of: ToldForm, rows: readonly P[] | undefined, lines: readonly L[]): RowOf<P, L>[] {
  return (rows ?? []).map((row, index) => ({ of, index, row, line: lines[index]! }));
}

/** What a form keeps under labels of its own, in printed order. */
export const spellExtra = (extra: Readonly<Record<string, string>> | undefined): string | undefined =>
  extra && JSON.stringify(extra);

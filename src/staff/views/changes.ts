import type { FormRecord } from '../../core/forms/registry.ts';
import { formPath, HOME, unitPath, yearPath } from '../../core/library/addresses.ts';
import { buildCatalogue, type Catalogue, type ProjectNode } from '../../core/library/catalogue.ts';
import { headOf } from '../../core/library/form-head.ts';
import type { Content, FormEntry } from '../../core/library/library.ts';
import { compareContents, type RecordChange } from '../../core/release/changes.ts';
import { isPublic, isWithdrawn, stateOf, STATE_WORDS } from '../../core/release/states.ts';
import type { Link } from '../../core/report/report.ts';
import type { PublicNow } from '../../data/run.ts';
import { labelPlace } from '../../io/describe-place.ts';
import { linkForm } from './findings.ts';
import { linkPage } from './link-page.ts';
import { listMoves, type Move } from './moves.ts';

export const SORT_WORDS: Readonly<Record<RecordChange['sort'], string>> = {
  added: '新公布',
  changed: '数字或文字改了',
  withdrawn: '撤回',
  restored: '重新公布',
  removed: '不见了',
};

/** One form that a release changes. */
export interface FormChange {
  readonly sort: RecordChange['sort'];
  /** Without an address where the preview has no such page any more. */
  readonly form: { readonly text: string; readonly path: string | undefined };
  readonly values: readonly {
    readonly label: string;
    readonly old: string | undefined;
    readonly new: string | undefined;
  }[];
  /** Texts of a new form are not listed one by one: how many it has. */
  readonly texts: number;
  /** Pages that show something of it. */
  readonly pages: readonly Link[];
}

/** What a release would do now. */
export interface ReleaseView {
  /** Nothing was released yet, or nobody said where: everything counts as new. */
  readonly isFirst: boolean;
  readonly groups: readonly { readonly sort: RecordChange['sort']; readonly changes: readonly FormChange[] }[];
  readonly moves: readonly Move[];
  /** Forms that stay at home: drafts, and those whose day has not come. */
  readonly kept: readonly { readonly form: Link; readonly state: string }[];
}

const withParents = (node: ProjectNode): ProjectNode[] => [node, ...(node.parent ? withParents(node.parent) : [])];

function listPages(form: FormEntry, node: ProjectNode): Link[] {
  return [
    { text: '这张表', path: formPath(form) },
    ...withParents(node).map(linkPage),
    { text: node.owner.unit.name, path: unitPath(node.unit) },
    { text: `${form.year}年`, path: yearPath(form.year) },
    { text: '首页', path: HOME },
  ];
}

const labelIn = (records: readonly (FormRecord | undefined)[], path: string): string =>
  labelPlace(
    records.find((record) => record !== undefined)!,
    path,
  );

/** @param isKept the content still has the record, though not for the public */
function viewChange(change: RecordChange, form: FormEntry, node: ProjectNode, isKept: boolean): FormChange {
  const { sort, values, before, after } = change;
  const isNew = sort === 'added' || sort === 'restored' || sort === 'removed';
  return {
    sort,
    form: { ...linkForm(form), ...(sort === 'removed' && !isKept ? { path: undefined } : {}) },
    values: isNew
      ? []
      : values.map(({ path, old, new: now }) => ({ label: labelIn([after, before], path), old, new: now })),
    texts: values.length,
    pages: sort === 'removed' && !isKept ? listPages(form, node).slice(1) : listPages(form, node),
  };
}

const SORTS = Object.keys(SORT_WORDS) as RecordChange['sort'][];

/** The content with no other forms than those the public may see. */
const showing = (content: Content, forms: readonly FormEntry[]): Catalogue => buildCatalogue({ ...content, forms });

/**
 * What a release of `content` would change for the public, figure by figure.
 * @param before what the public reads now
 * @param today the day of the release, for scheduled records
 */
export function viewRelease(content: Content, before: PublicNow | undefined, today: string | undefined): ReleaseView {
  const isGoing = (form: FormEntry): boolean => isPublic(headOf(form), today) || isWithdrawn(headOf(form));
  const going = content.forms.filter(isGoing);
  const former = before?.forms ?? [];
  const changes = compareContents({ ...before, forms: former }, { forms: going });
  const shown = (forms: readonly FormEntry[]): FormEntry[] => forms.filter((form) => !isWithdrawn(headOf(form)));
  const after = showing(content, shown(going));
  const was = before && showing(before, shown(former));
  const forms = new Map([...former, ...content.forms].map((form) => [form.id, form]));
  const staying = new Set(content.forms.map(({ id }) => id));
  const viewed = changes.map((change) => {
    const form = forms.get(change.id)!;
    return viewChange(change, form, nodeOf(form, after, was), staying.has(change.id));
  });
  const touched = {
    units: new Set(changes.map(({ id }) => forms.get(id)!.unit)),
    years: new Set(changes.map(({ id }) => forms.get(id)!.year)),
  };
  const kept = content.forms
    .filter((form) => !isGoing(form))
    .map((form) => ({ form: linkForm(form), state: STATE_WORDS[stateOf(headOf(form), today)] }));
  return {
    isFirst: before === undefined,
    groups: SORTS.map((sort) => ({ sort, changes: viewed.filter((one) => one.sort === sort) })).filter(
      (group) => group.changes.length,
    ),
    moves: was && changes.length ? listMoves(was, after, touched) : [],
    kept,
  };
}

/** The project of a form, in whichever state of the content still has it. */
const nodeOf = (form: FormEntry, ...catalogues: readonly (Catalogue | undefined)[]): ProjectNode =>
  catalogues.map((catalogue) => catalogue?.projectOf(form)).find((node) => node !== undefined)!;

import { findKind } from '../core/forms/registry.ts';
import { TABLES, type Edit, type Table } from '../filing/edits.ts';
import type { Fields } from '../filing/record-text.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import type { Drawer } from './drawer.ts';
import type { FormViews } from './form-views.ts';
import type { FormWork } from './form-work.ts';
import type { Host } from './host.ts';
import { today } from './now.ts';
import { layRows } from './paste-block.ts';
import type { PlaceLine } from './place-line.ts';
import type { Reasons, Ways } from './remarks.ts';
import type { TablePane } from './table-pane.ts';
import { PLACE } from './tasks.ts';
import type { Staff } from './work.ts';

/* The ways out of the to-dos of a form: into its table, into what is said of it besides, or a reason to leave it. */

const PUBLICATION = 'publication.';
const PUBLICATION_VIEW = '公布信息与审核';
/** Edits after which no box of the table stands elsewhere or says something else than it shows. */
const isInPlace = (edit: Edit): boolean =>
  edit.sort === 'accept' || edit.sort === 'dismiss' || (edit.sort === 'all' && edit.edits.every(isInPlace));

export interface WaysParts {
  readonly host: Host;
  readonly form: FormWork;
  readonly table: TablePane;
  readonly views: FormViews;
  readonly drawer: Drawer;
  readonly place: PlaceLine;
  /** The form as it was checked last. */
  checked(): CheckedDraft;
  /** Checks the form anew. @param isMoved whether the table shows texts that are no longer the form's */
  refresh(isMoved: boolean): void;
}

/** Adds what a clerk did at one stroke. */
export function addEdit({ form, refresh }: Pick<WaysParts, 'form' | 'refresh'>, edit: Edit): void {
  form.add(edit);
  refresh(!isInPlace(edit));
}

/** What is doubtful at a place is right. */
export function acceptAt(parts: WaysParts, path: string): void {
  const doubts = parts.checked().doubts.filter((doubt) => doubt.path === path);
  if (doubts.length) addEdit(parts, { sort: 'accept', doubts: doubts.map(({ number }) => number) });
}

function reasonsOf({ form, refresh }: WaysParts): Reasons {
  const given = (): Staff['waivers'] => form.now.staff.waivers;
  const set = (waivers: Staff['waivers']): void => {
    form.setStaff({ ...form.now.staff, waivers });
    refresh(false);
  };
  return {
    given,
    give: (findings, reason, by) =>
      set([...given(), ...findings.map(({ rule, path }) => ({ rule, path, reason, by, date: today() }))]),
    take: (waiver) => set(given().filter((one) => one !== waiver)),
  };
}

function writeAt({ form, table, refresh }: WaysParts, path: string, text: string, isBeside: boolean): void {
  if (!isBeside) return addEdit({ form, refresh }, { sort: 'set', at: table.nameOf(path), text });
  const { publication, ...staff } = form.now.staff;
  form.setStaff({ ...staff, publication: { ...publication, [path.slice(PUBLICATION.length)]: text } });
  refresh(false);
}

/** Several edits at one stroke; a single one stays itself. */
const together = (edits: readonly Edit[]): Edit => (edits.length === 1 ? edits[0]! : { sort: 'all', edits });

/** The rows that a blank form of the kind has, where the form has none at all. */
function blankRows({ record }: CheckedDraft, path: string): readonly Fields[] | undefined {
  const rows = (findKind(String(record['kind']))!.blank as Fields | undefined)?.[path] as readonly Fields[] | undefined;
  const isNone = ((record[path] ?? []) as readonly unknown[]).length === 0;
  return (TABLES as readonly string[]).includes(path) && isNone && rows?.length ? rows : undefined;
}

/** What can be done about the to-dos of a form, as it is when something is done. */
export function waysOf(parts: WaysParts): Ways {
  const { host, form, table, views, drawer, checked } = parts;
  const hasPublication = host.views.includes(PUBLICATION_VIEW);
  /** Whether a place is filled in beside the table. */
  const isBeside = (path: string): boolean => hasPublication && path.startsWith(PUBLICATION);
  const add = (edit: Edit): void => addEdit(parts, edit);
  const next = host.views[1];
  return {
    canFill: (path) => table.has(path) || isBeside(path) || path === PLACE,
    fill: (path) => {
      drawer.close();
      if (path === PLACE) parts.place.ask();
      else if (isBeside(path)) void views.show(PUBLICATION_VIEW);
      else table.enter(path);
    },
    write: (path, text) => writeAt(parts, path, text, isBeside(path)),
    addRows: (path) => {
      const rows = blankRows(checked(), path);
      return rows && (() => add(layRows(rows, path as Table, (n) => form.newRow(n))));
    },
    known: (path) => (path === `${PUBLICATION}publisher` && hasPublication ? checked().publishers : []),
    accept: (doubts) => add({ sort: 'accept', doubts }),
    dismiss: (unread) => add(together(unread.map((one) => ({ sort: 'dismiss', unread: one })))),
    place: (unread, path) => add({ sort: 'place', unread, at: table.nameOf(path) }),
    reasons: hasPublication ? reasonsOf(parts) : undefined,
    next: next && { name: next, go: () => void views.show(next) },
  };
}

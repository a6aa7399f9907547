import { inHouseOrder } from './house-order.ts';
import type { ImportedDraft } from './read-forms.ts';
import type { Fields } from './record-text.ts';

/** The lists of a record whose rows can be added and taken out. */
export const TABLES = ['funds', 'tasks', 'indicators'] as const;
export type Table = (typeof TABLES)[number];

/**
 * One thing that a clerk does to an imported draft. A place is named as in the draft that was read (`indicators.3.actual`),
 * a row that was added by the name it was given then (`indicators.新1.actual`): it stays the same when rows around it go.
 */
export type Edit =
  | { readonly sort: 'set'; readonly at: string; readonly text: string }
  | { readonly sort: 'add-row'; readonly table: Table; readonly row: string; readonly after: string }
  | { readonly sort: 'remove-row'; readonly table: Table; readonly row: string }
  /** Changes places with the row before it, or behind it. */
  | { readonly sort: 'move-row'; readonly table: Table; readonly row: string; readonly by: -1 | 1 }
  /** The reading is right: by the number of the doubt in the draft that was read. */
  | { readonly sort: 'accept'; readonly doubts: readonly number[] }
  /** A text that found no place, by its address, is put in one. */
  | { readonly sort: 'place'; readonly unread: string; readonly at: string }
  | { readonly sort: 'dismiss'; readonly unread: string }
  /** Several at one stroke, undone at one stroke: a block that was pasted. */
  | { readonly sort: 'all'; readonly edits: readonly Edit[] };

/** A draft after a clerk's edits; its doubts and unread cells are those nobody has settled yet. */
export interface EditedDraft extends ImportedDraft {
  /** How edits name the places of the record as it is now: `indicators.2` → `indicators.3`. */
  readonly rows: ReadonlyMap<string, string>;
  /** The numbers of the doubts that are left, in the draft that was read. */
  readonly open: readonly number[];
  /** Places of the record, as they are now, whose texts the clerk wrote. */
  readonly written: ReadonlySet<string>;
}

interface Row {
  readonly name: string;
  fields: Fields;
}

const isTable = (key: string): key is Table => (TABLES as readonly string[]).includes(key);

/** `indicators.3.extra.备注` → its parts; what stands behind `extra` and `labels` is one name, be there dots in it. */
export function splitPlace(at: string): string[] {
  const [first = '', ...rest] = at.split('.');
  if (isTable(first)) return [first, rest[0] ?? '', ...splitPlace(rest.slice(1).join('.'))];
  if (first === 'extra' || first === 'labels') return rest.length ? [first, rest.join('.')] : [first];
  return [first, ...rest].filter(Boolean);
}

/** The text at a place of a record that was read; undefined where it has none. */
export function textOf(record: Fields, at: string): string | undefined {
  const found = splitPlace(at).reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], record);
  return typeof found === 'string' ? found : undefined;
}

/** The fields with a text at a place; maps on the way are made where there are none. */
function withText(fields: Fields, [key = '', ...rest]: readonly string[], text: string): Fields {
  const part = rest.length === 0 ? text : withText((fields[key] ?? {}) as Fields, rest, text);
  return { ...fields, [key]: part };
}

class Editing {
  readonly #draft: ImportedDraft;
  #fields: Fields;
  readonly #tables = new Map<Table, Row[]>();
  readonly #settled = new Set<number>();
  readonly #passed = new Set<string>();
  readonly #cells: Map<string, string>;
  readonly #written = new Set<string>();

  constructor(draft: ImportedDraft) {
    this.#draft = draft;
    const { record, cells } = draft;
    this.#fields = Object.fromEntries(Object.entries(record).filter(([key]) => !isTable(key)));
    this.#cells = new Map(Object.entries(cells));
    for (const table of TABLES) {
      const rows = (record[table] ?? []) as readonly Fields[];
      if (record[table])
        this.#tables.set(
          table,
          [...rows.entries()].map(([i, fields]) => ({ name: String(i), fields })),
        );
    }
  }

  apply(edit: Edit): void {
    switch (edit.sort) {
      case 'set':
        return this.#write(edit.at, edit.text);
      case 'accept':
        return edit.doubts.forEach((doubt) => this.#settled.add(doubt));
      case 'dismiss':
        return void this.#passed.add(edit.unread);
      case 'place':
        return this.#place(edit.unread, edit.at);
      case 'all':
        return edit.edits.forEach((one) => this.apply(one));
      default:
        return this.#changeRows(edit);
    }
  }

  #changeRows(edit: Extract<Edit, { table: Table }>): void {
    const rows = this.#tables.get(edit.table) ?? [];
    const at = rows.findIndex(({ name }) => name === (edit.sort === 'add-row' ? edit.after : edit.row));
    if (edit.sort === 'add-row') rows.splice(at + 1, 0, { name: edit.row, fields: {} });
    else if (at >= 0 && edit.sort === 'remove-row') rows.splice(at, 1);
    else if (at >= 0 && edit.sort === 'move-row' && rows[at + edit.by])
      rows.splice(at + edit.by, 0, ...rows.splice(at, 1));
    this.#tables.set(edit.table, rows);
  }

  /**
   * A text of the clerk's own: no cell of the file stands behind it, and what was doubtful of the place is settled. Who writes
   * again what the file says has the file's text.
   */
  #write(at: string, text: string): void {
    if (!this.#put(at, text)) return;
    const isOfFile = text === textOf(this.#draft.record, at);
    const cell = isOfFile ? this.#draft.cells[at] : undefined;
    if (cell === undefined) this.#cells.delete(at);
    else this.#cells.set(at, cell);
    if (isOfFile) this.#written.delete(at);
    else this.#written.add(at);
    this.#settle(at);
  }

  #place(unread: string, at: string): void {
    const found = this.#draft.unread.filter((one) => one.at === unread);
    if (found.length === 0 || !this.#put(at, found.map(({ text }) => text).join('\n'))) return;
    this.#cells.set(at, unread);
    this.#written.delete(at);
    this.#passed.add(unread);
    this.#settle(at);
  }

  #settle(at: string): void {
    this.#draft.doubts.forEach(({ path }, i) => {
      if (path === at) this.#settled.add(i);
    });
  }

  /** @returns false where the row is gone */
  #put(at: string, text: string): boolean {
    const [table = '', name, ...rest] = splitPlace(at);
    if (!isTable(table)) {
      this.#fields = withText(this.#fields, splitPlace(at), text);
      return true;
    }
    const row = this.#tables.get(table)?.find((one) => one.name === name);
    if (row) row.fields = withText(row.fields, rest, text);
    return row !== undefined;
  }

  finish(): EditedDraft {
    const tables = Object.fromEntries(
      [...this.#tables].map(([table, rows]) => [table, rows.map(({ fields }) => fields)]),
    );
    const names = [...this.#tables].flatMap(([table, rows]) =>
      rows.map(({ name }, i) => [`${table}.${name}`, `${table}.${i}`] as const),
    );
    const now = new Map(names);
    /** The place in the record as it is now; undefined where its row is gone. */
    const placeNow = (at: string): string | undefined => {
      const [table = '', name = '', ...rest] = at.split('.');
      if (!isTable(table) || name === '') return at;
      const row = now.get(`${table}.${name}`);
      return row && [row, ...rest].join('.');
    };
    const { doubts, unread } = this.#draft;
    const open = [...doubts.keys()].filter((i) => !this.#settled.has(i) && placeNow(doubts[i]!.path) !== undefined);
    const moved = [...this.#cells].map(([at, cell]) => [placeNow(at), cell] as const);
    return {
      ...this.#draft,
      record: inHouseOrder({ ...this.#fields, ...tables }),
      cells: Object.fromEntries(moved.filter((one): one is readonly [string, string] => one[0] !== undefined)),
      doubts: open.map((i) => ({ ...doubts[i]!, path: placeNow(doubts[i]!.path)! })),
      unread: unread.filter(({ at }) => !this.#passed.has(at)),
      rows: new Map(names.map(([name, row]) => [row, name])),
      open,
      written: new Set([...this.#written].map(placeNow).filter((at) => at !== undefined)),
    };
  }
}

/** The draft as a clerk's edits leave it. Without edits, and with all of them undone, it is the draft that was read. */
export function applyEdits(draft: ImportedDraft, edits: readonly Edit[]): EditedDraft {
  const editing = new Editing(draft);
  for (const edit of edits) editing.apply(edit);
  return editing.finish();
}

/** How edits name a place of the edited draft. */
export function nameOfPlace({ rows }: Pick<EditedDraft, 'rows'>, path: string): string {
  const [table = '', row = '', ...rest] = path.split('.');
  return [rows.get(`${table}.${row}`) ?? [table, row].filter(Boolean).join('.'), ...rest].join('.');
}

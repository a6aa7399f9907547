import { cleanText, squash, type Sort } from './clean-text.ts';
import type { Cell } from './lines.ts';
import type { DoubtId, Raised } from './doubts.ts';
import type { RaisedDraft, Unread } from './model.ts';

/** A row of a table under way: fields, and what the format has no field for, by printed label. */
export interface RowFields {
  readonly fields: Map<string, string>;
  readonly extra: Map<string, string>;
}

/** The label under which something goes to `extra`: as printed, without white space and closing colon. */
export const printedLabel = (cell: Cell): string => squash(cell.raw).replace(/[:：]+$/, '');

/** Collects a draft, and keeps account of every cell: placed, a label, or unread. */
export class DraftBuilder {
  readonly fields = new Map<string, string>();
  readonly extra = new Map<string, string>();
  readonly labels = new Map<string, string>();
  readonly funds: RowFields[] = [];
  readonly indicators: RowFields[] = [];
  readonly tasks: RowFields[] = [];
  readonly doubts: Raised[] = [];
  readonly unread: Unread[] = [];
  readonly used = new Set<Cell>();
  /** Fields outside the tables whose values were found beside a label. */
  readonly beside = new Map<string, { readonly label: Cell; readonly cell: Cell; readonly raw: string | undefined }>();
  private readonly cells = new Map<string, string>();
  private readonly basis = new Set<string>();

  doubt(id: DoubtId, path: string, at: string, ...about: string[]): void {
    this.doubts.push(about.length > 0 ? { id, path, at, about } : { id, path, at });
  }

  /** A value of the record that is worked out of a cell which stands for something else too: a year in a title. */
  state(path: string, text: string, { at }: Pick<Cell, 'at'>): void {
    this.fields.set(path, text);
    this.cells.set(path, at);
  }

  /** The cell is accounted for, and with it the lines that its text goes on in. */
  private use(cell: Cell): void {
    this.used.add(cell);
    for (const at of cell.alsoAt ?? []) this.basis.add(at);
  }

  /** Takes the cell for a label, which stands for itself. */
  label(cell: Cell): void {
    this.use(cell);
    if (!cell.blank) this.basis.add(cell.at);
  }

  /** The cleaned text of a cell that now has a place at `path`. */
  take(path: string, cell: Cell, sort: Sort, raw: string = cell.raw): string {
    const { text, removed } = cleanText(raw, sort);
    for (const id of removed) this.doubt(id, path, cell.at);
    this.use(cell);
    const before = this.cells.get(path);
    if (before !== undefined) this.basis.add(before);
    this.cells.set(path, cell.at);
    return text;
  }

  /** A value of the record outside the tables. What is filled already keeps its value: the second stays unread. */
  put(path: string, cell: Cell, sort: Sort, raw: string = cell.raw): boolean {
    const before = this.fields.get(path);
    const goal = path.startsWith('goal.');
    if (before && !cell.blank && squash(before) === squash(raw)) {
      this.label(cell);
      return true;
    }
    if (before && !cell.blank && !goal) return false;
    if (before !== undefined && cell.blank) return true;
    const text = this.take(path, cell, sort, raw);
    if (before) this.doubt('joined-cells', path, cell.at);
    this.fields.set(path, before ? `${before}\n${text}` : text);
    return true;
  }

  /** Makes room at a path: what was put there goes to `extra` under the label it was printed beside. */
  moveToExtra(path: string, label: Cell, cell: Cell, raw: string = cell.raw): void {
    for (const known of [this.fields, this.cells, this.labels]) known.delete(path);
    const others = this.doubts.filter((doubt) => doubt.path !== path);
    this.doubts.splice(0, this.doubts.length, ...others);
    this.putExtra(printedLabel(label), cell, raw);
  }

  /** What the format has no field for, under the label the form prints. */
  putExtra(label: string, cell: Cell, raw: string = cell.raw): void {
    const path = `extra.${label}`;
    const before = this.extra.get(label);
    if (before !== undefined && cell.blank) return;
    const text = this.take(path, cell, 'prose', raw);
    if (before) this.doubt('joined-extra', path, cell.at);
    this.extra.set(label, before ? `${before}\n${text}` : text);
  }

  /** What one cell states as rows of money, in the place of its text; a doubt says that their column is a guess. */
  spreadExtra(label: string, rows: readonly RowFields[]): void {
    const path = `extra.${label}`;
    const at = this.cells.get(path) ?? '';
    this.extra.delete(label);
    this.cells.delete(path);
    for (const row of rows) {
      const own = `funds.${this.funds.length}`;
      for (const key of row.fields.keys())
        if (key !== 'source' && key !== 'breakdown') this.cells.set(`${own}.${key}`, at);
      if (row === rows[0]) this.doubt('breakdown-in-cell', own, at);
      this.funds.push(row);
    }
  }

  /** Remembers the heading a form prints where it is not the official one. */
  heading(path: string, official: string, cell: Cell, printed: string = printedLabel(cell)): void {
    if (printed !== official && printed !== '' && !this.labels.has(path)) this.labels.set(path, printed);
  }

  /** Puts the rows of money in the order of their ranks; what is known of a row goes with it. */
  sortFunds(rankOf: (row: RowFields) => number): void {
    const before = [...this.funds];
    this.funds.sort((a, b) => rankOf(a) - rankOf(b));
    const moved = (path: string): string =>
      path.replace(/^funds\.(\d+)(?=\.|$)/, (_, row: string) => `funds.${this.funds.indexOf(before[Number(row)]!)}`);
    const cells = [...this.cells].map(([path, at]) => [moved(path), at] as const);
    this.cells.clear();
    for (const [path, at] of cells) this.cells.set(path, at);
    this.doubts.splice(0, Infinity, ...this.doubts.map((doubt) => ({ ...doubt, path: moved(doubt.path) })));
  }

  /** Everything that found no place goes to `unread`. */
  leaveUnread(cells: Iterable<Cell>): void {
    for (const cell of cells) {
      if (cell.blank || this.used.has(cell)) continue;
      this.use(cell);
      this.unread.push({ at: cell.at, text: cleanText(cell.raw, 'prose').text });
    }
  }

  draft(record: Record<string, unknown>): RaisedDraft {
    return {
      record,
      cells: Object.fromEntries(this.cells),
      basis: [...this.basis],
      doubts: this.doubts,
      unread: this.unread,
    };
  }
}

/** `{ goal: { expected } }` from `goal.expected`. */
export function nest(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [path, text] of fields) {
    const [head, rest] = path.split('.') as [string, string | undefined];
    if (rest === undefined) record[head] = text;
    else record[head] = { ...(record[head] as object | undefined), [rest]: text };
  }
  return record;
}

/** A row of the record, values in the order of the official columns; `extra` only where there is any. */
export function rowRecord(
  { fields, extra }: RowFields,
  columns: readonly { readonly key: string }[],
): Record<string, unknown> {
  const values = new Map(columns.flatMap(({ key }) => (fields.has(key) ? [[key, fields.get(key)!] as const] : [])));
  const lead = [...fields].filter(([key]) => !values.has(key));
  return {
    ...Object.fromEntries([...lead, ...values]),
    ...(extra.size > 0 ? { extra: Object.fromEntries(extra) } : {}),
  };
}

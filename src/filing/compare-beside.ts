import type { FormRecord } from '../core/forms/registry.ts';
import type { FormEntry } from '../core/library/library.ts';
import { printedPart, textsByPath } from '../core/release/values.ts';
import { labelPlace } from '../io/describe-place.ts';
import { TABLES } from './edits.ts';
import { isPrinted } from './is-printed.ts';
import { looseName } from './register.ts';

/** A form that another one is held against. */
export interface Beside {
  /** 去年的, 同年绩效目标表, 现在公布的. */
  readonly name: string;
  readonly record: FormRecord;
}

/** One place of a form, with what the others print there; undefined where they have no such place. */
export interface BesideRow {
  readonly path: string;
  readonly label: string;
  readonly text: string;
  readonly others: readonly (string | undefined)[];
}

type Row = Readonly<Record<string, unknown>>;

/** What makes a row the same in another form: its name or, of money, what it is. */
const rowKey = ({ scope, breakdown, source, label, name }: Row): string =>
  JSON.stringify([
    scope,
    breakdown,
    source === 'extra' ? undefined : source,
    looseName(String(name ?? source ?? label)),
  ]);

/** For each row the number of the same row in the other form; each row of that one is taken once. */
function pairRows(rows: readonly Row[], others: readonly Row[]): (number | undefined)[] {
  const free = Map.groupBy(others.keys(), (i) => rowKey(others[i]!));
  return rows.map((row) => free.get(rowKey(row))?.shift());
}

/** What a report says at its head and a table in its last row. */
const SAME_PLACE: Readonly<Record<string, string>> = { score: 'total.score' };

/** What another form prints at the places of a record. */
function findTexts(record: FormRecord, other: FormRecord): (path: string) => string | undefined {
  const texts = textsByPath(printedPart(other));
  const rowsOf = (one: FormRecord, table: string): readonly Row[] =>
    ((one as unknown as Row)[table] ?? []) as readonly Row[];
  const pairs = new Map(
    TABLES.map((table) => [table as string, pairRows(rowsOf(record, table), rowsOf(other, table))]),
  );
  return (path) => {
    const [table = '', row, ...rest] = path.split('.');
    const rows = pairs.get(table);
    if (!rows) return texts.get(path) ?? texts.get(SAME_PLACE[path] ?? '');
    const at = rows[Number(row)];
    return at === undefined ? undefined : texts.get([table, at, ...rest].join('.'));
  };
}

/** Every printed text of a record beside the same place of other forms. */
export function compareBeside(record: FormRecord, besides: readonly Beside[]): BesideRow[] {
  const find = besides.map((beside) => findTexts(record, beside.record));
  return [...textsByPath(printedPart(record))]
    .filter(([path]) => isPrinted(path))
    .map(([path, text]) => ({ path, label: labelPlace(record, path), text, others: find.map((one) => one(path)) }));
}

const REPORT = /evaluation-report$/;
const idOf = (year: string, place: string): string => `${year}/${place}`;

/**
 * The forms that one at a place (`2024/danwei/xiangmu.tracking`) is held against: the one of the year before, the targets of
 * its year, beside a report the self-evaluation, and what is there already.
 */
export function findBesides(id: string, forms: readonly FormEntry[]): Beside[] {
  const [year = '', ...rest] = id.split('/');
  const place = rest.join('/');
  const target = place.replace(/(?:tracking|self-evaluation)$/, 'target');
  const evaluations = REPORT.test(place)
    ? ['self-evaluation', 'department-self-evaluation'].map((kind) => place.replace(REPORT, kind))
    : [];
  const wanted: readonly [string, string | undefined][] = [
    ['去年的', idOf(String(Number(year) - 1), place)],
    ['同年的目标表', target === place ? undefined : idOf(year, target)],
    ...evaluations.map((one): [string, string] => ['同年的自评表', idOf(year, one)]),
    ['已有的', id],
  ];
  return wanted.flatMap(([name, at]) => {
    const found = at !== undefined && forms.find((form) => form.id === at);
    return found ? [{ name, record: found.record }] : [];
  });
}

/**
 * What stands in a column. `printed` is a text of a form, character for character; `yuan`, `number` and `count` are values:
 * exact decimals in plain digits; `word` is one of a few words in English; all else is about the forms, not on them.
 */
export type ColumnSort =
  'key' | 'text' | 'printed' | 'word' | 'yuan' | 'number' | 'count' | 'year' | 'date' | 'list' | 'json' | 'address';

/** What anybody needs to know of a column: header, schema, heading and dictionary are made from it. */
export interface Column {
  /** `executed_yuan`: the header in files. */
  readonly name: string;
  /** `全年执行数（元）`: the heading in workbooks and in the dictionary. */
  readonly title: string;
  readonly sort: ColumnSort;
  /** Of a value: 元, % or 分. */
  readonly unit?: '元' | '%' | '分' | undefined;
  /** Chinese, for people who have never seen the form. */
  readonly meaning: string;
  /** The words there may be, each with what it means. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Whether every row has it. */
  readonly isRequired?: boolean | undefined;
}

/** Undefined where there is nothing; an empty text where a place was left blank. */
export type Cell = string | undefined;

/** Columns whose rows' values stand in another table under its key. */
export interface Reference {
  readonly columns: readonly string[];
  readonly table: TableId;
}

/** Tables of a year are made for each unit and joined; the others are of all years. */
export type YearTableId = 'records' | 'funds' | 'indicators' | 'tasks' | 'findings';
export type WholeTableId = 'units' | 'projects' | 'corrections' | 'withdrawn' | 'changes' | 'missing';
export type TableId = YearTableId | WholeTableId;

/** A table as data, whatever its rows are made from. */
export interface TableNote {
  readonly id: TableId;
  /** 资金 */
  readonly title: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
  /** Columns that tell each row from all others; none where rows have no name. */
  readonly key: readonly string[];
  readonly references: readonly Reference[];
}

/** A table that can be filled from a source. */
export interface Table<S> extends TableNote {
  /** How many rows a source gives. */
  count(source: S): number;
  /** The cells of all rows that a source gives, in the order of the columns. */
  cells(source: S): Cell[][];
}

/** A column with where its cells come from. */
export interface ColumnOf<R> extends Column {
  of(row: R): Cell;
}

interface Declared<S, R> extends Omit<TableNote, 'columns' | 'references'> {
  readonly references?: readonly Reference[];
  readonly columns: readonly ColumnOf<R>[];
  rows(source: S): readonly R[];
  /** How many they are, where that is known without them. */
  count?(source: S): number;
}

/** Declares a table: its columns are said once, with what they mean and where their cells come from. */
export function declare<S, R>({ rows, columns, count, references = [], ...note }: Declared<S, R>): Table<S> {
  return {
    ...note,
    references,
    columns: columns.map(({ of: _, ...column }) => column),
    count: count ?? ((source) => rows(source).length),
    cells: (source) => rows(source).map((row) => columns.map((column) => column.of(row))),
  };
}

const VALUES: ReadonlySet<ColumnSort> = new Set(['yuan', 'number', 'count']);
/** Whether cells are values to reckon with; all others are texts. */
export const isValue = ({ sort }: Pick<Column, 'sort'>): boolean => VALUES.has(sort);

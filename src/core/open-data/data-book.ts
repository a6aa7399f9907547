import type { Joined } from '../outputs/output.ts';
import { isValue, type Cell, type Column, type TableNote } from '../tables/table.ts';
import type { Properties } from '../workbook/workbook.ts';

/** A column of a sheet: its heading, and whether its cells are numbers. */
export interface DataHeading {
  readonly title: string;
  readonly isNumber: boolean;
}

/** A sheet with one table under a title and a note. */
export interface DataSheet {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly headings: readonly DataHeading[];
  /** Rows of units that are joined as they are kept, or the cells themselves. */
  readonly rows: Joined | readonly (readonly Cell[])[];
  readonly count: number;
}

/** A workbook of tables to reckon with; it has no layout of any form. */
export interface DataBook {
  readonly properties: Properties;
  readonly sheets: readonly DataSheet[];
}

/** Forms of a unit at most: the sheets of programs end at 1,048,576 rows, and a form has some twenty indicators. */
const MOST_FORMS = 20_000;

/** Whether a unit with so many forms has a workbook. */
export const hasUnitBook = (forms: number): boolean => forms > 0 && forms <= MOST_FORMS;

const BLANK_NOTE = '空着不是零：标题里有“为什么没有数”的列说明原因。印在表上的字照原样，读出的数在旁边另外的列里。';

const headingsOf = (columns: readonly Column[]): DataHeading[] =>
  columns.map((column) => ({ title: column.title, isNumber: isValue(column) }));

const tableSheet = ({ title, meaning, columns }: TableNote, rows: DataSheet['rows'], count: number): DataSheet => ({
  ...{ name: title, title: `${title}：${meaning}`, note: BLANK_NOTE, headings: headingsOf(columns), rows, count },
});

const texts = (...titles: string[]): DataHeading[] => titles.map((title) => ({ title, isNumber: false }));

/** What each column of each table is. */
function dictionarySheet(tables: readonly TableNote[]): DataSheet {
  const rows = tables.flatMap(({ title, columns }) =>
    columns.map(({ title: column, name, unit, meaning }) => [title, column, name, unit ?? '', meaning]),
  );
  return {
    ...{ name: '字段', title: '字段：每一列是什么', note: '“列名”是 CSV 和 Parquet 文件里的名称。' },
    ...{ headings: texts('表', '列', '列名', '单位', '含义'), rows, count: rows.length },
  };
}

interface Sheeted {
  readonly table: TableNote;
  readonly rows: DataSheet['rows'];
  readonly count: number;
}

/** A workbook: a cover with what is said of it, the tables, and the dictionary. */
export function makeDataBook(
  title: string,
  about: readonly (readonly [label: string, text: string])[],
  tables: readonly Sheeted[],
): DataBook {
  const cover: DataSheet = {
    ...{ name: '说明', title, note: '各页是数据表，可以筛选、排序、计算；改动不会影响公布的内容。' },
    ...{ headings: texts('项目', '内容'), rows: about, count: about.length },
  };
  return {
    properties: { title, subject: 'mingzhang-data', description: about.map((pair) => pair.join('：')).join('\n') },
    sheets: [
      cover,
      ...tables.map(({ table, rows, count }) => tableSheet(table, rows, count)),
      dictionarySheet(tables.map(({ table }) => table)),
    ],
  };
}

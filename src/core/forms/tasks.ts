import { z } from 'zod';
import { shownColumns, textIn } from './columns.ts';
import { labelOf, type Labels } from './headings.ts';
import { words } from './intake.ts';
import type { Column } from './kind.ts';
import { extra, text } from './record.ts';
import {
  columnHead,
  figure,
  fillRow,
  printed,
  prose,
  rowHead,
  shares,
  type SheetBlock,
  type SheetCell,
} from './sheet.ts';

/** 年度主要任务 of a whole department: a row a task, with its own money; a closing row 金额合计 is a row as well. */
export const tasks = z
  .array(
    z.strictObject({
      name: text,
      content: text.optional(),
      total: text.optional(),
      fiscal: text.optional(),
      other: text.optional(),
      extra: extra.optional(),
    }),
  )
  .optional();
export type PrintedTask = NonNullable<z.infer<typeof tasks>>[number];

/** The columns after 任务名称, as 财预〔2015〕88号 has them; a self-evaluation puts 完成情况 in the place of 主要内容. */
export const TASK_COLUMNS: readonly Column[] = [
  {
    ...{ key: 'content', label: '主要内容', sort: 'prose', width: 34 },
    also: words('(?:任务|工作|具体|主要|目标)*内容|(?:任务|目标)?(?:实际)?完成情况'),
  },
  {
    ...{ key: 'total', label: '总额', sort: 'amount', width: 13 },
    also: words('合计|小计|总计|总金额|资金总额|金额|(?:预算|拟?安排|涉及)(?:金额|资金|数|经费)?'),
  },
  {
    ...{ key: 'fiscal', label: '财政拨款', sort: 'amount', width: 13 },
    also: words('(?:其中:)?财政(?:资金|性资金|预算)?|(?:其中:)?一般公共预算(?:拨款|资金)?'),
  },
  {
    ...{ key: 'other', label: '其他资金', sort: 'amount', width: 13 },
    also: words('其[他它](?:资金|收入|来源)?'),
  },
];

interface WithTasks {
  readonly tasks?: readonly PrintedTask[] | undefined;
  readonly currency: string;
  readonly labels?: Labels;
}

const DRAW = { prose, amount: figure, points: figure, rate: figure, measure: printed };

/** The headings in two rows: those of the amounts stand under 预算金额 with its unit. */
function headRows({ labels, currency, tasks: rows = [] }: WithTasks, columns: readonly Column[]): SheetCell[][] {
  const heading = ({ key, label }: Column): string => labelOf(labels, `tasks.${key}`, label);
  const amounts = columns.filter(({ sort }) => sort === 'amount');
  const side = rowHead(labelOf(labels, 'tasks', '年度主要任务'), { rows: rows.length + (amounts.length ? 2 : 1) });
  const name = labelOf(labels, 'tasks.name', '任务名称');
  if (amounts.length === 0) return [[side, columnHead(name), ...columns.map((column) => columnHead(heading(column)))]];
  const group = columnHead(labelOf(labels, 'tasks.currency', `预算金额(${currency})`), { cols: amounts.length });
  const first = columns.flatMap((column): SheetCell[] => {
    if (column.sort !== 'amount') return [columnHead(heading(column), { rows: 2 })];
    return column === amounts[0] ? [group] : [];
  });
  return [[side, columnHead(name, { rows: 2 }), ...first], amounts.map((column) => columnHead(heading(column)))];
}

/** The table 年度主要任务; none where the form has none. */
export function taskBlock(record: WithTasks): SheetBlock[] {
  const { tasks: rows = [] } = record;
  if (rows.length === 0) return [];
  const columns = shownColumns(rows, TASK_COLUMNS);
  const body = rows.map((row, i) => [
    prose(row.name, `tasks.${i}.name`),
    ...columns.map((column) => DRAW[column.sort](textIn(row, column), `tasks.${i}.${column.key}`)),
  ]);
  const heads = headRows(record, columns);
  const span = columns.length + 2;
  return [
    {
      caption: '年度主要任务',
      widths: shares(10, 17, ...columns.map(({ width }) => width)),
      body: [...heads, ...body].map((row, i) => (i < heads.length ? row : fillRow(row, span - 1))),
    },
  ];
}

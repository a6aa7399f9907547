import type { TaskLine } from '../forms/reading.ts';
import type { PrintedTask } from '../forms/tasks.ts';
import { amount, json, printed } from './columns.ts';
import { declare } from './table.ts';
import { pair, rowColumns, spellExtra, type RowOf, type ToldForm } from './told-form.ts';

type Row = RowOf<PrintedTask, TaskLine>;

const AMOUNTS = [
  ['total', '总额'],
  ['fiscal', '财政拨款'],
  ['other', '其他资金'],
] as const;

export const TASKS = declare<ToldForm, Row>({
  id: 'tasks',
  title: '年度主要任务',
  meaning: '部门整体的表里的年度主要任务，一行一条；合计的行也在，不能把各行相加。',
  key: ['record', 'path'],
  references: [{ columns: ['record'], table: 'records' }],
  rows: (told) => pair(told, (told.form.record as { tasks?: readonly PrintedTask[] }).tasks, told.reading.tasks),
  columns: [
    ...rowColumns<Row>('tasks'),
    printed('name', '任务名称', '照原表，一字不改', ({ row }) => row.name),
    printed('content', '主要内容', '自评表为完成情况；照原表，一字不改', ({ row }) => row.content),
    ...AMOUNTS.flatMap(([name, title]) =>
      amount<Row>({ name, title, text: ({ row }) => row[name], value: ({ line }) => line[name] }),
    ),
    json('extra', '其他列', '原表另有的列和所填的字，JSON，按原表顺序', ({ row }) => spellExtra(row.extra)),
  ],
});

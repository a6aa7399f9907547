import { isMissing } from '../figures/missing.ts';
import type { Reading } from '../forms/reading.ts';
import type { PrintedTask } from '../forms/tasks.ts';
import { printAmount } from '../figures/amount.ts';
import { anchorOf, figureId } from './anchors.ts';
import { viewExtra, type Printed } from './groups.ts';

/** One of 年度主要任务 as a page lists it: what is to be done, and its money. */
export interface TaskView {
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly values: readonly Printed[];
}

const AMOUNTS = [
  ['total', '总额'],
  ['fiscal', '财政拨款'],
  ['other', '其他资金'],
] as const;

/** The tasks of a whole department in printed order; their money as printed, with its unit. */
export const viewTasks = (printed: readonly PrintedTask[], { tasks }: Reading): TaskView[] =>
  tasks.map((task, i) => {
    const row = printed[i]!;
    const amounts = AMOUNTS.flatMap(([key, label]): Printed[] => {
      const text = row[key];
      if (text === undefined) return [];
      const amount = task[key];
      const shown = isMissing(amount) ? text || '未填' : printAmount(amount);
      return [{ id: figureId(`${task.path}.${key}`), label, text: shown, blank: text === '' }];
    });
    return {
      id: anchorOf(task.path),
      name: row.name,
      content: row.content ?? '',
      values: [...amounts, ...viewExtra(row, task.path)],
    };
  });

import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import type { Cell } from '../lines.ts';
import { monthsIn, yearIn } from './year-and-period.ts';

/** The year beside its label. */
export function placeYear(cell: Cell, { builder }: FormContext, raw = cell.raw): boolean {
  const year = yearIn(raw);
  if (!year || builder.fields.has('year')) return false;
  builder.take('year', cell, 'name', raw);
  builder.fields.set('year', year);
  return true;
}

/** The tracked months: as printed, and as from and to. */
export function placePeriod(label: Cell, cell: Cell, { builder }: FormContext, raw = cell.raw): boolean {
  builder.fields.set('period.label', builder.take('period', cell, 'prose', raw));
  const until = /截[止至]/.test(label.head) ? '截至' : '';
  const months = monthsIn(`${until}${raw.trim()}`, builder.fields.get('year'));
  if (months && until) builder.doubt('period-until', 'period', cell.at);
  if (!months) return true;
  for (const [end, month] of Object.entries(months)) builder.fields.set(`period.${end}`, month);
  return true;
}

/** The unit of money beside its own label: 金额单位 | 万元. */
export function placeCurrency(label: Cell, cell: Cell, { builder }: FormContext): boolean {
  const unit = /^(?:金额|资金|货币)?单位$/.test(label.head) && /^(?:人民币)?(万元|元)$/.exec(squash(cell.raw))?.[1];
  if (!unit || builder.fields.has('currency')) return false;
  builder.fields.set('currency', builder.take('currency', cell, 'name', unit));
  return true;
}

/** A judgement that is not told apart into the two of the format stands under its own heading: 监控结论 | 绿灯. */
export function placeVerdict(label: Cell, cell: Cell, { builder }: FormContext, raw?: string): boolean {
  builder.labels.delete('outlook');
  builder.putExtra(printedLabel(label), cell, raw);
  return true;
}

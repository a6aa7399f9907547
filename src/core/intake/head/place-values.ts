import { squash } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { printedLabel } from '../draft-builder.ts';
import type { Cell } from '../lines.ts';
import { currencyOf } from '../money.ts';
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
  const until = /截[止至]|时点/.test(label.head) && !/截[止至到]/.test(raw) ? '截至' : '';
  const months = monthsIn(`${until}${raw.trim()}`, builder.fields.get('year'));
  if (months && until) builder.doubt('period-until', 'period', cell.at);
  if (!months) return true;
  for (const [end, month] of Object.entries(months)) builder.fields.set(`period.${end}`, month);
  return true;
}

/** The unit of money beside its own label: 金额单位 | 万元. */
export function placeCurrency(label: Cell, cell: Cell, { builder }: FormContext, raw = cell.raw): boolean {
  const unit = /^(?:金额|资金|货币)?单位$/.test(label.head) && currencyOf(raw);
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

/** How the result of a year is graded. */
export const GRADE = /^(?:优|良|中|差|优秀|良好|中等|较差|一般|合格|不合格|[A-D])$/;

/** A conclusion that is one of the grades is the form's: 自评结论 | 良. */
export function placeGrade(label: Cell, cell: Cell, { builder, kind }: FormContext, raw = cell.raw): boolean {
  const field = kind.intake.fields.find(({ path }) => path === 'grade');
  if (!field || !/(?:结论|结果)$/.test(label.head) || !GRADE.test(squash(raw))) return false;
  if (!builder.put(field.path, cell, 'figure', raw)) return false;
  builder.heading(field.path, field.label, label);
  return true;
}

const DAY = String.raw`(?:19|20)\d\d\s*(?:[-/.年]\s*\d{1,2}\s*(?:[-/.月]\s*(?:\d{1,2}\s*日?|底|末|初)?)?|年度?)?`;
const SPAN = new RegExp(String.raw`^\s*[自从]?\s*(${DAY})\s*(?:至|到|[-—–~～]+)\s*(${DAY})\s*[止底末]?\s*$`);

/** A declaration's period in one cell: 项目期限 | 2024-01-01至2026-12-31. */
export function placeSpan(label: Cell, cell: Cell, { builder, kind }: FormContext, raw = cell.raw): boolean {
  const has = (path: string): boolean => kind.intake.fields.some((field) => field.path === path);
  const [, start, end] = SPAN.exec(raw) ?? [];
  if (!has('start') || !start || !end || !/(?:时间|日期|期限|周期|年限|期)$/.test(label.head)) return false;
  if (builder.fields.has('start') || builder.fields.has('end')) return false;
  builder.label(label);
  builder.put('start', cell, 'name', start);
  builder.put('end', cell, 'name', end);
  return true;
}

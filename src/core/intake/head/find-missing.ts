import type { FormContext } from '../context.ts';
import { squash } from '../clean-text.ts';
import type { FoundForm } from '../find/find-forms.ts';
import { filled, type Cell } from '../lines.ts';
import { currencyIn, unitBehind } from '../money.ts';
import { monthsIn, monthsText, yearIn, yearLine } from './year-and-period.ts';

/** A short line with a year next above the form: the first line of its title (2023年度某单位), the head of the printed page. */
const yearAbove = ({ outside }: FoundForm): Cell | undefined =>
  outside
    .slice(-MOST_ABOVE)
    .flatMap((line) => (filled(line).length === 1 ? filled(line) : []))
    .findLast(({ raw }) => !/[。；;]/.test(raw) && squash(raw).length <= LONGEST_ABOVE && yearIn(raw));
const MOST_ABOVE = 3;
const LONGEST_ABOVE = 40;

/** The date on which the form was filled in, where it says no year of its own. */
const dateIn = ({ lines }: Pick<FormContext, 'lines'>): string | undefined =>
  lines
    .flatMap(filled)
    .map(({ raw }) => /(?:日期|时间)[:：]?\s*(20\d\d)\s*[年.\-/]/.exec(raw)?.[1])
    .find((year) => year !== undefined);

/** How many lines from its beginning a form states its year in. */
const OPENING = 6;

/** The year that a form seems to be of: in its title, under it, above it, in the date or the name of the file. */
export const guessYear = (found: FoundForm): string | undefined =>
  yearIn(found.title?.raw ?? '') ??
  found.lines
    .slice(0, OPENING)
    .flatMap((line) => (filled(line).length < 3 ? filled(line) : []))
    .map(({ raw }) => yearLine(raw))
    .find((year) => year !== undefined) ??
  yearIn(yearAbove(found)?.raw ?? '') ??
  dateIn(found) ??
  yearIn(found.fileName?.raw ?? '');

/** The year that a form states anywhere else: in its title, above it, in its period, its dates. */
export function findYear(context: FormContext, title: Cell | undefined, found: FoundForm): void {
  const { builder } = context;
  const { fileName } = found;
  if (builder.fields.has('year')) return;
  const above = title && yearIn(title.raw) ? undefined : yearAbove(found);
  if (above) {
    builder.state('year', yearIn(above.raw)!, above);
    return builder.label(above);
  }
  const period = builder.fields.get('period.label') ?? '';
  const sources: [string | undefined, string][] = [
    [title?.raw, title?.at ?? ''],
    [yearIn(period) ? period : undefined, ''],
    [builder.fields.get('start'), ''],
    [builder.fields.get('project'), ''],
    [fileName?.raw, fileName?.at ?? ''],
    [dateIn(context), ''],
  ];
  for (const [i, [text, at]] of sources.entries()) {
    const year = text && yearIn(text);
    if (!year) continue;
    if (i === 0) builder.state('year', year, title!);
    else builder.fields.set('year', year);
    if (i > 1) builder.doubt(text === fileName?.raw ? 'year-by-file' : 'year-by-date', 'year', at);
    return;
  }
  builder.doubt('no-year', 'year', title?.at ?? '');
}

/** The tracked months where no field states them: in a heading such as 1-6月执行数. */
export function findPeriod({ builder, kind }: FormContext, title: Cell | undefined): void {
  if (!kind.intake.period || builder.fields.has('period.to')) return;
  const year = builder.fields.get('year');
  const sources = [builder.fields.get('period.label'), title?.raw, ...builder.labels.values()];
  for (const text of sources) {
    const months = text && monthsIn(text, year);
    if (!months) continue;
    if (!builder.fields.has('period.label')) builder.fields.set('period.label', monthsText(text) ?? text);
    for (const [end, month] of Object.entries(months)) builder.fields.set(`period.${end}`, month);
    return builder.doubt(text === title?.raw ? 'period-by-title' : 'period-by-heading', 'period', '');
  }
  builder.doubt('no-period', 'period', '');
}

/** The unit of money, wherever the form states it. */
export function findCurrency({ builder, lines }: FormContext): void {
  if (builder.fields.has('currency')) return;
  const cell = lines.flatMap((line) => filled(line)).find(({ raw }) => raw.length < 60 && currencyIn(raw));
  // each amount may print the unit itself
  const amounts = builder.funds.flatMap(({ fields }) => [...fields.values()].flatMap((text) => unitBehind(text) ?? []));
  if (cell) builder.state('currency', currencyIn(cell.raw)!, cell);
  else if (new Set(amounts).size === 1) builder.fields.set('currency', amounts[0]!);
  else builder.doubt('no-currency', 'currency', '');
}

/** What the form is about: its department, or a project that only the title may name: 部门整体支出绩效跟踪表. */
export function findSubject({ builder, kind }: FormContext, title: Cell | undefined): void {
  if (!kind.subjects.includes('project')) {
    if (!builder.fields.has('department')) builder.doubt('no-department', 'department', title?.at ?? '');
    return;
  }
  if (builder.fields.has('project')) return;
  const whole = /(?:部门|单位)?(?:[（(](?:部门|单位)[）)])?整体支出/.exec(title?.raw ?? '')?.[0];
  if (whole) builder.fields.set('project', whole);
  builder.doubt(whole ? 'project-by-title' : 'no-project', 'project', title?.at ?? '');
}

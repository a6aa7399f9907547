import { HEAD_FIELDS } from '../../forms/intake.ts';
import { REPORT_CLOSING } from '../../forms/title-words.ts';
import { heading, squash, unquoted } from '../clean-text.ts';
import type { DraftBuilder } from '../draft-builder.ts';
import type { FoundForm } from '../find/find-forms.ts';
import { guessYear } from '../head/find-missing.ts';
import { yearIn, yearLine } from '../head/year-and-period.ts';
import { filled, type Cell, type Line } from '../lines.ts';

const WHOLE = /整体(?:支出|绩效|财政|$)|(?:部门|单位)整体/;

/** Whether a report is about a whole department: its title says so. */
export const isAboutWhole = (title: string): boolean => WHOLE.test(squash(title));

/** What a title names before and after its year: `样例街道办事处2023年度社区服务项目支出绩效自评报告`. */
function namesIn(title: string): { readonly unit: string; readonly subject: string } {
  const bare = unquoted(squash(title))
    .replace(/[(（][^()（）]*[)）]$/, '')
    .replace(/^关于/, '');
  const [, unit, rest] = /^(.*?)(?:19|20)\d\d\s*年?度?(.*)$/.exec(bare) ?? [];
  const subject = (rest ?? bare).replace(REPORT_CLOSING, '');
  const before = (unit ?? '').replace(/关于$/, '');
  // a title may name the project before the year and nothing behind it
  return subject === '' && /(?:项目|资金|经费|工程|专项)$/.test(before)
    ? { unit: '', subject: before }
    : { unit: before, subject };
}

/** Labels before their values in lines of their own: 项目名称：社区服务. */
function readLabels(lines: readonly Line[], builder: DraftBuilder): void {
  for (const { paragraph, cells } of lines) {
    const [cell] = cells;
    const [, label = '', value = ''] = (paragraph && /^\s*([^:：]{2,20})[:：]\s*(\S.*)$/.exec(cell!.raw)) || [];
    const head = heading(label);
    const field = HEAD_FIELDS.find((known) => known.label === head || known.also?.test(head));
    if (!field || squash(value).length > 60 || /[。；]/.test(value) || builder.fields.has(field.path)) continue;
    if (field.path !== 'year') builder.state(field.path, value.trim(), cell!);
    else if (yearIn(value)) builder.state('year', yearIn(value)!, cell!);
  }
}

/** Year, project and units of a report: its labels, else its title. */
export function readNames(
  found: FoundForm,
  lines: readonly Line[],
  title: Cell | undefined,
  builder: DraftBuilder,
): void {
  const { fields } = builder;
  const text = title?.raw ?? '';
  const isWhole = isAboutWhole(builder.fields.get('title') ?? text);
  readLabels(lines, builder);
  const { unit, subject } = namesIn(builder.fields.get('title') ?? text);
  if (isWhole) {
    fields.delete('project');
    const name = unit || subject || fields.get('implementer');
    if (!fields.has('department') && name) {
      builder.state('department', name, title!);
      builder.doubt('department-by-title', 'department', title!.at);
    }
    if (fields.get('implementer') === fields.get('department')) fields.delete('implementer');
    if (!fields.has('department')) builder.doubt('no-department', 'department', title?.at ?? '');
  } else {
    if (!fields.has('project') && subject) {
      builder.state('project', subject, title!);
      builder.doubt('project-by-title', 'project', title!.at);
    }
    if (!fields.has('department') && !fields.has('implementer') && unit) {
      builder.state('department', unit, title!);
      builder.doubt('department-by-title', 'department', title!.at);
    }
  }
  readYear(found, lines, title, builder);
}

/** The year of a text: in its title, in a line of its own, in what stands around it. */
export function readYear(
  found: FoundForm,
  lines: readonly Line[],
  title: Cell | undefined,
  builder: DraftBuilder,
): void {
  if (builder.fields.has('year')) return;
  const inTitle = yearIn(builder.fields.get('title') ?? '');
  if (inTitle) return builder.state('year', inTitle, title!);
  const under = lines.flatMap(filled).find(({ raw }) => yearLine(raw));
  if (under) {
    builder.label(under);
    return builder.state('year', yearLine(under.raw)!, under);
  }
  const guess = guessYear(found);
  if (!guess) return;
  builder.fields.set('year', guess);
  builder.doubt('year-by-date', 'year', title?.at ?? '');
}

import { nameField, nameOf, SUBJECT_WORDS } from '../forms/subject.ts';
import { readableMoney } from '../explain/money.ts';
import { isMissing } from '../figures/missing.ts';
import { makeChange, nameForm } from './indicator-changes.ts';
import { listOffshoots, type LineForm } from './lineage.ts';
import { isGap } from './cell.ts';
import type { Change } from './change.ts';
import type { Ancestor, ProjectYear } from './model.ts';
import { quote } from './print-value.ts';
import { matchingName } from './same-indicator.ts';

/** A name without the closing bracket that says how the form was made: (二级构成), （汇总）. */
const bareName = (name: string): string => matchingName(name).replace(/\([^()]*\)$/, '') || matchingName(name);

function tellSuccession(to: LineForm, ancestors: readonly Ancestor[], from: LineForm): Change {
  const shared = ancestors.find(({ node }) => node === from.node)?.sharedWith ?? [];
  const [old, own] = [quote(from.node.project.name), quote(to.node.project.name)];
  const { year } = to.form;
  const common = { kind: shared.length ? ('split' as const) : ('succeeded' as const), year, form: to.form };
  if (shared.length === 0)
    return makeChange({ ...common, words: `${own}从${year}年起接续前身项目${old}。`, short: `接续${old}` });
  if (shared.includes(from.node))
    return makeChange({ ...common, words: `${own}从${year}年起由${old}分出，单独填报。`, short: `由${old}分出` });
  const others = shared.map(({ project }) => quote(project.name)).join('、');
  const words = `${old}拆分为${own}和${others}，${year}年起分开填报。`;
  return makeChange({ ...common, words, short: `由${old}拆分而来` });
}

/** What was split off between two forms of a project that goes on. */
const tellOffshoots = (from: LineForm, to: LineForm): Change[] =>
  from.form.year === to.form.year
    ? []
    : listOffshoots(to.node, from.form.year, to.form.year).map(({ project: { name } }) =>
        makeChange({
          kind: 'split',
          year: to.form.year,
          words: `${quote(name)}从${to.form.year}年起由${quote(to.node.project.name)}分出，单独填报。`,
          short: `分出${quote(name)}`,
          form: to.form,
        }),
      );

function tellRename(from: LineForm, to: LineForm): Change {
  const [was, is] = [from, to].map(({ form }) => nameOf(form.record)) as [string, string];
  const short = `${SUBJECT_WORDS[to.node.subject]}名称由${quote(was)}改为${quote(is)}`;
  return makeChange({
    kind: 'renamed-project',
    year: to.form.year,
    words: `${short}（${nameForm(from.form)} → ${nameForm(to.form)}）。`,
    short,
    form: to.form,
    isWithinYear: from.form.year === to.form.year,
    before: { form: from.form, path: nameField(from.form.record), text: was },
    after: { form: to.form, path: nameField(to.form.record), text: is },
  });
}

/** New names, successions and splits, from each form to the next. */
export function compareNames(forms: readonly LineForm[], ancestors: readonly Ancestor[]): Change[] {
  return forms.slice(1).flatMap((to, i) => {
    const from = forms[i]!;
    if (from.node !== to.node) return [tellSuccession(to, ancestors, from)];
    const isRenamed = bareName(nameOf(from.form.record)) !== bareName(nameOf(to.form.record));
    return [...tellOffshoots(from, to), ...(isRenamed ? [tellRename(from, to)] : [])];
  });
}

/** Years without any form, and budgets that differ from the year before. */
export function compareYears(years: readonly Omit<ProjectYear, 'changes'>[]): Change[] {
  return years.flatMap((year): Change[] => {
    if (year.gap) {
      const short = year.gap.words;
      return [makeChange({ kind: 'year-missing', year: year.year, words: `${short}。`, short })];
    }
    const before = years.find((other) => other.year === year.against?.year);
    const comparison = year.against?.initial;
    if (!before || !comparison?.comparable || comparison.way === 'same') return [];
    const [was, is] = [before.money.initial, year.money.initial];
    if (isGap(was.figure) || isMissing(was.figure) || isGap(is.figure) || isMissing(is.figure)) return [];
    const way = comparison.way === 'up' ? '增加到' : '减少到';
    const short = `年初预算由${readableMoney(was.figure)}${way}${readableMoney(is.figure)}`;
    return [
      makeChange({
        kind: 'budget',
        year: year.year,
        words: `${short}，${comparison.words}。`,
        short,
        form: year.speaker,
        before: was.cell,
        after: is.cell,
      }),
    ];
  });
}

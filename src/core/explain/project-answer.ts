import { isTable } from '../forms/kind.ts';
import { kindOf, readingOf } from '../forms/registry.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { listOffshoots } from '../history/lineage.ts';
import type { ProjectHistory, ProjectYear } from '../history/model.ts';
import { quote } from '../history/print-value.ts';
import { explainForm } from './answer.ts';
import { explainMissed, explainPromises } from './promises.ts';
import { bold, type Piece, type Sentence } from './sentence.ts';
import { explainMoneyYearOnYear, explainResultChanges } from './year-on-year.ts';

/** The sentences of a form, each figure with the form it stands in. */
const inForm = (sentence: Sentence, form: FormEntry): Sentence =>
  sentence.map((piece) =>
    typeof piece === 'string'
      ? piece
      : bold(piece[0], ...(piece.slice(1) as { path: string }[]).map(({ path }) => ({ path, form }))),
  );

const nameAll = (nodes: readonly ProjectNode[]): string => nodes.map(({ project }) => quote(project.name)).join('、');

function explainOrigin({ ancestors }: ProjectHistory): string[] {
  const last = ancestors.at(-1);
  if (!last) return [];
  if (last.sharedWith.length === 0) return [`本项目的前身是${nameAll(ancestors.map(({ node }) => node))}。`];
  const origin = quote(last.node.project.name);
  return last.sharedWith.includes(last.node)
    ? [`本项目由${origin}分出，${origin}仍单独填报。`]
    : [`本项目由${origin}拆分而来，同时拆出的还有${nameAll(last.sharedWith)}。`];
}

/** Projects that came of this one: those split off while it goes on, and those that took its place. */
function explainSuccession({ node, successors }: ProjectHistory): string[] {
  const last = node.years.at(-1);
  if (last === undefined) return [];
  const offshoots = listOffshoots(node, '', last);
  const heirs = successors.filter((other) => other.years.length > 0 && !offshoots.includes(other));
  return [
    ...offshoots.map(({ project, years }) => `${years[0]}年从本项目分出${quote(project.name)}。`),
    ...(heirs.length ? [`${last}年以后由${nameAll(heirs)}接续。`] : []),
  ];
}

/** Where the project comes from and goes on to, as far as this bears on the comparison of years. */
const explainLineage = (history: ProjectHistory): Piece[][] =>
  [...explainOrigin(history), ...explainSuccession(history)].map((words) => [words]);

/** Forms that the year lacks, and years before it without any form: what the page cannot say. */
function explainSilence({ years }: ProjectHistory, year: ProjectYear): Piece[] {
  const missing = year.forms.filter(({ kind, form }) => isTable(kind) && !form).map(({ kind }) => kind.name);
  const gaps = years.filter((other) => other.gap && other.year < year.year).map(({ gap }) => gap!.words);
  const hasClosing = year.forms.some(({ kind, form }) => kind.stage === 'final' && form);
  const parts = [
    ...(missing.length ? [`本栏目没有${year.year}年的${missing.join('、')}`] : []),
    ...gaps,
    ...(hasClosing ? [] : ['最后做得怎样，表上还看不到']),
  ];
  return parts.length ? [`${parts.join('；')}。`] : [];
}

const tidy = (sentences: readonly (Sentence | undefined)[]): Sentence[] =>
  sentences.map((sentence = []) => sentence.filter((piece) => piece !== '')).filter((sentence) => sentence.length > 0);

const answerOf = (form: FormEntry): Sentence[] => {
  const kind = kindOf(form.record);
  return explainForm(form.record, kind, readingOf(form.record)).map((sentence) => inForm(sentence, form));
};

/** Whether it happened, and whether it is better than the year before: only where the year has its closing form. */
const explainYear = (history: ProjectHistory, year: ProjectYear, { record }: FormEntry): Sentence[] =>
  kindOf(record).stage === 'final' ? [explainMissed(history, year.year), ...explainResultChanges(history, year)] : [];

/**
 * The one-screen answer for a project in a year (its newest with a form where none is named): what was planned and spent,
 * whether it happened, whether it is better than the year before, what was promised differently, and what the forms do not
 * say. Every sentence from checked figures by a template; bold pieces carry the cells they rest on. Empty without forms.
 */
export function explainProject(history: ProjectHistory, wanted?: string): Sentence[] {
  const year = wanted
    ? history.years.find((own) => own.year === wanted)
    : history.years.findLast(({ speaker }) => speaker);
  if (!year?.speaker) return [];
  const [spending, results, ...closing] = answerOf(year.speaker);
  const changes = history.changes.filter((change) => change.year === year.year);
  const former = year.node && year.node !== history.node ? `（当时是${quote(year.node.project.name)}）` : '';
  return tidy([
    spending && [`${year.year}年${former}：`, ...spending],
    explainMoneyYearOnYear(history, year),
    results,
    ...explainYear(history, year, year.speaker),
    ...explainPromises(changes, `${year.year}年指标的变化`),
    ...closing,
    ...explainLineage(history),
    explainSilence(history, year),
  ]);
}

/**
 * The one-screen answer for one form of a project: what it says, what it promises otherwise than the form before it, and,
 * where it is its year's last word, how that compares with the year before. Empty for a form without tables.
 */
export function explainDisclosure(history: ProjectHistory, form: FormEntry): Sentence[] {
  const year = history.years.find((own) => own.year === form.year);
  const [spending, results, ...closing] = answerOf(form);
  if (!year || !spending) return [];
  const isLast = year.speaker === form;
  return tidy([
    spending,
    isLast ? explainMoneyYearOnYear(history, year) : undefined,
    results,
    ...(isLast ? explainYear(history, year, form) : []),
    ...explainPromises(
      history.changes.filter((change) => change.form === form),
      '与前一张表相比，指标的变化',
    ),
    ...closing,
  ]);
}

import { sayAmount } from '../explain/money.ts';
import type { Amount } from '../figures/amount.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import { kindOf } from '../forms/registry.ts';
import { WHOLE } from '../forms/subject.ts';
import { lastWord, readFigures } from '../history/year-figures.ts';
import { formPath, projectPath } from '../library/addresses.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import type { Link } from './report.ts';

/** A value in a list: what is shown, and a plain decimal to sort by (元, percent or points); none where nothing is printed. */
export interface Cell {
  readonly text: string;
  readonly sort: string | undefined;
  /** Money without its unit, for a column that is headed 万元; none where the amount is in another unit. */
  readonly wan?: string;
}

/** One project in one year, as lists show it: the money, score and grade of the form that speaks last. */
export interface ProjectRow {
  readonly project: Link;
  /** 二级构成 of a project that is listed above it. */
  readonly isPart: boolean;
  readonly forms: readonly { readonly kind: string; readonly short: string; readonly path: string }[];
  readonly initial: Cell;
  readonly adjusted: Cell;
  readonly executed: Cell;
  readonly rate: Cell;
  readonly score: Cell;
  readonly grade: string;
}

const nothing = (value: Missing): Cell => ({
  text: value.missing === 'absent' ? '' : explainMissing(value),
  sort: undefined,
});
function money(amount: Amount | Missing): Cell {
  if (isMissing(amount)) return nothing(amount);
  const { figure, unit } = sayAmount(amount);
  const cell = { text: figure + unit, sort: amount.yuan.toFixed() };
  return unit === '万元' ? { ...cell, wan: figure } : cell;
}
const plain = (figure: Figure | Missing, unit = ''): Cell =>
  isMissing(figure)
    ? nothing(figure)
    : { text: `${figure.value.toFixed(figure.decimals)}${unit}`, sort: figure.value.toFixed() };

/** A department bears the name of its unit, on whose pages it stands: there it is called what it is. */
export const linkSubject = (node: ProjectNode): Link => ({
  text: node.subject === 'department' ? WHOLE : node.project.name,
  path: projectPath(node),
});

const anyOf = ({ forms }: ProjectNode, year: string): FormEntry | undefined => forms.find((form) => form.year === year);

/** A year with texts alone has its row too, without figures; undefined where the project has no form of that year. */
export function listProject(node: ProjectNode, year: string): ProjectRow | undefined {
  const form = lastWord(node.forms, year) ?? anyOf(node, year);
  if (!form) return undefined;
  const { initial, adjusted, executed, rate, score, grade } = readFigures(form);
  return {
    project: linkSubject(node),
    isPart: node.parent !== undefined && anyOf(node.parent, year) !== undefined,
    forms: node.forms
      .filter((other) => other.year === year)
      .map((other) => ({ kind: other.kind, short: kindOf(other.record).short, path: formPath(other) })),
    initial: money(initial),
    adjusted: money(adjusted),
    executed: money(executed),
    rate: plain(rate, '%'),
    score: plain(score),
    grade: grade ?? '',
  };
}

const withParts = (node: ProjectNode): ProjectNode[] => [node, ...node.children.flatMap(withParts)];

/** Projects of a unit in a year, parts under their parent. */
export function listProjects(projects: readonly ProjectNode[], year: string): ProjectRow[] {
  const shown = new Set(projects);
  const order = projects.flatMap((node) => (node.parent && shown.has(node.parent) ? [] : withParts(node)));
  return order.map((node) => listProject(node, year)).filter((row) => row !== undefined);
}

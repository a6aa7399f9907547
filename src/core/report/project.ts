import { PROJECT_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { explainProject } from '../explain/project-answer.ts';
import type { ProjectHistory } from '../history/history.ts';
import { compareParts } from '../history/totals.ts';
import { isTable } from '../forms/kind.ts';
import { formPath, projectPath } from '../library/addresses.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { viewParts, type PartsView } from './parts.ts';
import { linkAnswer, type AnswerPiece } from './answer.ts';
import { viewChanges, viewGlance, type Glance, type YearChanges } from './project-changes.ts';
import { viewLine, type LineView } from './project-lines.ts';
import type { Link } from './report.ts';

export type { PartsView };

export interface ProjectReport {
  /** The one-screen answer for the newest year with figures. */
  readonly answer: { readonly year: string; readonly sentences: readonly (readonly AnswerPiece[])[] } | undefined;
  /** Newest first, with those of the projects it goes on from. `gap` says why a year has none. */
  readonly years: readonly {
    readonly year: string;
    readonly gap: string;
    readonly forms: readonly { readonly name: string; readonly short: string; readonly path: string }[];
  }[];
  /** `12张表公开了11张`, and which are missing; empty where there is no form at all. */
  readonly completeness: { readonly words: string; readonly missing: readonly string[] } | undefined;
  readonly charts: readonly ChartSpec[];
  readonly glance: Glance | undefined;
  readonly changes: readonly YearChanges[];
  readonly lines: readonly LineView[];
  /** Newest first. */
  readonly parts: readonly PartsView[];
  readonly ancestors: readonly Link[];
  readonly successors: readonly Link[];
}

export const linkProject = (node: ProjectNode): Link => ({ text: node.project.name, path: projectPath(node) });

const listForms = ({ years }: ProjectHistory): ProjectReport['years'] =>
  years.toReversed().map(({ year, gap, forms }) => ({
    year,
    gap: gap?.words ?? '',
    forms: forms.flatMap(({ kind, form }) =>
      form ? [{ name: kind.name, short: kind.short, path: formPath(form) }] : [],
    ),
  }));

/** Of the forms with tables that each year from the first to the last should have. */
function countForms({ years }: ProjectHistory): ProjectReport['completeness'] {
  const due = years.flatMap(({ year, forms }) =>
    forms.flatMap(({ kind, form }) =>
      isTable(kind) ? [{ name: `${year}年${kind.name}`, isThere: form !== undefined }] : [],
    ),
  );
  if (!due.length) return undefined;
  const missing = due.filter(({ isThere }) => !isThere).map(({ name }) => name);
  return { words: `${due.length}张表公开了${due.length - missing.length}张`, missing };
}

/** Everything the project page shows: the newest year in words, what changed, its years, each indicator's line, its parts. */
export function viewProject(history: ProjectHistory): ProjectReport {
  const { node, years, indicators, ancestors, successors } = history;
  const latest = years.findLast(({ speaker }) => speaker);
  return {
    answer: latest && { year: latest.year, sentences: linkAnswer(explainProject(history), { lines: '#lines' }) },
    years: listForms(history),
    completeness: countForms(history),
    charts: PROJECT_CHARTS.map((build) => build(years)).filter((chart) => chart !== undefined),
    glance: viewGlance(history),
    changes: viewChanges(history),
    lines: indicators.map(viewLine),
    parts: compareParts(node).toReversed().map(viewParts),
    ancestors: ancestors.map((ancestor) => linkProject(ancestor.node)),
    successors: successors.map(linkProject),
  };
}

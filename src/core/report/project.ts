import { PROJECT_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { explainForm } from '../explain/answer.ts';
import { explainAttainment, OUTCOME_WORDS, yardstickOf } from '../explain/attainment.ts';
import type { Sentence } from '../explain/sentence.ts';
import type { Outcome } from '../figures/attainment.ts';
import { kindOf } from '../forms/registry.ts';
import { followIndicators, type Stop } from '../history/indicator-lines.ts';
import { compareParts } from '../history/totals.ts';
import { lastWord, readFigures } from '../history/year-figures.ts';
import { formPath, projectPath } from '../library/addresses.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { viewParts, type PartsView } from './parts.ts';
import type { Link } from './report.ts';

export type { PartsView };

/** Goal → mid-year → result of one indicator in one year. Undefined where no form of the year prints it. */
export interface YearCell {
  readonly target: string;
  /** Set where forms of one year print different targets. */
  readonly targets: readonly string[];
  readonly midway: string | undefined;
  readonly actual: string | undefined;
  readonly outcome: Outcome | undefined;
  readonly verdict: string;
  readonly reason: string;
}

export interface IndicatorHistory {
  readonly name: string;
  readonly level: string;
  readonly years: readonly (YearCell | undefined)[];
}

export interface ProjectReport {
  readonly answer:
    | { readonly year: string; readonly kind: string; readonly path: string; readonly sentences: readonly Sentence[] }
    | undefined;
  readonly years: readonly {
    readonly year: string;
    readonly forms: readonly { name: string; path: string; period: string }[];
  }[];
  readonly charts: readonly ChartSpec[];
  readonly indicators: readonly IndicatorHistory[];
  readonly parts: readonly PartsView[];
}

function viewYearCell(stops: readonly Stop[] | undefined): YearCell | undefined {
  if (!stops?.length) return undefined;
  const find = (stage: Stop['stage']) => stops.find((stop) => stop.stage === stage);
  const last = find('final') ?? find('midway');
  const targets = [...new Set(stops.map(({ target }) => target))];
  return {
    target: stops.at(-1)!.target,
    targets: targets.length > 1 ? targets : [],
    midway: find('midway')?.actual,
    actual: find('final')?.actual,
    outcome: last?.attainment?.outcome,
    verdict: last?.attainment ? OUTCOME_WORDS[last.attainment.outcome] : '',
    reason: last?.attainment ? explainAttainment(last.attainment, yardstickOf(kindOf(last.form.record))) : '',
  };
}

/** Everything the project page shows: its last year in words, its years, each indicator's way from goal to result, its parts. */
export function viewProject(node: ProjectNode): ProjectReport {
  const years = node.years;
  const finals = years.map((year) => lastWord(node.forms, year)).filter((form) => form !== undefined);
  const latest = finals.at(-1);
  const kind = latest && kindOf(latest.record);
  const figures = finals.map(readFigures);
  return {
    answer: latest &&
      kind && {
        year: latest.year,
        kind: kind.name,
        path: formPath(latest),
        sentences: explainForm(latest.record, kind, kind.read(latest.record)),
      },
    years: [...years].reverse().map((year) => ({
      year,
      forms: node.forms
        .filter((form) => form.year === year)
        .map((form) => ({
          name: kindOf(form.record).name,
          path: formPath(form),
          period: kindOf(form.record).period(form.record),
        })),
    })),
    charts: PROJECT_CHARTS.map((build) => build(figures)).filter((chart) => chart !== undefined),
    indicators: followIndicators(node).map(({ name, level1, level2, years: stops }) => ({
      name,
      level: level2 || level1,
      years: years.map((year) => viewYearCell(stops.get(year))),
    })),
    parts: compareParts(node).map(viewParts),
  };
}

export const linkProject = (node: ProjectNode): Link => ({ text: node.project.name, path: projectPath(node) });

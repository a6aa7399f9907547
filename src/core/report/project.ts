import type { ChartSpec } from '../charts/spec.ts';
import { yearsMoneyChart } from '../charts/years-money.ts';
import { yearsRateChart } from '../charts/years-rate.ts';
import { explainForm } from '../explain/answer.ts';
import { explainAttainment, OUTCOME_WORDS, yardstickOf } from '../explain/attainment.ts';
import { readableMoney } from '../explain/money.ts';
import type { Sentence } from '../explain/sentence.ts';
import type { Outcome } from '../figures/attainment.ts';
import { inWan, type Amount } from '../figures/amount.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import { kindOf } from '../forms/registry.ts';
import { followIndicators, type Stop } from '../history/indicator-lines.ts';
import { compareParts, type PartsComparison } from '../history/totals.ts';
import { lastWord, readFigures, type FormFigures } from '../history/year-figures.ts';
import { formPath, projectPath } from '../library/addresses.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { Link } from './report.ts';

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

export interface PartsView {
  readonly year: string;
  readonly kind: string;
  readonly rows: readonly {
    readonly link: Link | undefined;
    readonly name: string;
    readonly figures: readonly string[];
  }[];
  readonly agrees: string;
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

const KEYS = ['initial', 'adjusted', 'executed'] as const;
const shown = (amount: Amount | Missing): string =>
  isMissing(amount) ? explainMissing(amount) : readableMoney(amount);

/** Whether the parts add up to the parent, column by column; a column that is not filled in everywhere proves nothing. */
function explainAgreement(
  parent: FormFigures,
  sums: PartsComparison['sums'],
  keys: readonly (typeof KEYS)[number][],
  labels: readonly string[],
): string {
  const [equal, different, open]: [string[], string[], string[]] = [[], [], []];
  for (const [i, key] of keys.entries()) {
    const [whole, { yuan, without }, label] = [parent[key], sums[key], labels[i]!];
    if (isMissing(whole) || without > 0) open.push(label);
    else if (whole.yuan.eq(yuan)) equal.push(label);
    else
      different.push(
        `${label}：上级${whole.yuan.toFixed()}元，各部分之和${yuan.toFixed()}元，相差${whole.yuan.minus(yuan).abs().toFixed()}元`,
      );
  }
  const unproven = open.length ? `${open.join('、')}没有填全，不能核对。` : '';
  if (different.length) return `与上级项目不一致：${different.join('；')}。${unproven}`;
  if (!open.length) return '各部分之和与上级项目逐项相等。';
  return `${equal.length ? `${equal.join('、')}：各部分之和与上级项目相等。` : ''}${unproven}`;
}

function viewParts({ year, parent, parts, missing, sums }: PartsComparison): PartsView {
  const kind = kindOf(parent.form.record);
  const labels = kind.fundColumns.filter(({ sort }) => sort === 'amount').map(({ label }) => label);
  const keys = KEYS.slice(0, labels.length);
  const row = (name: string, figures: PartsComparison['parent'], path: string) => ({
    link: { text: name, path },
    name,
    figures: keys.map((key) => shown(figures[key])),
  });
  return {
    year,
    kind: kind.name,
    rows: [
      row(parent.form.record.project, parent, formPath(parent.form)),
      ...parts.map(({ figures }) => row(figures.form.record.project, figures, formPath(figures.form))),
      {
        link: undefined,
        name: '各部分之和',
        figures: keys.map((key) => (sums[key].of ? `${inWan(sums[key].yuan)}万元` : '—')),
      },
    ],
    agrees: missing.length
      ? `${missing.map(({ project }) => project.name).join('、')}没有${year}年的${kind.name}，不能核对各部分之和。`
      : explainAgreement(parent, sums, keys, labels),
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
    charts: [yearsMoneyChart(figures), yearsRateChart(figures)].filter((chart) => chart !== undefined),
    indicators: followIndicators(node).map(({ name, level1, level2, years: stops }) => ({
      name,
      level: level2 || level1,
      years: years.map((year) => viewYearCell(stops.get(year))),
    })),
    parts: compareParts(node).map(viewParts),
  };
}

export const linkProject = (node: ProjectNode): Link => ({ text: node.project.name, path: projectPath(node) });

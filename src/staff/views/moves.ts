import { FORM_CHARTS } from '../../core/charts/index.ts';
import type { ChartSpec } from '../../core/charts/spec.ts';
import { kindOf } from '../../core/forms/registry.ts';
import { followProject } from '../../core/history/history.ts';
import { HOME, unitPath, yearPath } from '../../core/library/addresses.ts';
import { subjectsOf, type Catalogue, type ProjectNode } from '../../core/library/catalogue.ts';
import { viewHome } from '../../core/report/home.ts';
import { viewProject } from '../../core/report/project.ts';
import type { Link } from '../../core/report/report.ts';
import { viewYears, type YearView } from '../../core/report/totals.ts';
import { viewUnit } from '../../core/report/unit.ts';
import { viewYear } from '../../core/report/year.ts';
import { linkForm } from './findings.ts';
import { linkPage } from './link-page.ts';

/** Charts and sums by the page that shows them. */
interface Shown {
  readonly page: Link;
  readonly charts: readonly ChartSpec[];
  /** `2023年 执行数`, `119.10万元`. */
  readonly sums: ReadonlyMap<string, string>;
}

/** What a release moves on one page beyond the figures themselves. */
export interface Move {
  readonly page: Link;
  readonly charts: readonly string[];
  readonly sums: readonly { readonly label: string; readonly old: string; readonly new: string }[];
}

const SUMS = [
  ['initial', '年初预算数'],
  ['adjusted', '全年预算数'],
  ['executed', '执行数'],
] as const;

const listSums = (years: readonly YearView[]): Map<string, string> =>
  new Map(
    years.flatMap((view) => [
      [`${view.year}年 项目数`, `${view.projects}个`] as const,
      ...SUMS.map(([key, label]) => [`${view.year}年 ${label}之和`, `${view[key].wan}万元`] as const),
    ]),
  );

const NONE: ReadonlyMap<string, string> = new Map();

function showProject(node: ProjectNode): Shown[] {
  const page = linkPage(node);
  const forms = node.forms.map((form) => {
    const kind = kindOf(form.record);
    const reading = kind.read(form.record);
    const charts = FORM_CHARTS.map((build) => build(reading, kind)).filter((chart) => chart !== undefined);
    return { page: linkForm(form), charts, sums: NONE };
  });
  return [{ page, charts: viewProject(followProject(node)).charts, sums: NONE }, ...forms];
}

/** Every page of these units and years that shows a chart or a sum, by its path. */
function listShown(catalogue: Catalogue, units: ReadonlySet<string>, years: ReadonlySet<string>): Map<string, Shown> {
  const { site } = catalogue.content;
  const home = viewHome(catalogue);
  const shown: Shown[] = [
    { page: { text: '首页', path: HOME }, charts: home.charts, sums: listSums(home.years) },
    ...catalogue.years
      .filter((year) => years.has(year))
      .map((year) => {
        const page = { text: `${year}年`, path: yearPath(year) };
        const sums = listSums(viewYears(catalogue.subjects, [year]));
        return { page, charts: viewYear(catalogue, year).charts, sums };
      }),
    ...catalogue.units
      .filter(({ slug }) => units.has(slug))
      .flatMap((unit) => {
        const page = { text: `单位：${unit.unit.name}`, path: unitPath(unit.slug) };
        const report = viewUnit(unit, site.grades);
        const own = { page, charts: report.charts, sums: listSums(report.years) };
        return [own, ...subjectsOf(unit).flatMap(showProject)];
      }),
  ];
  return new Map(shown.map((one) => [one.page.path, one]));
}

const bySpec = (charts: readonly ChartSpec[]): Map<string, string> =>
  new Map(charts.map((chart) => [chart.title, JSON.stringify(chart)]));

function compareShown(was: Shown | undefined, is: Shown | undefined): Move {
  const [oldCharts, newCharts] = [bySpec(was?.charts ?? []), bySpec(is?.charts ?? [])];
  const [oldSums, newSums] = [was?.sums ?? NONE, is?.sums ?? NONE];
  const titles = [...new Set([...newCharts.keys(), ...oldCharts.keys()])];
  const labels = [...new Set([...newSums.keys(), ...oldSums.keys()])];
  return {
    page: (is ?? was)!.page,
    charts: titles.filter((title) => oldCharts.get(title) !== newCharts.get(title)),
    sums: labels
      .filter((label) => oldSums.get(label) !== newSums.get(label))
      .map((label) => ({ label, old: oldSums.get(label) ?? '没有', new: newSums.get(label) ?? '没有' })),
  };
}

/** Pages whose charts or sums are not the same before and after; only pages of these units and years are looked at. */
export function listMoves(
  before: Catalogue,
  after: Catalogue,
  touched: { readonly units: ReadonlySet<string>; readonly years: ReadonlySet<string> },
): Move[] {
  const [was, is] = [before, after].map((catalogue) => listShown(catalogue, touched.units, touched.years)) as [
    Map<string, Shown>,
    Map<string, Shown>,
  ];
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((path) => compareShown(was.get(path), is.get(path)))
    .filter(({ charts, sums }) => charts.length || sums.length);
}

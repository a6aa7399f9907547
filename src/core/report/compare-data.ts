import { pointAmounts, pointFigures, pointTotals } from '../charts/points.ts';
import type { Series } from '../charts/spec.ts';
import { OUTCOME_WORDS } from '../explain/attainment.ts';
import { HUNDRED } from '../figures/decimal.ts';
import { kindOf } from '../forms/registry.ts';
import {
  rollUp,
  type IndicatorHistory,
  type ProjectHistory,
  type ProjectYear,
  type RollUpFigure,
} from '../history/history.ts';
import { listYears } from '../history/carry-year.ts';
import { quote } from '../history/print-value.ts';
import { matchingName } from '../history/same-indicator.ts';
import { projectPath, segmentOf, unitPath } from '../library/addresses.ts';
import type { ProjectNode, UnitNode } from '../library/catalogue.ts';
import type { SiteConfig } from '../library/site.ts';
import { countYear } from '../paragraph/figures.ts';
import type { ComparedFigure, ComparedIndicator, ComparedItem, ComparedYear, Origin } from './compare-item.ts';

const WHOLE_YEAR = '全年';
const NOTHING: ComparedFigure = { gap: '没有' };
const only = ({ points, gaps }: Pick<Series, 'points' | 'gaps'>): ComparedFigure =>
  points[0] ?? { gap: gaps?.[0] ?? '没有' };

function describeIndicator(indicator: IndicatorHistory, year: string): ComparedIndicator[] {
  const own = indicator.years.find((one) => one.year === year);
  const last = own?.final ?? own?.midway ?? own?.plan;
  if (!own || !last) return [];
  const key = matchingName(last.name);
  const outcome = own.final?.attainment?.outcome;
  return [
    {
      name: last.name,
      ...(key === last.name ? {} : { key }),
      unit: indicator.unit,
      target: last.target.trim() || '未填',
      actual: own.final?.actual === undefined ? '' : own.final.actual.trim() || '未填',
      verdict: outcome ? OUTCOME_WORDS[outcome] : '',
    },
  ];
}

/** Months without their year: `2023-01 至 2023-08` is `1月 至 8月`. */
const withoutYear = (period: string, year: string): string =>
  period.replace(new RegExp(`${year}-0?(\\d{1,2})`, 'g'), '$1月').replaceAll(year, '');

function describeForebear({ node, speaker }: ProjectYear, self: ProjectNode): Origin {
  const form = speaker ? kindOf(speaker.record).name : '';
  if (!node || node === self) return { from: form };
  const { name } = node.project;
  return { from: `${form}（前身项目${quote(name)}）`, forebear: { id: idOf(node), name } };
}

function describeProjectYear(own: ProjectYear, { node, indicators }: ProjectHistory): ComparedYear[] {
  const { year, speaker, money } = own;
  if (!speaker) return [];
  const kind = kindOf(speaker.record);
  return [
    {
      year,
      ...describeForebear(own, node),
      period: kind.stage === 'final' ? WHOLE_YEAR : withoutYear(own.period, year),
      figures: {
        initial: only(pointAmounts([money.initial.figure])),
        adjusted: only(pointAmounts([money.adjusted.figure])),
        executed: only(pointAmounts([money.executed.figure])),
        rate: only(pointFigures([own.rate.figure], '%')),
        score: only(pointFigures([own.score.figure], '分')),
      },
      grade: own.grade?.trim() ?? '',
      indicators: indicators.flatMap((indicator) => describeIndicator(indicator, year)),
    },
  ];
}

const idOf = ({ unit, slug }: ProjectNode): string => `${unit}/${segmentOf(slug)}`;

function listAbove(node: ProjectNode): string[] {
  const above: string[] = [];
  for (let up = node.parent; up; up = up.parent) above.push(idOf(up));
  return above;
}

/** A project or a whole department as the compare page shows it beside others. */
export function describeProject(history: ProjectHistory): ComparedItem {
  const { node, years } = history;
  const isWhole = node.subject === 'department';
  return {
    id: idOf(node),
    level: node.subject,
    name: isWhole ? `${node.project.name}部门整体` : node.project.name,
    owner: isWhole ? '' : node.owner.unit.name,
    path: projectPath(node),
    within: listAbove(node),
    silent: years.filter(({ speaker }) => !speaker).map(({ year }) => year),
    years: years.flatMap((year) => describeProjectYear(year, history)),
  };
}

const total = ({ yuan, rests }: RollUpFigure): ComparedFigure =>
  yuan ? only(pointTotals([{ yuan, of: rests.length, without: 0 }])) : NOTHING;

/** Executed of adjusted, where both rest on the same projects and the budget is more than nothing. */
function rateOf(adjusted: RollUpFigure, executed: RollUpFigure): ComparedFigure {
  const nodes = new Set(adjusted.rests.map(({ node }) => node));
  const isSame = executed.rests.length === nodes.size && executed.rests.every(({ node }) => nodes.has(node));
  if (!adjusted.yuan || !executed.yuan || !isSame) return { gap: '两个合计不是同样的项目' };
  if (!adjusted.yuan.gt(0)) return NOTHING;
  const percent = executed.yuan.div(adjusted.yuan).times(HUNDRED);
  return { value: percent.toDecimalPlaces(10).toFixed(), shown: `${percent.toFixed(2)}%` };
}

/** Sums of forms that speak for other periods than the whole year are not those of a whole year. */
const periodOf = (figures: readonly RollUpFigure[]): string =>
  figures.every(({ rests }) => rests.every(({ isWhole }) => isWhole)) ? WHOLE_YEAR : '有的项目只有年中或年初的数';

function describeUnitYear(unit: UnitNode, year: string, bands: SiteConfig['grades']): ComparedYear {
  const { initial, adjusted, executed } = rollUp(unit.projects, year);
  const { average } = countYear(unit, year, bands);
  const score: ComparedFigure = average.value
    ? { value: average.value.toDecimalPlaces(10).toFixed(), shown: `${average.value.toFixed(2)}分` }
    : NOTHING;
  return {
    year,
    from: `${Math.max(initial.rests.length, executed.rests.length)}个项目的合计`,
    period: periodOf([adjusted, executed]),
    figures: {
      ...{ initial: total(initial), adjusted: total(adjusted), executed: total(executed) },
      ...{ rate: rateOf(adjusted, executed), score },
    },
    ...{ grade: '', indicators: [] },
  };
}

/** A unit as the compare page shows it: sums of its projects, each counted once, and their mean self-given score. */
export const describeUnit = (unit: UnitNode, bands: SiteConfig['grades']): ComparedItem => ({
  ...{ id: unit.slug, level: 'unit', name: unit.unit.name, owner: '', path: unitPath(unit.slug), within: [] },
  silent: listYears(unit.years[0], unit.years.at(-1)).filter((year) => !unit.years.includes(year)),
  years: unit.years.map((year) => describeUnitYear(unit, year, bands)),
});

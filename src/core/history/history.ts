import { isTable } from '../forms/kind.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { compareStops } from './indicator-changes.ts';
import { followRows, type IndicatorLine } from './indicator-lines.ts';
import { findUnit, readIndicatorYears } from './indicator-years.ts';
import { findAncestors, findSuccessors, listForms, type LineForm } from './lineage.ts';
import { compareListings } from './listing-changes.ts';
import type { Change } from './change.ts';
import type { Ancestor, IndicatorHistory, Match, ProjectHistory, ProjectYear } from './model.ts';
import { compareNames, compareYears } from './project-changes.ts';
import { readYears } from './project-years.ts';
import { undatedName } from './same-indicator.ts';

export { isGap } from './model.ts';
export type * from './model.ts';
export { compareRollUps } from './compare-roll-ups.ts';
export { explainMatch } from './match-rows.ts';
export { inUnit } from './points.ts';
export { printResult, printValue } from './print-value.ts';
export { rollUp, type RollUpFigure } from './roll-up.ts';

const SURENESS: readonly Match['confidence'][] = ['certain', 'probable', 'possible'];
const leastSure = (line: IndicatorLine): Match =>
  line.stops
    .map(({ match }) => match)
    .reduce((least, match) =>
      SURENESS.indexOf(match.confidence) > SURENESS.indexOf(least.confidence) ? match : least,
    );

const listFormerNames = ({ name, stops }: IndicatorLine): string[] => {
  const others = new Map(stops.map((stop) => [undatedName(stop.name, stop.form.year), stop.name]));
  const last = stops.at(-1)!;
  others.delete(undatedName(name, last.form.year));
  return [...others.values()];
};

interface Line {
  readonly listing: readonly LineForm[];
  readonly ancestors: readonly Ancestor[];
  readonly years: readonly Omit<ProjectYear, 'changes'>[];
}

function readIndicator(line: IndicatorLine, { listing, ancestors, years }: Line): IndicatorHistory {
  const order = new Map(listing.map(({ form }, i) => [form, i]));
  const at = ({ form }: Change): number => (form && order.get(form)) ?? 0;
  const changes = [...compareListings(line, listing, ancestors), ...compareStops(line.stops)].sort(
    (a, b) => at(a) - at(b),
  );
  return {
    name: line.name,
    formerNames: listFormerNames(line),
    level1: line.level1,
    level2: line.level2,
    unit: findUnit(line),
    match: leastSure(line),
    years: readIndicatorYears(line, years, changes),
    changes,
  };
}

/** A project's page and the pages of its forms, at far-off times, ask for one history. */
const known = new WeakMap<ProjectNode, ProjectHistory>();

/**
 * A project over its years and forms: its own and, before these, those of the projects it goes on from (`predecessor`).
 * Money, rate (percent) and score of each year with their cells, each held against the year before where operator, unit and
 * period agree; its indicators from goal to result and over the years; and everything that changed, in words. What is not
 * there is a typed gap, never 0. Pure; a project without any form has no years. Throws nothing.
 */
export function followProject(node: ProjectNode): ProjectHistory {
  const found = known.get(node) ?? follow(node);
  known.set(node, found);
  return found;
}

function follow(node: ProjectNode): ProjectHistory {
  const ancestors = findAncestors(node);
  const forms = listForms(node, ancestors);
  const bare = readYears(forms, ancestors);
  // a report tells of some indicators, often in words of its own: it neither drops nor renames any
  const tables = forms.filter(({ kind }) => isTable(kind));
  const listing = tables.filter(({ reading }) => reading.indicators.length > 0);
  const indicators = followRows(tables).map((line) => readIndicator(line, { listing, ancestors, years: bare }));
  const own = [...compareNames(forms, ancestors), ...compareYears(bare)];
  const years = bare.map((year) => ({ ...year, changes: own.filter((change) => change.year === year.year) }));
  const changes = years.flatMap(({ year, changes: general }) => [
    ...general,
    ...indicators.flatMap((indicator) => indicator.changes.filter((change) => change.year === year)),
  ]);
  return { node, ancestors, successors: findSuccessors(node), years, indicators, changes };
}

import type { IndicatorLine as ReadRow } from '../forms/reading.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { findAncestors, listForms, type LineForm } from './lineage.ts';
import { matchNamesakes, matchRewritten, type Candidate, type Pair } from './match-rows.ts';
import type { Match, Stop } from './model.ts';
import { knownNameOfYear, nameOfYear } from './same-indicator.ts';

export type { Stop };

/** One indicator of a project over its years and forms: goal → mid-year → result. */
export interface IndicatorLine {
  /** As the newest form prints it. */
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
  /** In the order of the forms. */
  readonly stops: readonly Stop[];
  /** Year → the stops of that year, in the order of the forms. */
  readonly years: ReadonlyMap<string, readonly Stop[]>;
}

interface Building {
  /** Known names of all its rows. */
  readonly keys: Set<string>;
  readonly stops: Stop[];
  /** Place of its newest row among the rows of its form. */
  at: number;
  /** Which form that was. */
  seen: number;
}

const FIRST: Match = { confidence: 'certain', basis: ['first'] };

function makeStop({ form, kind }: LineForm, row: ReadRow, match: Match): Stop {
  const { level1, level2, name, target, planned, actual } = row.row;
  return {
    form,
    stage: kind.stage,
    name,
    level1,
    level2,
    target,
    planned,
    actual,
    attainment: row.attainment,
    row,
    match,
  };
}

/** Names that any project of the line registers count for the whole line. */
const joinAliases = (nodes: readonly ProjectNode[]): Pick<ProjectNode, 'project'> => {
  const aliases = new Map<string, string[]>();
  for (const { project } of nodes)
    for (const [name, others] of Object.entries(project.indicatorAliases ?? {}))
      aliases.set(name, [...(aliases.get(name) ?? []), ...others]);
  return { project: { name: '', indicatorAliases: Object.fromEntries(aliases) } };
};

const candidateOf = ({ stops, at }: Building): Candidate => ({ row: stops.at(-1)!.row, at });

/** The name a row is known by in a form of a year. */
type KeyOf = (row: ReadRow, year: string) => string;

/** Rows of a form of `year` that bear a name some indicators have had, paired with these. */
function pairNamesakes(
  rows: readonly Candidate[],
  year: string,
  lines: readonly Building[],
  keyOf: KeyOf,
): Map<Candidate, [Building, Match]> {
  const found = new Map<Candidate, [Building, Match]>();
  const taken = new Set<Building>();
  for (const [key, own] of Map.groupBy(rows, ({ row }) => keyOf(row, year))) {
    const theirs = lines.filter((line) => line.keys.has(key) && !taken.has(line));
    // an indicator that bears the name now goes before one that once bore it
    const current = theirs.filter(({ stops }) => keyOf(stops.at(-1)!.row, stops.at(-1)!.form.year) === key);
    const bearers = current.length >= own.length ? current : theirs;
    const last = ({ stops }: Building): string => nameOfYear(stops.at(-1)!.name, stops.at(-1)!.form.year);
    const isAlias = bearers.some((line) => own.every(({ row }) => nameOfYear(row.row.name, year) !== last(line)));
    for (const { before, after, match } of matchNamesakes(bearers.map(candidateOf), own, isAlias)) {
      found.set(own[after]!, [bearers[before]!, match]);
      taken.add(bearers[before]!);
    }
  }
  return found;
}

/** What is left: new rows, and indicators that the form before still had. */
function pairRewritten(
  rows: readonly Candidate[],
  lines: readonly Building[],
  found: Map<Candidate, [Building, Match]>,
): void {
  const taken = new Set([...found.values()].map(([line]) => line));
  const [free, gone] = [rows.filter((row) => !found.has(row)), lines.filter((line) => !taken.has(line))];
  if (free.length === 0 || gone.length === 0) return;
  const pairs: Pair[] = matchRewritten(gone.map(candidateOf), free);
  for (const { before, after, match } of pairs) found.set(free[after]!, [gone[before]!, match]);
}

/**
 * The indicators in a list of forms, each followed through all of them: by name, by the names that the projects register,
 * and, where a name is new and another gone, by likeness, level, unit and place. Every row is in exactly one line.
 */
export function followRows(forms: readonly LineForm[]): IndicatorLine[] {
  const known = joinAliases([...new Set(forms.map(({ node }) => node))]);
  const keyOf: KeyOf = ({ row }, year) => knownNameOfYear(known, row.name, year);
  const lines: Building[] = [];
  let listing = -1; // the newest form so far that lists all indicators; a mid-year form may leave some out
  for (const [i, lineForm] of forms.entries()) {
    const rows = lineForm.reading.indicators.map((row, at): Candidate => ({ row, at }));
    if (rows.length === 0) continue;
    const { year } = lineForm.form;
    const found = pairNamesakes(rows, year, lines, keyOf);
    pairRewritten(
      rows,
      lines.filter(({ seen }) => seen >= listing),
      found,
    );
    for (const candidate of rows) {
      const [line, match] = found.get(candidate) ?? [undefined, FIRST];
      const stop = makeStop(lineForm, candidate.row, match);
      if (line) Object.assign(line, { at: candidate.at, seen: i }).stops.push(stop);
      else lines.push({ keys: new Set(), stops: [stop], at: candidate.at, seen: i });
      (line ?? lines.at(-1)!).keys.add(keyOf(candidate.row, year));
    }
    if (lineForm.kind.stage !== 'midway') listing = i;
  }
  return lines.map(({ stops }) => {
    const { name, level1, level2 } = stops.at(-1)!;
    return { name, level1, level2, stops, years: Map.groupBy(stops, ({ form }) => form.year) };
  });
}

/** The indicators of a project, followed through its own forms and those of the projects it goes on from. */
export const followIndicators = (node: ProjectNode): IndicatorLine[] =>
  followRows(listForms(node, findAncestors(node)));

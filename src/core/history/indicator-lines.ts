import type { Attainment } from '../figures/attainment.ts';
import { kindOf } from '../forms/registry.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { matchingName } from './same-indicator.ts';

/** What one form says of an indicator. */
export interface Stop {
  readonly form: FormEntry;
  readonly stage: 'plan' | 'midway' | 'final';
  readonly target: string;
  readonly planned: string | undefined;
  readonly actual: string | undefined;
  readonly attainment: Attainment | undefined;
}

/** One indicator of a project over its years and forms: goal → mid-year → result. */
export interface IndicatorLine {
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
  /** Year → the stops of that year, in the order of the forms. */
  readonly years: ReadonlyMap<string, readonly Stop[]>;
}

/**
 * The indicators of a project, each followed through all its forms. Forms of a project repeat an indicator by its name;
 * where one form has a name twice, the first belongs to the first of the next form, the second to the second.
 */
export function followIndicators(node: ProjectNode): IndicatorLine[] {
  const aliases = new Map(
    Object.entries(node.project.indicatorAliases ?? {}).flatMap(([name, others]) =>
      others.map((other) => [matchingName(other), matchingName(name)] as const),
    ),
  );
  const lines = new Map<string, { name: string; level1: string; level2: string; years: Map<string, Stop[]> }>();
  for (const form of node.forms) {
    const kind = kindOf(form.record);
    const seen = new Map<string, number>();
    for (const { row, attainment } of kind.read(form.record).indicators) {
      const bare = matchingName(row.name);
      const name = aliases.get(bare) ?? bare;
      const turn = (seen.get(name) ?? 0) + 1;
      seen.set(name, turn);
      const id = `${name}\n${turn}`;
      const line = lines.get(id) ?? { name: row.name, level1: row.level1, level2: row.level2, years: new Map() };
      lines.set(id, line);
      const stop = {
        form,
        stage: kind.stage,
        target: row.target,
        planned: row.planned,
        actual: row.actual,
        attainment,
      };
      line.years.set(form.year, [...(line.years.get(form.year) ?? []), stop]);
    }
  }
  return [...lines.values()];
}

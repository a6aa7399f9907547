import { remember } from '../figures/remember.ts';
import { isKnownUnit, readUnit } from '../figures/unit.ts';
import { halfWidth } from '../figures/width.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import type { ProjectNode } from '../library/catalogue.ts';

/** A name as it is matched between forms: no white space, one kind of quotes, half-width brackets. */
export const matchingName = remember((name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s“”"「」'‘’]/g, '')
    .toLowerCase(),
);

/** `(人)` at the end of `惠及人数(人)`: the unit of its values, which another year prints beside them or in 万人. */
const UNIT_BEHIND = /\((?:单位[:：]?)?([^()\d]{1,6})\)$/;

/** The unit that a name prints behind itself; empty where it prints none that is known as one. */
export function unitInName(name: string): string {
  const { unit } = readUnit(UNIT_BEHIND.exec(halfWidth(name).trim())?.[1] ?? '');
  return isKnownUnit(unit) ? unit : '';
}

/** A name as it is matched, but for the year of its form, which is no part of it: `2023年新建车位数`. */
export const undatedName = (name: string, year: string): string => matchingName(name.replaceAll(`${year}年`, '本年'));

/** A name as it is compared between years: without its form's own year and the unit behind it. */
export const nameOfYear = (name: string, year: string): string =>
  undatedName(unitInName(name) ? halfWidth(name).trim().replace(UNIT_BEHIND, '') : name, year);

/** The name an indicator is known by through all forms of a project: no spaces or quotes, `indicatorAliases` replaced. */
export function knownName({ project }: Pick<ProjectNode, 'project'>, name: string): string {
  const bare = matchingName(name);
  for (const [own, others] of Object.entries(project.indicatorAliases ?? {}))
    if (others.some((other) => matchingName(other) === bare)) return matchingName(own);
  return bare;
}

/** The known name of a row in a form of a year: a registered one, or its own as names are compared between years. */
export function knownNameOfYear(known: Pick<ProjectNode, 'project'>, name: string, year: string): string {
  const registered = knownName(known, name);
  return registered === matchingName(name) ? nameOfYear(name, year) : registered;
}

/** A form's indicators by known name; a name that stands twice is found as its first and its second. */
export function keyIndicators(node: ProjectNode, lines: readonly IndicatorLine[]): Map<string, IndicatorLine> {
  const turns = new Map<string, number>();
  return new Map(
    lines.map((line) => {
      const name = knownName(node, line.row.name);
      const turn = (turns.get(name) ?? 0) + 1;
      turns.set(name, turn);
      return [`${name}\n${turn}`, line];
    }),
  );
}

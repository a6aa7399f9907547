import { remember } from '../figures/remember.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import type { ProjectNode } from '../library/catalogue.ts';

/** A name as it is matched between forms: no white space, one kind of quotes, half-width brackets. */
export const matchingName = remember((name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s“”"「」'‘’]/g, '')
    .toLowerCase(),
);

/** The name an indicator is known by through all forms of a project: no spaces or quotes, `indicatorAliases` replaced. */
export function knownName({ project }: Pick<ProjectNode, 'project'>, name: string): string {
  const bare = matchingName(name);
  for (const [own, others] of Object.entries(project.indicatorAliases ?? {}))
    if (others.some((other) => matchingName(other) === bare)) return matchingName(own);
  return bare;
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

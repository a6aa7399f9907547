import { looseName } from './register.ts';
import { projectKey } from '../core/intake/siblings.ts';
import type { FormEntry } from '../core/library/library.ts';
import type { KnownContent } from './audit-within.ts';
import type { Fields } from './record-text.ts';

/** A content whose forms are asked for unit by unit: nobody waits for those of a whole district to file one. */
export interface UnitwiseContent extends Omit<KnownContent, 'forms'> {
  /** The forms of a unit, by its slug; none where the content has no such unit. Rejects where they cannot be had. */
  readonly formsOf: (unit: string) => Promise<readonly FormEntry[]>;
  /** All of them, where they are at hand. */
  readonly all?: readonly FormEntry[] | undefined;
}

/** A content that is at hand as a whole. */
export function unitwise({ site, units, projects, forms }: KnownContent): UnitwiseContent {
  const byUnit = Map.groupBy(forms, ({ unit }) => unit);
  return { site, units, projects, all: forms, formsOf: (unit) => Promise.resolve(byUnit.get(unit) ?? []) };
}

/** The forms of the units that have a project of one of the names that records print: they may settle what a text has lost. */
export async function formsBeside(
  records: readonly Fields[],
  { units, projects, formsOf }: UnitwiseContent,
): Promise<FormEntry[]> {
  const keysOf = (name: string): string[] => [projectKey(name), looseName(name)];
  const wanted = new Set(records.flatMap(({ project }) => (typeof project === 'string' ? keysOf(project) : [])));
  const owners = new Set(
    projects
      .filter(({ project: { name, aliases = [] } }) =>
        [name, ...aliases].flatMap(keysOf).some((key) => wanted.has(key)),
      )
      .map(({ unit }) => unit),
  );
  const own = units.filter(({ slug }) => owners.has(slug));
  return (await Promise.all(own.map(({ slug }) => formsOf(slug)))).flat();
}

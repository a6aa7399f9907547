import { squash } from './clean-text.ts';
import type { Levels } from './indicators/levels.ts';

/** A row of a form of the same project, whose levels are known. */
export interface SiblingRow {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
}

/** A form of the same project and what it is called in doubts: `2023年度绩效目标表`. */
export interface Sibling {
  readonly project: string;
  readonly year: string | undefined;
  readonly called: string;
  readonly rows: readonly SiblingRow[];
}

/** The name of a project as it is told apart: without 二级构成 and the like, quotation marks and white space. */
export const projectKey = (name: string): string =>
  squash(name)
    .replace(/[(（][^()（）]*[)）]$/, '')
    .replace(/[“”"'‘’]/g, '');

const nameKey = (name: string): string => squash(name).replace(/[“”"'‘’]/g, '');

/** For each name its row in the sibling, in order; names that the sibling lacks have none. */
export function matchRows(names: readonly string[], rows: readonly SiblingRow[]): (SiblingRow | undefined)[] {
  const free = new Set(rows.keys());
  let last = -1;
  return names.map((name) => {
    const same = [...free].filter((i) => nameKey(rows[i]!.name) === nameKey(name));
    const found = same.find((i) => i > last) ?? same[0];
    if (found === undefined) return undefined;
    free.delete(found);
    last = found;
    return rows[found];
  });
}

/** The sibling that knows most of the names, if it knows the greater part of them. */
function bestMatch(names: readonly string[], siblings: readonly Sibling[]) {
  const matches = siblings.map((sibling) => ({ sibling, rows: matchRows(names, sibling.rows) }));
  const known = (rows: readonly unknown[]): number => rows.filter((row) => row !== undefined).length;
  const best = matches.sort((a, b) => known(b.rows) - known(a.rows))[0];
  return best && known(best.rows) * 10 >= names.length * 6 ? best : undefined;
}

/**
 * Levels whose labels were lost in the text, settled by a form of the same project: the same names in the same order. A
 * row that the sibling lacks keeps its guess.
 */
export function settleLevels(
  levels: readonly Levels[],
  names: readonly string[],
  siblings: readonly Sibling[],
): Levels[] {
  const match = bestMatch(names, siblings);
  if (!match) return [...levels];
  return levels.map((own, i) => {
    const row = match.rows[i];
    if (!row) return own;
    const { level1, level2 } = row;
    if (own.level1 === level1 && own.level2 === level2 && !own.guess) return own;
    const cells = {
      cell1: own.level1 === level1 ? own.cell1 : undefined,
      cell2: own.level2 === level2 ? own.cell2 : undefined,
    };
    return {
      level1,
      level2,
      ...cells,
      guess: { id: 'label-by-sibling', about: [match.sibling.called] },
    };
  });
}

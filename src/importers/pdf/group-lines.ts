import { cluster, type Line } from './page-content.ts';

export const NEAR = 3; // points by which drawn lines may miss each other

/** Lines at nearly the same place become one, with what they cover together. */
export function mergeLines(lines: readonly Line[]): Line[] {
  const merged: Line[] = [];
  const places = cluster(
    lines.map(({ at }) => at),
    NEAR,
  );
  for (const place of places) {
    const own = lines.filter(({ at }) => Math.abs(at - place) <= NEAR / 2 + 0.01).sort((a, b) => a.from - b.from);
    let open: { from: number; to: number } | undefined;
    for (const { from, to } of own) {
      if (open && from <= open.to + NEAR) open.to = Math.max(open.to, to);
      else {
        if (open) merged.push({ at: place, ...open });
        open = { from, to };
      }
    }
    if (open) merged.push({ at: place, ...open });
  }
  return merged;
}

const touches = (lying: Line, standing: Line): boolean =>
  standing.at >= lying.from - NEAR &&
  standing.at <= lying.to + NEAR &&
  lying.at >= standing.from - NEAR &&
  lying.at <= standing.to + NEAR;

export interface Lines {
  readonly lying: Line[];
  readonly standing: Line[];
}

/** Lines that hang together form one table: tables side by side or under each other stay apart. */
export function groupLines(lying: readonly Line[], standing: readonly Line[]): Lines[] {
  const groups: Lines[] = [];
  const left = new Set(lying);
  const other = new Set(standing);
  for (const first of lying) {
    if (!left.delete(first)) continue;
    const group = { lying: [first], standing: [] as Line[] };
    for (let l = 0, s = 0; l < group.lying.length || s < group.standing.length;) {
      const line = group.lying[l];
      if (line) {
        l++;
        for (const stand of other) if (touches(line, stand) && other.delete(stand)) group.standing.push(stand);
      } else {
        const stand = group.standing[s++]!;
        for (const lie of left) if (touches(lie, stand) && left.delete(lie)) group.lying.push(lie);
      }
    }
    groups.push(group);
  }
  for (const line of other) besideOf(line, groups)?.standing.push(line);
  return groups;
}

/**
 * The table that a standing line is the outer edge of, though no line of it reaches there: on a page that lies wholly
 * inside a merged label, the label has neither top nor bottom.
 */
function besideOf(line: Line, groups: readonly Lines[]): Lines | undefined {
  const shared = ({ lying }: Lines): number => {
    const ys = lying.map(({ at }) => at);
    return Math.min(line.to, Math.max(...ys) + NEAR) - Math.max(line.from, Math.min(...ys) - NEAR);
  };
  const away = ({ lying }: Lines): number =>
    Math.min(...lying.flatMap(({ from, to }) => [Math.abs(from - line.at), Math.abs(to - line.at)]));
  const length = line.to - line.from;
  return groups.filter((group) => shared(group) >= length * 0.6).sort((a, b) => away(a) - away(b))[0];
}

import { attainmentMark, type AttainmentMark } from '../charts/attainment.ts';
import { explainAttainment, OUTCOME_WORDS, yardstickOf } from '../explain/attainment.ts';
import { sum } from '../figures/decimal.ts';
import type { Outcome } from '../figures/attainment.ts';
import { isMissing } from '../figures/missing.ts';
import type { Column, FormKind } from '../forms/kind.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import { anchorOf, figureId } from './anchors.ts';

/** Headings short enough for a phone. */
const SHORT: Record<string, string> = {
  target: '目标',
  planned: '计划',
  actual: '结果',
  weight: '分值',
  score: '得分',
};

/** One printed value of a row beside its heading. */
export interface Printed {
  /** Of its element on the page: `indicators-3-actual`. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** Left blank on the form; `text` says so. */
  readonly blank: boolean;
}

/** An indicator as the list 目标与结果 shows it. */
export interface IndicatorView {
  /** Of the element on the page: `indicators-3`. */
  readonly id: string;
  readonly name: string;
  readonly level2: string;
  /** What stands in one line: target, plan, result, points, and columns the format has no field for. */
  readonly values: readonly Printed[];
  /** Prose, such as the reason for a deviation; only where something is written. */
  readonly notes: readonly Printed[];
  readonly outcome: Outcome | undefined;
  readonly verdict: string;
  readonly reason: string;
  readonly mark: AttainmentMark | undefined;
}

export interface IndicatorGroup {
  readonly level1: string;
  /** Points possible and got, summed exactly; undefined where a row of the group has none. */
  readonly points: { readonly possible: string; readonly got: string } | undefined;
  readonly parts: readonly { readonly level2: string; readonly rows: readonly IndicatorView[] }[];
}

/** What a row keeps under labels that the form prints itself. */
export const viewExtra = (row: { readonly extra?: IndicatorLine['row']['extra'] }, path: string): Printed[] =>
  Object.entries(row.extra ?? {})
    .filter(([, text]) => text)
    .map(([label, text]) => ({ id: figureId(`${path}.extra.${label}`), label, text, blank: false }));

function viewIndicator(line: IndicatorLine, kind: FormKind): IndicatorView {
  const { row, attainment } = line;
  const printed = (columns: readonly Column[]): Printed[] =>
    columns.flatMap(({ key, label }) => {
      const text = row[key as keyof typeof row] as string | undefined;
      if (text === undefined) return [];
      const id = figureId(`${line.path}.${key}`);
      return [{ id, label: SHORT[key] ?? label, text: text || '未填', blank: text === '' }];
    });
  const isProse = ({ sort }: Column): boolean => sort === 'prose';
  const extra = viewExtra(row, line.path);
  return {
    id: anchorOf(line.path),
    name: row.name,
    level2: row.level2,
    values: [...printed(kind.indicatorColumns.filter((column) => !isProse(column))), ...extra],
    notes: printed(kind.indicatorColumns.filter(isProse)).filter(({ blank }) => !blank),
    outcome: attainment?.outcome,
    verdict: attainment ? OUTCOME_WORDS[attainment.outcome] : '',
    reason: attainment ? explainAttainment(attainment, yardstickOf(kind)) : '',
    mark: attainmentMark(line),
  };
}

function sumPoints(lines: readonly IndicatorLine[]): IndicatorGroup['points'] {
  const column = (key: 'weight' | 'score') => lines.map((line) => line[key]).filter((figure) => !isMissing(figure));
  const [weights, scores] = [column('weight'), column('score')];
  if (weights.length < lines.length || scores.length < lines.length) return undefined;
  return {
    possible: sum(weights.map(({ value }) => value)).toFixed(),
    got: sum(scores.map(({ value }) => value)).toFixed(),
  };
}

/** Splits rows wherever `label` changes, keeping the printed order. */
function splitRuns<T>(rows: readonly T[], label: (row: T) => string): [string, T[]][] {
  const runs: [string, T[]][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[0] === label(row)) last[1].push(row);
    else runs.push([label(row), [row]]);
  }
  return runs;
}

/** Indicators by level 1 and level 2 in printed order. */
export function groupIndicators(lines: readonly IndicatorLine[], kind: FormKind): IndicatorGroup[] {
  return splitRuns(lines, ({ row }) => row.level1).map(([level1, rows]) => ({
    level1: level1 || '未写一级指标',
    points: sumPoints(rows),
    parts: splitRuns(
      rows.map((line) => viewIndicator(line, kind)),
      ({ level2 }) => level2,
    ).map(([level2, views]) => ({ level2: bareLevel(level2) === bareLevel(level1) ? '' : level2, rows: views })),
  }));
}

/** What a series means; style sheets give each meaning a colour and a second mark. */
export type Tone = 'plan' | 'adjusted' | 'result' | 'accent';

export interface Point {
  /** Plain decimal, for drawing. */
  readonly value: string;
  /** What is written beside the mark. */
  readonly shown: string;
  /** The unrounded figure, where `shown` is converted or rounded: `1171028.93元` for `117.10万元`. */
  readonly exact?: string;
  /** Percent of what the chart's `shareOf` names, to two decimals. */
  readonly share?: string;
}

export interface Series {
  readonly name: string;
  readonly tone: Tone;
  /** One for each category; null where nothing is stated: never drawn as zero. */
  readonly points: readonly (Point | null)[];
  /** One for each category: why there is no point, such as 未填. Without it 没有 is said. */
  readonly gaps?: readonly (string | undefined)[];
}

/** A chart as plain data: a picture, a sentence that says the same, and a table with every number. */
export interface ChartSpec {
  readonly id: string;
  readonly type: 'bars' | 'columns' | 'lines';
  readonly title: string;
  readonly sentence: string;
  readonly unit: string;
  readonly categories: readonly string[];
  /** One for each category, where these and not the series differ in meaning. */
  readonly tones?: readonly Tone[];
  readonly series: readonly Series[];
  /** What `share` is a share of: 年初预算. Only where the points have one. */
  readonly shareOf?: string;
  /** The sentence says it all: no picture is drawn and no table stands beside it. */
  readonly isSaid?: boolean;
  /** Worth a pointer: values on hover, series to hide. */
  readonly interactive: boolean;
}

/** What is said of an axis that does not begin at 0, which every reader takes for granted. */
export const sayFoot = (foot: string): string => `纵轴从${foot}起，不从0起，变化看起来比实际大。`;

/** What is said where nothing is stated. */
export const NOTHING_STATED = '没有';

/**
 * A value in full words: as written beside its mark, in brackets the exact figure and the share, or why there is none.
 * `shareOf` is the chart's.
 */
export function sayPoint({ points, gaps }: Pick<Series, 'points' | 'gaps'>, i: number, shareOf?: string): string {
  const point = points[i];
  if (!point) return gaps?.[i] ?? NOTHING_STATED;
  const share = shareOf && point.share ? `${shareOf}的${point.share}%` : undefined;
  const beside = [point.exact, share].filter(Boolean).join('，');
  return beside ? `${point.shown}（${beside}）` : point.shown;
}

/** The numbers of a chart as a table: one row a category. The share of the whole itself goes without saying. */
export function tabulate({ categories, series, shareOf }: ChartSpec): string[][] {
  return categories.map((category, i) => [
    category,
    ...series.map((one) => sayPoint(one, i, one.name === shareOf ? undefined : shareOf)),
  ]);
}

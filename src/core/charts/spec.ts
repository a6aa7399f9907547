/** What a series means; style sheets give each meaning a colour and a second mark. */
export type Tone = 'plan' | 'adjusted' | 'result' | 'accent';

export interface Point {
  /** Plain decimal, for drawing. */
  readonly value: string;
  /** What is written beside the mark. */
  readonly shown: string;
}

export interface Series {
  readonly name: string;
  readonly tone: Tone;
  /** One for each category; null where nothing is stated: never drawn as zero. */
  readonly points: readonly (Point | null)[];
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
  /** Worth a pointer: values on hover, series to hide. */
  readonly interactive: boolean;
}

/** The numbers of a chart as a table: one row a category. */
export function tabulate({ categories, series }: ChartSpec): string[][] {
  return categories.map((category, i) => [category, ...series.map(({ points }) => points[i]?.shown ?? '没有')]);
}

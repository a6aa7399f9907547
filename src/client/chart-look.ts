import type { Chart, ChartDataset, ChartOptions } from 'chart.js';
import { markedUnit } from '../core/charts/texts.ts';
import { sayPoint, type ChartSpec, type Series } from '../core/charts/spec.ts';

export type ChartData = Pick<ChartSpec, 'type' | 'unit' | 'categories' | 'series' | 'shareOf'>;
export type LiveChart = Chart<'bar' | 'line', (number | null)[], string>;
type Dataset = LiveChart['data']['datasets'][number];

/** Room for the values of one series under the plot, in px. */
export const ROW_HEIGHT = 20;

/** A meaning of the style sheet, as it stands now: light or dark. */
export const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A third of the strength, as the drawing has it; for the six-digit colours the style sheet uses. */
const paled = (colour: string): string => (/^#[\da-f]{6}$/i.test(colour) ? `${colour}59` : colour);

/** Floats are for the pixels only: all text is the page's. */
export function toDataset({ name, tone, points }: Series, type: ChartData['type']): Dataset {
  const colour = token(`--chart-${tone}`);
  const data = points.map((point) => (point ? Number(point.value) : null));
  const line: Partial<ChartDataset<'line'>> = {
    ...{ borderColor: colour, borderWidth: 2.5, pointRadius: 4, pointHoverRadius: 6 },
    ...(tone === 'accent' && { borderDash: [6, 4], pointStyle: 'rectRot', pointRadius: 6 }),
  };
  const bar: Partial<ChartDataset<'bar'>> = {
    ...{ maxBarThickness: 36, categoryPercentage: 0.8 },
    ...(tone === 'plan' && { backgroundColor: paled(colour) }),
    ...((tone === 'plan' || tone === 'adjusted') && { borderColor: token('--ink-soft'), borderWidth: 1 }),
  };
  return { label: name, data, backgroundColor: colour, ...(type === 'lines' ? line : bar) } as Dataset;
}

const WAN = 1e4;
const YI = 1e8;

/** Marks of the axis as the drawing has them: in the unit over the plot, else `200万`. They are round numbers, so dividing by a power of ten is exact enough. */
function labelTick(value: number, top: number, unit: string, marked: string): string {
  if (marked === '万元') return String(value / WAN);
  if (unit !== '元' || value === 0 || top < WAN) return String(value);
  return top < YI ? `${value / WAN}万` : `${value / YI}亿`;
}

/** The ten below the lowest value, or one more where all values are that ten. */
function footOf(series: readonly Series[]): number {
  const values = series.flatMap(({ points }) => points.flatMap((point) => (point ? Number(point.value) : [])));
  const ten = Math.floor(Math.min(...values) / 10) * 10;
  return ten > 0 && Math.max(...values) === ten ? ten - 10 : ten;
}

export function toOptions({ type, unit, series, shareOf }: ChartData): ChartOptions<'bar' | 'line'> {
  const ink = token('--ink');
  const marked = markedUnit(series);
  const still = matchMedia('(prefers-reduced-motion: reduce), print').matches;
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  const size = Number.parseInt(fontSize, 10);
  const font = { family: fontFamily, size: Math.round(size * (size > 16 ? 0.9 : 0.82)) };
  return {
    ...{ responsive: true, maintainAspectRatio: false, animation: still ? false : { duration: 300 } },
    font,
    interaction: { mode: 'index', intersect: false },
    // values over columns begin under the line of the unit
    layout: {
      padding: {
        top: series.length > 1 ? 26 : 24 + font.size,
        bottom: series.length > 1 ? series.length * ROW_HEIGHT + 6 : 0,
      },
    },
    scales: {
      x: { offset: true, ticks: { color: ink, font, maxRotation: 0, autoSkip: false }, grid: { display: false } },
      y: {
        // as the drawing has it: amounts and counts from 0, lines from the ten below
        suggestedMin: type === 'lines' ? footOf(series) : 0,
        ticks: {
          color: token('--ink-soft'),
          font,
          maxTicksLimit: 6,
          ...(unit === '个' && { precision: 0 }),
          callback(value) {
            return labelTick(Number(value), this.max, unit, marked);
          },
        },
        grid: { color: token('--rule') },
      },
    },
    plugins: {
      tooltip: {
        ...{ bodyFont: font, titleFont: font },
        callbacks: {
          label: ({ datasetIndex, dataIndex }) => {
            const one = series[datasetIndex]!;
            return `${one.name}：${sayPoint(one, dataIndex, one.name === shareOf ? undefined : shareOf)}`;
          },
        },
      },
    },
  };
}

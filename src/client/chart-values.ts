import type { Plugin } from 'chart.js';
import { bareTexts, sayUnit } from '../core/charts/texts.ts';
import { ROW_HEIGHT, token, type ChartData, type LiveChart } from './chart-look.ts';

const KEY = 11;

/** The values of one series above its columns. */
function writeAbove(chart: LiveChart, texts: readonly string[]): void {
  for (const [i, { x, y }] of chart.getDatasetMeta(0).data.entries()) {
    if (chart.data.datasets[0]!.data[i] !== null) chart.ctx.fillText(texts[i] ?? '', x, y - 6);
  }
}

/** The values of every series that is not hidden, under its categories, with a key at the left. */
function writeUnder(chart: LiveChart, rows: readonly (readonly string[])[], type: ChartData['type']): void {
  const { ctx, chartArea, scales } = chart;
  const slot = chartArea.width / chart.data.labels!.length;
  if (rows.flat().some((text) => ctx.measureText(text).width > slot - 2)) return;
  let y = scales['x']!.bottom - ROW_HEIGHT * 0.25;
  for (const [s, texts] of rows.entries()) {
    if (!chart.isDatasetVisible(s)) continue;
    y += ROW_HEIGHT;
    const { backgroundColor } = chart.data.datasets[s]!;
    ctx.save();
    ctx.fillStyle = backgroundColor as string;
    ctx.strokeStyle = token('--ink-soft');
    const height = type === 'lines' ? 3 : KEY;
    ctx.fillRect(chartArea.left - 24, y - height / 2 - 4, KEY, height);
    if (type !== 'lines') ctx.strokeRect(chartArea.left - 24, y - height / 2 - 4, KEY, height);
    ctx.restore();
    for (const [i, text] of texts.entries()) ctx.fillText(text, scales['x']!.getPixelForValue(i), y);
  }
}

/** Writes what the drawing writes: every value where there is room, and the unit in the corner. */
export function writeValues({ type, series }: ChartData): Plugin<'bar' | 'line'> {
  const rows = series.map(({ points }) => bareTexts(points));
  const unit = sayUnit(series);
  return {
    id: 'values',
    afterDatasetsDraw(drawn) {
      const chart = drawn as LiveChart;
      const { ctx, chartArea } = chart;
      const { family, size } = chart.options.font ?? {};
      ctx.save();
      ctx.font = `${size}px ${family}`;
      ctx.fillStyle = token('--ink');
      ctx.textAlign = 'center';
      if (rows.length === 1) writeAbove(chart, rows[0]!);
      else writeUnder(chart, rows, type);
      ctx.fillStyle = token('--ink-soft');
      ctx.textAlign = 'right';
      if (unit) ctx.fillText(unit, chartArea.right, 13);
      ctx.restore();
    },
  };
}

import type { Plugin } from 'chart.js';
import { bareTexts, sayUnit } from '../core/charts/texts.ts';
import { ROW_HEIGHT, token, type ChartData, type LiveChart } from './chart-look.ts';

const KEY = 11;

/** The values of one series above its columns, or above the marks of its line, which must not cross them out. */
function writeAbove(chart: LiveChart, texts: readonly string[], type: ChartData['type']): void {
  const { ctx } = chart;
  const isLine = type === 'lines';
  ctx.strokeStyle = token('--paper');
  ctx.lineWidth = 4;
  for (const [i, { x, y }] of chart.getDatasetMeta(0).data.entries()) {
    if (chart.data.datasets[0]!.data[i] === null) continue;
    const [text, base] = [texts[i] ?? '', isLine ? y - 10 : y - 6];
    if (isLine) ctx.strokeText(text, x, base);
    ctx.fillText(text, x, base);
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
      if (rows.length === 1) writeAbove(chart, rows[0]!, type);
      else writeUnder(chart, rows, type);
      ctx.fillStyle = token('--ink-soft');
      ctx.textAlign = 'right';
      if (unit) ctx.fillText(unit, chartArea.right, 13);
      ctx.restore();
    },
  };
}

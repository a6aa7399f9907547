import { offerSeries, walkByKeys } from './chart-controls.ts';
import { Chart } from './chart-library.ts';
import { toDataset, toOptions, type ChartData, type LiveChart } from './chart-look.ts';
import { listViews, offerViews } from './chart-views.ts';
import { writeValues } from './chart-values.ts';

const makeChart = (canvas: HTMLCanvasElement, data: ChartData): LiveChart =>
  new Chart(canvas, {
    type: data.type === 'lines' ? 'line' : 'bar',
    data: { labels: [...data.categories], datasets: data.series.map((series) => toDataset(series, data.type)) },
    options: toOptions(data),
    plugins: [writeValues(data)],
  });

/** What stands on a canvas: the chart, the numbers it shows, and how to show others. */
interface Standing {
  chart(): LiveChart;
  data(): ChartData;
  show(data: ChartData): void;
}

/** Draws anew for dark, large type, high contrast, paper or another unit; hidden series stay hidden. */
function keepInLook(canvas: HTMLCanvasElement, first: ChartData): Standing {
  let data = first;
  let chart = makeChart(canvas, data);
  const redraw = () => {
    const visible = data.series.map((_, i) => chart.isDatasetVisible(i));
    chart.destroy();
    chart = makeChart(canvas, data);
    for (const [i, shown] of visible.entries()) chart.setDatasetVisibility(i, shown);
    chart.update('none');
  };
  // assigned, not added: old browsers have no addEventListener here, and then simply keep the colours
  matchMedia('(prefers-color-scheme: dark)').onchange = redraw;
  // where no drawing stands in for the canvas on paper, it wants the colours of print: those of a dark screen are not seen
  matchMedia('print').onchange = () => {
    if (canvas.offsetParent) redraw();
  };
  new MutationObserver(redraw).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-text', 'data-contrast'],
  });
  return {
    chart: () => chart,
    data: () => data,
    show(next) {
      data = next;
      redraw();
    },
  };
}

/**
 * Draws a figure's chart on a canvas. The drawing stays in the page: for print, and for all if anything here fails; it is
 * hidden only when the canvas stands.
 */
export function drawLive(figure: HTMLElement, data: ChartData): void {
  const canvas = document.createElement('canvas');
  const frame = document.createElement('div');
  frame.className = 'chart-canvas';
  frame.append(canvas);
  figure.querySelector('.chart-drawing')!.append(frame);
  try {
    const standing = keepInLook(canvas, data);
    const sentence = figure.querySelector('.chart-sentence')?.textContent?.trim() ?? '';
    walkByKeys(canvas, standing.chart, standing.data, sentence);
    offerSeries(figure, standing.chart);
    offerViews(figure, listViews(data), standing.show);
    figure.classList.add('chart-live');
  } catch {
    frame.remove();
  }
}

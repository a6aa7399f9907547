/*
 * Chart.js over the drawings of the year, unit and project pages: values under the pointer, series to hide. Loaded when a
 * chart comes into view; whatever fails, the drawing stays.
 */
import type { ChartDataset } from 'chart.js';
import type { ChartSpec, Series } from '../core/charts/spec.ts';

type Data = Pick<ChartSpec, 'type' | 'unit' | 'categories' | 'series'>;

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Floats are for the pixels only: tooltips show the text of the page. */
function toDataset(
  { name, tone, points }: Series,
  type: Data['type'],
): ChartDataset<'bar' | 'line', (number | null)[]> {
  const colour = token(`--chart-${tone}`);
  return {
    label: name,
    data: points.map((point) => (point ? Number(point.value) : null)),
    backgroundColor: colour,
    borderColor: colour,
    ...(type === 'lines' ? { borderDash: tone === 'accent' ? [6, 4] : [], borderWidth: 2.5, pointRadius: 4 } : {}),
  };
}

async function draw(figure: HTMLElement, { type, categories, series, unit }: Data): Promise<void> {
  const { Chart } = await import('./chart-library.ts');
  const drawing = figure.querySelector<HTMLElement>('.chart-drawing')!;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', figure.querySelector('.chart-sentence')?.textContent ?? '');
  const frame = document.createElement('div');
  frame.className = 'chart-canvas';
  frame.append(canvas);
  const picture = [...drawing.childNodes];
  drawing.replaceChildren(frame);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const inWan = unit === '元';
  try {
    new Chart(canvas, {
      type: type === 'lines' ? 'line' : 'bar',
      data: { labels: [...categories], datasets: series.map((one) => toDataset(one, type)) },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: still ? false : { duration: 300 },
        color: token('--ink'),
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: { ticks: { color: token('--ink') }, grid: { display: false } },
          y: {
            beginAtZero: type !== 'lines',
            ticks: {
              color: token('--ink-soft'),
              ...(unit === '个' && { precision: 0 }),
              callback: (value) => (inWan ? `${Number(value) / 10_000}万` : String(value)),
            },
            grid: { color: token('--rule') },
          },
        },
        plugins: {
          legend: {
            display: series.length > 1,
            labels: { color: token('--ink'), usePointStyle: type === 'lines', pointStyle: 'line' },
          },
          tooltip: {
            callbacks: {
              label: ({ datasetIndex, dataIndex }) =>
                `${series[datasetIndex]!.name}：${series[datasetIndex]!.points[dataIndex]?.shown ?? '没有'}`,
            },
          },
        },
      },
    });
    figure.querySelector('.legend')?.remove();
  } catch {
    drawing.replaceChildren(...picture);
  }
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    const figure = target as HTMLElement;
    // a failed download leaves the drawing as it is
    void draw(figure, JSON.parse(figure.dataset['chart']!) as Data).catch(() => undefined);
  }
});
document.querySelectorAll('figure[data-chart]').forEach((figure) => seen.observe(figure));

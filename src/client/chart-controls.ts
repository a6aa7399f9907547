import { sayPoint } from '../core/charts/spec.ts';
import type { ChartData, LiveChart } from './chart-look.ts';

/** The words of the legend become buttons that hide and show their series. */
export function offerSeries(figure: HTMLElement, current: () => LiveChart): void {
  const legend = figure.querySelector('.legend');
  legend?.removeAttribute('aria-hidden');
  legend?.querySelectorAll('li').forEach((item, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-pressed', 'true');
    button.append(...item.childNodes);
    button.addEventListener('click', () => {
      const chart = current();
      const visible = !chart.isDatasetVisible(i);
      chart.setDatasetVisibility(i, visible);
      button.setAttribute('aria-pressed', String(visible));
      chart.update();
    });
    item.append(button);
  });
}

/** What a category says, for those who hear the page. */
const sayCategory = ({ categories, series, shareOf }: ChartData, i: number): string =>
  `${categories[i]}：${series
    .map((one) => `${one.name}${sayPoint(one, i, one.name === shareOf ? undefined : shareOf)}`)
    .join('，')}`;

/** Left and right go from category to category and show its values, Escape leaves. */
export function walkByKeys(
  canvas: HTMLCanvasElement,
  current: () => LiveChart,
  data: () => ChartData,
  sentence: string,
): void {
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${sentence}按左右键逐项查看。`);
  const voice = document.createElement('p');
  voice.className = 'hidden';
  voice.setAttribute('aria-live', 'polite');
  canvas.after(voice);
  let at = -1;
  const show = (i: number) => {
    at = i;
    const chart = current();
    const shown = chart.getSortedVisibleDatasetMetas().filter(({ data: marks }) => marks[i]);
    const active = shown.map(({ index }) => ({ datasetIndex: index, index: i }));
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
    chart.update('none');
    voice.textContent = i < 0 ? '' : sayCategory(data(), i);
  };
  canvas.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    show(step === undefined ? -1 : Math.max(0, Math.min(data().categories.length - 1, at + step)));
  });
  canvas.addEventListener('blur', () => show(-1));
}

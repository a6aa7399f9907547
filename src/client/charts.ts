/*
 * Chart.js over the drawings of the year, unit and project pages: values under the pointer, series to hide. Loaded when a
 * chart comes into view; whatever fails, the drawing stays. An old browser without the observer keeps the drawings.
 */
import type { ChartData } from './chart-look.ts';

async function enliven(figure: HTMLElement): Promise<void> {
  const { drawLive } = await import('./live-chart.ts');
  drawLive(figure, JSON.parse(figure.dataset['chart']!) as ChartData);
}

if ('IntersectionObserver' in window) {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      // a failed download leaves the drawing as it is
      void enliven(target as HTMLElement).catch(() => undefined);
    }
  });
  document.querySelectorAll('figure[data-chart]').forEach((figure) => seen.observe(figure));
}

import type { Point } from '../core/charts/spec.ts';
import type { ChartData } from './chart-look.ts';

/** One way to show a chart's numbers: in 万元, in 元 to the last digit, or as shares of what they are parts of. */
export interface ChartView {
  readonly name: string;
  readonly data: ChartData;
}

type Change = (point: Point) => Point | null;

const alter = (data: ChartData, change: Change, unit: string): ChartData => ({
  ...data,
  unit,
  series: data.series.map((one) => ({ ...one, points: one.points.map((point) => point && change(point)) })),
});

/** The exact figure as printed, or the value, which is in 元, where the form itself prints 万元. */
const inYuan: Change = ({ exact, ...point }) => ({ ...point, shown: exact ?? `${point.value}元` });
const asShare: Change = ({ share }) => (share === undefined ? null : { value: share, shown: `${share}%` });

/** The ways a chart can be shown, its own first; one alone where there is nothing to switch. */
export function listViews(data: ChartData): ChartView[] {
  if (data.unit !== '元') return [{ name: data.unit, data }];
  const views = [
    { name: '万元', data },
    { name: '元', data: alter(data, inYuan, '元') },
  ];
  return data.shareOf ? [...views, { name: `占${data.shareOf}的%`, data: alter(data, asShare, '%') }] : views;
}

/** Buttons over the drawing, one a view; `show` draws the chosen one. */
export function offerViews(figure: HTMLElement, views: readonly ChartView[], show: (data: ChartData) => void): void {
  if (views.length < 2) return;
  const group = document.createElement('div');
  group.className = 'chart-views';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', '数字的单位');
  const buttons = views.map(({ name, data }, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.setAttribute('aria-pressed', String(i === 0));
    button.addEventListener('click', () => {
      buttons.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
      show(data);
    });
    return button;
  });
  group.append(...buttons);
  const drawing = figure.querySelector('.chart-drawing')!;
  drawing.parentNode!.insertBefore(group, drawing);
}

import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { ChartSpec } from '../../src/core/charts/spec.ts';
import { Exact } from '../../src/core/figures/decimal.ts';
import { PORTAL_SITE, SAMPLE_SITE, SEEDS_SITE } from './folders.ts';
import { attribute, elementsOf, pagesOf, readPage, textOf } from './site-files.ts';

const within = (element: Tree.Element): Tree.Element[] =>
  element.childNodes.flatMap((child) => ('tagName' in child ? [child, ...within(child)] : []));
const hasClass = (element: Tree.Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);

interface Drawn {
  readonly place: string;
  readonly figure: Tree.Element;
}

const figuresOf = (site: string): Drawn[] =>
  pagesOf(site).flatMap((page) =>
    elementsOf(readPage(site, page))
      .filter((element) => element.tagName === 'figure' && hasClass(element, 'chart'))
      .map((figure) => ({ place: `${page}#${attribute(figure, 'aria-labelledby')}`, figure })),
  );

/** The rows of the table under a chart, the heading of each row first. */
const tableOf = (figure: Tree.Element): string[][] =>
  within(figure)
    .filter(({ tagName, parentNode }) => tagName === 'tr' && (parentNode as Tree.Element).tagName === 'tbody')
    .map((row) =>
      within(row)
        .filter(({ tagName }) => tagName === 'th' || tagName === 'td')
        .map((cell) => textOf(cell).trim()),
    );

const WORTH = new Map([
  ['元', '1'],
  ['万元', '1e4'],
  ['亿元', '1e8'],
]);
/** A cell of the table as a number: `117.10万元（1,171,028.93元）` is 1171028.93; undefined where it says why there is none. */
function valueOf(cell: string): Exact | undefined {
  const [, exact] = /（([\d,.-]+)元[，）]/.exec(cell) ?? [];
  if (exact) return new Exact(exact.replaceAll(',', ''));
  const [, digits, unit = ''] = /^(-?[\d.]+)(亿元|万元|元|%|分|个|项)/.exec(cell) ?? [];
  return digits === undefined ? undefined : new Exact(digits).times(WORTH.get(unit) ?? '1');
}

/** The marks of the drawing itself, without its keys: heights of columns, widths of bars, or as many as there are dots. */
function marksOf(figure: Tree.Element): { kind: 'columns' | 'bars' | 'lines'; sizes: string[] } {
  const svg = within(figure).find((element) => element.tagName === 'svg' && attribute(element, 'role') === 'img')!;
  const direct = svg.childNodes.filter((child): child is Tree.Element => 'tagName' in child);
  const rects = direct.filter(({ tagName }) => tagName === 'rect');
  const bars = within(svg).filter(
    (one) => one.tagName === 'rect' && attribute(one, 'x') === '0' && !hasClass(one, 'rail'),
  );
  const dots = direct.filter(
    (one) => one.tagName === 'circle' || (one.tagName === 'path' && hasClass(one, 'fill-accent')),
  );
  if (rects.length) return { kind: 'columns', sizes: rects.map((rect) => attribute(rect, 'height')!) };
  if (bars.length) return { kind: 'bars', sizes: bars.map((rect) => attribute(rect, 'width')!) };
  return { kind: 'lines', sizes: dots.map(() => '') };
}

describe.each([
  ['the real content', SEEDS_SITE],
  ['the sample content', SAMPLE_SITE],
  ['the sample portal', PORTAL_SITE],
])('every chart of %s', (_, site) => {
  const all = figuresOf(site);

  test('draws what its table says: one mark a figure, as long as the figure is large', () => {
    const drawn = all.filter(({ figure }) => within(figure).some((element) => hasClass(element, 'chart-drawing')));
    expect(drawn.length).toBeGreaterThan(5);
    for (const { place, figure } of drawn) {
      const values = tableOf(figure).flatMap(([, ...cells]) => cells.map(valueOf));
      const stated = values.filter((value) => value !== undefined);
      const { kind, sizes } = marksOf(figure);
      expect(sizes.length, place).toBe(stated.length);
      if (kind === 'lines') continue;
      const most = stated.reduce((a, b) => (a.gt(b) ? a : b));
      const longest = sizes.map((size) => new Exact(size)).reduce((a, b) => (a.gt(b) ? a : b));
      stated.forEach((value, i) => {
        const expected = value.isNegative() || most.isZero() ? new Exact(0) : value.div(most).times(longest);
        expect(
          expected.minus(sizes[i]!).abs().lt('0.05'),
          `${place}: ${value.toFixed()} is drawn ${sizes[i]} long`,
        ).toBe(true);
      });
    }
  });

  test('gives a script the numbers of its table', () => {
    const live = all.filter(({ figure }) => attribute(figure, 'data-chart') !== undefined);
    expect(live.length).toBeGreaterThan(1);
    for (const { place, figure } of live) {
      const { categories, series } = JSON.parse(attribute(figure, 'data-chart')!) as ChartSpec;
      tableOf(figure).forEach(([category, ...cells], i) => {
        expect(category, place).toBe(categories[i]);
        cells.forEach((cell, s) => {
          const point = series[s]!.points[i];
          expect(valueOf(cell) === undefined, `${place}: ${cell}`).toBe(!point);
          if (point) expect(cell.startsWith(point.shown), `${place}: ${cell}`).toBe(true);
        });
      });
    }
  });

  test('has a sentence', () => {
    for (const { place, figure } of all) {
      const sentence = within(figure).find((element) => hasClass(element, 'chart-sentence'))!;
      expect(textOf(sentence).trim(), place).toMatch(/^.{6,}。$/s);
    }
  });
});

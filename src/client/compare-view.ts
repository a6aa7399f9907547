import { axisFoot } from '../core/charts/geometry.ts';
import { sayFoot, sayPoint, type ChartSpec } from '../core/charts/spec.ts';
import { COMPARED, type ComparedItem, type ComparedKey } from '../core/report/compare-item.ts';
import { compareChart } from '../core/report/compare-chart.ts';
import {
  compareIndicators,
  compareYear,
  KEY_NAMES,
  listYears,
  type ComparedLine,
} from '../core/report/compare-rows.ts';
import { make, makeTable, type Part } from './compare-dom.ts';

/** What is shown of the chosen items. */
export interface Shown {
  readonly year: string;
  readonly figure: ComparedKey;
}
interface Around {
  /** The column's base path. */
  readonly root: string;
  change(shown: Shown, name: string): void;
}

function makeChooser(
  name: string,
  label: string,
  options: readonly [string, string][],
  now: string,
  tell: (value: string) => void,
): HTMLElement {
  const select = make('select', { name });
  for (const [value, text] of options) {
    const option = make('option', { value }, text);
    option.selected = value === now;
    select.append(option);
  }
  select.addEventListener('change', () => tell(select.value));
  return make('label', { class: 'compare-chooser' }, label, select);
}

const headings = (items: readonly ComparedItem[], root: string): Part[] =>
  items.map((item) => {
    const link = make('a', { href: root.slice(0, -1) + item.path }, item.name);
    return make('span', {}, link, ...(item.owner ? [make('span', { class: 'small' }, item.owner)] : []));
  });

/** Small words below others. How a row's values stand to each other is said at its head: on a phone its end is out of sight. */
const withNote = (text: string, note: string): Part =>
  make('span', {}, text, ...(note ? [make('span', { class: 'small' }, note)] : []));

/** Reasons that several rows share are said once, above them. */
function sayShared(rows: readonly { readonly name: string; readonly note: string }[]): {
  readonly shared: ReadonlySet<string>;
  readonly words: HTMLElement[];
} {
  const notes = rows.map(({ note }) => note);
  const shared = new Set(notes.filter((note, i) => note !== '' && notes.indexOf(note) !== i));
  const words = [...shared].map((note) => {
    const names = rows.filter((row) => row.note === note).map(({ name }) => name);
    return make('p', { class: 'note' }, `${names.join('、')}：${note}。`);
  });
  return { shared, words };
}

function drawYear(items: readonly ComparedItem[], { year }: Shown, root: string): Part[] {
  const rows = compareYear(items, year);
  const { shared, words } = sayShared(rows.map(({ label: name, note }) => ({ name, note })));
  const drawn = rows.map(({ label, cells, note }) => [
    withNote(label, shared.has(note) ? '' : note),
    ...cells.map((cell) => (typeof cell === 'string' ? cell : withNote(...cell))),
  ]);
  return [makeTable(`${year}年的数`, ['', ...headings(items, root)], drawn), ...words];
}

/** The chart as the other pages have theirs: title, sentence, key, drawing, table; the drawing is Chart.js's alone. */
function drawChart(spec: ChartSpec): HTMLElement {
  const caption = make(
    'figcaption',
    {},
    make('p', { class: 'chart-title', id: 'chart-compare' }, spec.title),
    make('p', { class: 'chart-sentence' }, spec.sentence),
  );
  const legend = make(
    'ul',
    { class: 'legend' },
    ...spec.series.map(({ name, tone }) => make('li', {}, make('span', { class: `key-box key-${tone}` }), name)),
  );
  const rows = spec.categories.map((category, i) => [
    category,
    ...spec.series.map((one) => {
      const point = one.points[i];
      return point?.exact ? withNote(point.shown, point.exact) : sayPoint(one, i);
    }),
  ]);
  const table = makeTable(spec.title, ['', ...spec.series.map(({ name }) => name)], rows);
  const drawing = make('div', { class: 'chart-drawing' });
  const foot = axisFoot(spec);
  const figure = make(
    'figure',
    { class: 'chart', 'aria-labelledby': 'chart-compare' },
    caption,
    legend,
    drawing,
    ...(foot ? [make('p', { class: 'chart-foot' }, sayFoot(foot))] : []),
    table,
  );
  if (spec.series.some(({ points }) => points.some((_, i) => sayPoint({ points }, i) && points[i])))
    void import('./live-chart.ts').then(({ drawLive }) => drawLive(figure, spec)).catch(() => undefined);
  return figure;
}

/** Whether all list the indicator, with the same target, result and verdict. */
const isSame = ({ cells, note }: ComparedLine): boolean =>
  note === '' &&
  cells.every(
    (cell) =>
      cell &&
      cell.target === cells[0]?.target &&
      cell.actual === cells[0]?.actual &&
      cell.verdict === cells[0]?.verdict,
  );

function drawIndicators(items: readonly ComparedItem[], { year }: Shown, root: string): Part[] {
  const { lines, others } = compareIndicators(items, year);
  const rest = others ? `${others}项指标只有一方列出，不能对比。` : '';
  if (!lines.length) return [make('p', {}, `${year}年所选的表里没有名称相同的指标。${rest}`)];
  const { shared, words } = sayShared(lines);
  const draw = ({ name, cells, note }: ComparedLine): Part[] => [
    withNote(name, shared.has(note) ? '' : note),
    ...cells.map((cell) =>
      cell
        ? make(
            'span',
            {},
            `目标${cell.target}`,
            make('br', {}),
            cell.actual ? `结果${cell.actual}` : '没有年末结果',
            make('br', {}),
            cell.verdict,
          )
        : '没有这项指标',
    ),
  ];
  const table = (caption: string, own: readonly ComparedLine[]) =>
    makeTable(caption, ['指标', ...headings(items, root)], own.map(draw));
  const [same, different] = [lines.filter(isSame), lines.filter((line) => !isSame(line))];
  return [
    ...(different.length ? [table(`${year}年名称相同的指标`, different)] : []),
    ...words,
    ...(same.length
      ? [
          make(
            'details',
            { class: 'changes' },
            make('summary', {}, `目标和结果都一样的：${same.length}项`),
            table(`${year}年都一样的指标`, same),
          ),
        ]
      : []),
    ...(rest ? [make('p', { class: 'note' }, rest)] : []),
  ];
}

/** Draws the comparison into `place`: a year's figures, one figure over the years, and the indicators of one name. */
export function drawComparison(
  place: HTMLElement,
  items: readonly ComparedItem[],
  shown: Shown,
  { root, change }: Around,
): void {
  const { years } = listYears(items);
  place.textContent = '';
  place.dataset['of'] = String(items.length);
  if (!years.length) {
    place.append(make('p', {}, '所选的都没有列金额的表，没有数可比。'));
    return;
  }
  const yearOptions = years.map((year): [string, string] => [year, `${year}年`]);
  const figureOptions = COMPARED.map((key): [string, string] => [key, KEY_NAMES[key]]);
  place.append(
    make('h2', {}, '同一年'),
    makeChooser('year', '年度', yearOptions, shown.year, (year) => change({ ...shown, year }, 'year')),
    ...drawYear(items, shown, root),
    make('h2', {}, '历年'),
    makeChooser('figure', '看哪个数', figureOptions, shown.figure, (figure) =>
      change({ ...shown, figure: figure as ComparedKey }, 'figure'),
    ),
    drawChart(compareChart(items, shown.figure)),
    make('h2', {}, '相同的指标'),
    ...drawIndicators(items, shown, root),
  );
}

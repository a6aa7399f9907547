/* A chart to keep: a picture as it is drawn on the page, and its numbers for a spreadsheet. Nothing is sent anywhere. */
import { csvHead, csvLines } from '../core/tables/csv.ts';
import type { Column } from '../core/tables/table.ts';
import { widthOf } from '../core/intake/flow/join-wrapped.ts';
import { fileName, saveAs } from './save-as.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** What makes the look of a drawing outside the page; style sheets do not reach it there. */
const LOOKS = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
];
const MARGIN = 16;
/** Pixels of the picture for each unit of the drawing. */
const SCALE = 3;

const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function withLooks(drawing: SVGElement): SVGElement {
  const copy = drawing.cloneNode(true) as SVGElement;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  [drawing, ...drawing.querySelectorAll('*')].forEach((element, i) => {
    const computed = getComputedStyle(element);
    // as attributes: the policy of the page forbids styles of elements
    for (const look of LOOKS) copies[i]!.setAttribute(look, computed.getPropertyValue(look));
  });
  return copy;
}

/** Lines of a text, none wider than so many units of the size, no figure cut. */
export function wrap(text: string, units: number): string[] {
  const lines = [''];
  for (const part of text.match(/\d[\d.,]*%?|./gu) ?? []) {
    if (widthOf(lines.at(-1)! + part) > units) lines.push('');
    lines[lines.length - 1] += part;
  }
  return lines;
}

type Type = Pick<CSSStyleDeclaration, 'color' | 'fontFamily' | 'fontWeight'> & { readonly size: number };

/** A drawing of its own: title, sentence, legend and chart, and where it is from. */
class Picture {
  readonly #root = document.createElementNS(SVG, 'svg');
  readonly #figure: HTMLElement;
  readonly #width: number;
  #y = MARGIN;

  constructor(figure: HTMLElement) {
    this.#figure = figure;
    this.#width = figure.querySelector<SVGSVGElement>('.chart-drawing svg')!.viewBox.baseVal.width;
  }

  #put(text: string, x: number, y: number, { size, color, fontFamily, fontWeight }: Type): void {
    const element = document.createElementNS(SVG, 'text');
    element.textContent = text;
    const looks = { x, y, fill: color, 'font-size': size, 'font-family': fontFamily, 'font-weight': fontWeight };
    for (const [name, value] of Object.entries(looks)) element.setAttribute(name, String(value));
    this.#root.append(element);
  }

  #write(text: string, like: Element, size: number): void {
    const { color, fontFamily, fontWeight } = getComputedStyle(like);
    for (const line of wrap(text, (this.#width / size) * 2)) {
      this.#y += size * 1.4;
      this.#put(line, MARGIN, this.#y, { size, fontFamily, fontWeight, color });
    }
  }

  #draw(drawing: SVGElement, x: number, width: number, height: number): void {
    const copy = withLooks(drawing);
    for (const [name, value] of Object.entries({ x, y: this.#y, width, height }))
      copy.setAttribute(name, String(value));
    copy.setAttribute('overflow', 'visible');
    this.#root.append(copy);
  }

  #drawLegend(): void {
    this.#figure.querySelectorAll('.legend li').forEach((item) => {
      this.#y += 6;
      this.#draw(item.querySelector('svg')!, MARGIN, 20, 14);
      this.#y -= 6;
      const { color, fontFamily, fontWeight } = getComputedStyle(item);
      this.#put(textOf(item), MARGIN + 26, this.#y + 18, { size: 12, fontFamily, fontWeight, color });
      this.#y += 20;
    });
  }

  /** The picture as SVG with its size. */
  make(): { text: string; width: number; height: number } {
    const part = (selector: string): Element | null => this.#figure.querySelector(selector);
    this.#write(textOf(part('.chart-title')), part('.chart-title')!, 15);
    this.#write(textOf(part('.chart-sentence')), part('.chart-sentence')!, 12);
    this.#y += 8;
    this.#drawLegend();
    const drawing = part('.chart-drawing svg') as SVGSVGElement;
    const { height } = drawing.viewBox.baseVal;
    this.#draw(drawing, MARGIN, this.#width, height);
    this.#y += height;
    const foot = part('.chart-foot');
    if (foot) this.#write(textOf(foot), foot, 12);
    this.#write(`${document.title}　${location.origin}${location.pathname}`, part('.chart-sentence')!, 9);
    const size = { width: this.#width + 2 * MARGIN, height: this.#y + MARGIN };
    this.#root.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    for (const [name, value] of Object.entries(size)) this.#root.setAttribute(name, String(value * SCALE));
    return { text: new XMLSerializer().serializeToString(this.#root), ...size };
  }
}

async function savePicture(figure: HTMLElement, name: string): Promise<void> {
  const { text, width, height } = new Picture(figure).make();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await new Promise((done, fail) => {
    image.onload = done;
    image.onerror = fail;
  });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const context = canvas.getContext('2d')!;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveAs(blob, `${name}.png`), 'image/png');
}

/** The table under a chart as it stands on the page. */
export function tableAsCsv(table: HTMLTableElement): string {
  const [head = [], ...rows] = [...table.rows].map((row) => [...row.cells].map(textOf));
  const columns = head.map((name, i): Column => ({
    name: name || '项目',
    title: name,
    sort: 'text',
    meaning: String(i),
  }));
  return csvHead(columns) + csvLines(columns, rows);
}

function saveNumbers(figure: HTMLElement, name: string): void {
  const csv = tableAsCsv(figure.querySelector<HTMLTableElement>('.chart-data table')!);
  saveAs(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

/** Puts the two buttons under the table of a chart. */
export function offerSaving(fold: HTMLElement): void {
  const figure = fold.closest('figure');
  if (!figure || fold.querySelector('.chart-save')) return;
  const name = fileName(textOf(document.querySelector('h1')), textOf(figure.querySelector('.chart-title')));
  const line = document.createElement('p');
  line.className = 'chart-save';
  const offer = (words: string, act: () => void): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', act);
    line.append(button);
  };
  offer('存为图片', () => void savePicture(figure, name).catch(() => undefined));
  offer('存为 CSV', () => saveNumbers(figure, name));
  fold.append(line);
}

/* Fills in what a reference cannot know by itself: the day, the address of this site, and the figure that a reader picks. */
import { nameFigure } from './figure-names.ts';

const FIGURES = '.sheet td[id], .line-values dd[id], .line-note [id]';
/** A name in a list of choices is a hint, not the text. */
const LONGEST = 60;

const textOf = (element: Element): string => (element.textContent ?? '').trim();
const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text);
const describe = (figure: Element): string => `${nameFigure(figure)}：${textOf(figure) || '（空）'}`;

const today = (): string => {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `[${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}]`;
};

/** The figure that the address of the window leads to. */
function pickedFigure(): Element | undefined {
  const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return found?.matches(FIGURES) ? found : undefined;
}

/** Leads the address to a figure, or to the whole page, and leaves the page where the reader has it. */
function lead(id: string): void {
  const sheet = document.querySelector('.sheet');
  const [x, y, left] = [scrollX, scrollY, sheet?.scrollLeft ?? 0];
  location.replace(`#${id}`);
  if (!id) history.replaceState(null, '', location.pathname + location.search);
  scrollTo(x, y);
  if (sheet) sheet.scrollLeft = left;
}

/** The address that others find the page at: the column's, or that of the window. */
function addressOfPage(box: HTMLElement): string {
  const printed = textOf(box.querySelector('[data-cite-address]')!);
  return /^https?:/.test(printed) ? printed : new URL(printed, location.href).href;
}

/** Offers all figures of the form as a file. What makes it is loaded when it is asked for. */
function offerFigures(box: HTMLElement, button: HTMLButtonElement): void {
  const whole = addressOfPage(box);
  button.hidden = false;
  button.addEventListener('click', () => {
    const figures = [...document.querySelectorAll(FIGURES)].filter((figure) => textOf(figure) !== '');
    void import('./save-figures.ts')
      .then(({ saveFigures }) => saveFigures(figures, whole, document.title))
      .catch(() => undefined);
  });
}

function startCitation(box: HTMLElement): void {
  const part = (name: string): HTMLElement => box.querySelector<HTMLElement>(`[data-cite-${name}]`)!;
  const select = box.querySelector('select');
  const address = part('address');
  const whole = addressOfPage(box);
  const show = (): void => {
    const figure = pickedFigure();
    part('figure').textContent = figure ? `：${shorten(describe(figure))}` : '';
    address.textContent = figure ? `${whole}#${encodeURI(figure.id)}` : whole;
    if (select) select.value = figure?.id ?? '';
  };
  part('day').textContent = today();
  if (select) {
    // when somebody opens the fold: names are looked for in the layout of the page
    const fill = (): void => {
      const figures = [...document.querySelectorAll(FIGURES)].filter((figure) => textOf(figure) !== '');
      select.append(...figures.map((figure) => new Option(shorten(describe(figure)), figure.id)));
      show();
    };
    box.closest('details')?.addEventListener('toggle', fill, { once: true });
    select.parentElement!.hidden = false;
    select.addEventListener('change', () => {
      lead(select.value);
      show();
    });
  }
  addEventListener('hashchange', show);
  show();
}

document.querySelectorAll<HTMLElement>('[data-cite]').forEach((box) => {
  const button = document.querySelector<HTMLButtonElement>('[data-figures]');
  if (button) offerFigures(box, button);
  startCitation(box);
});
document.addEventListener('click', ({ target }) => {
  const figure = target instanceof Element && !target.closest('a') ? target.closest(FIGURES) : null;
  if (!figure || getSelection()?.isCollapsed === false) return;
  lead(figure === pickedFigure() ? '' : figure.id);
});

/* On every page: how it looks, reading aloud, the print buttons, charts to keep. All are useless without scripts, so all start hidden. */
import { startPrinting } from './print.ts';

const root = document.documentElement;

/** A choice that is kept on the device: an attribute of the page, and the words of its button in either state. */
interface Look {
  readonly button: string;
  readonly name: 'text' | 'contrast';
  readonly value: string;
  readonly words: readonly [on: string, off: string];
}
const LOOKS: readonly Look[] = [
  { button: '[data-text-size]', name: 'text', value: 'large', words: ['标准字', '大字'] },
  { button: '[data-contrast-switch]', name: 'contrast', value: 'high', words: ['标准色', '高对比'] },
];

function remember({ name }: Look, value: string): void {
  try {
    localStorage.setItem(`mingzhang-${name}`, value);
  } catch {
    // not kept where storage is forbidden
  }
}

function startLook(look: Look, button: HTMLButtonElement): void {
  const { name, value, words } = look;
  const show = (): void => {
    const isOn = root.dataset[name] === value;
    button.textContent = words[isOn ? 0 : 1];
    button.setAttribute('aria-pressed', String(isOn));
  };
  button.addEventListener('click', () => {
    if (root.dataset[name] === value) root.removeAttribute(`data-${name}`);
    else root.dataset[name] = value;
    remember(look, root.dataset[name] ?? 'normal');
    show();
  });
  button.hidden = false;
  show();
}

/** Opens the folds around what the address leads to; not every browser does by itself. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folds: HTMLDetailsElement[] = [];
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) folds.push(fold);
  if (folds.every(({ open }) => open)) return;
  for (const fold of folds) fold.open = true;
  target!.scrollIntoView();
}

openTarget();
addEventListener('hashchange', openTarget);
for (const look of LOOKS)
  document.querySelectorAll<HTMLButtonElement>(look.button).forEach((button) => startLook(look, button));
// the voice needs what old browsers cannot even parse: it comes by itself, or not at all
if ('speechSynthesis' in window)
  void import('./aloud.ts')
    .then(({ startReading }) => document.querySelectorAll<HTMLButtonElement>('[data-aloud]').forEach(startReading))
    .catch(() => undefined);
startPrinting();
// the buttons come with the table they stand under: who never opens one loads nothing
document.querySelectorAll<HTMLDetailsElement>('details.chart-data').forEach((fold) =>
  fold.addEventListener('toggle', () => {
    if (fold.open) void import('./chart-save.ts').then(({ offerSaving }) => offerSaving(fold)).catch(() => undefined);
  }),
);

/* On every page: the text size switch and the print button. Both are useless without scripts, so both start hidden. */
const root = document.documentElement;

function remember(size: string): void {
  try {
    localStorage.setItem('mingzhang-text', size);
  } catch {
    // not kept where storage is forbidden
  }
}

function startTextSize(button: HTMLButtonElement): void {
  const show = (): void => {
    const large = root.dataset['text'] === 'large';
    button.textContent = large ? '标准字' : '大字';
    button.setAttribute('aria-pressed', String(large));
  };
  button.addEventListener('click', () => {
    if (root.dataset['text'] === 'large') delete root.dataset['text'];
    else root.dataset['text'] = 'large';
    remember(root.dataset['text'] ?? 'normal');
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
document.querySelectorAll<HTMLButtonElement>('[data-text-size]').forEach(startTextSize);
document.querySelectorAll<HTMLButtonElement>('[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
});

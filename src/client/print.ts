/* Printing: the official form alone, or the whole page with its folds open. */
const root = document.documentElement;

/** Opens the folds for the paper and closes them again. */
function unfoldForPaper(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const fold of opened) fold.open = true;
    for (const day of document.querySelectorAll('[data-print-day]'))
      day.textContent = `打印日期：${new Date().toLocaleDateString('zh-CN')}`;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
    root.removeAttribute('data-print');
  });
}

export function startPrinting(): void {
  unfoldForPaper();
  document.querySelectorAll<HTMLButtonElement>('button[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset['print'] = button.dataset['print'];
      window.print();
    });
  });
}

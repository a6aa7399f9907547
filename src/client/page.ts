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

document.querySelectorAll<HTMLButtonElement>('[data-text-size]').forEach(startTextSize);
document.querySelectorAll<HTMLButtonElement>('[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
});

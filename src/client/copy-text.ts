/* A button that copies a text of the page. Where the browser may not (no https, an old WebView), the text is selected instead. */
function select(text: Element): void {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

async function copy(text: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.textContent ?? '');
    return true;
  } catch {
    select(text);
    return false;
  }
}

document.querySelectorAll<HTMLButtonElement>('button[data-copy]').forEach((button) => {
  const text = document.getElementById(button.dataset['copy']!);
  const says = button.nextElementSibling;
  if (!text || !says) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    void copy(text).then((done) => {
      says.textContent = done ? '已复制' : '已选中，请按复制';
    });
  });
});

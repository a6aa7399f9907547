/* Elements made of text only: what a record says is never taken for HTML. */
export type Part = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...parts: readonly Part[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...parts);
  return element;
}

/** A table in a frame of its own; the first cell of a row is its heading. */
export function makeTable(caption: string, head: readonly Part[], rows: readonly (readonly Part[])[]): HTMLElement {
  const headRow = make(
    'tr',
    {},
    ...head.map((part) => (part === '' ? make('td', {}) : make('th', { scope: 'col' }, part))),
  );
  const bodyRows = rows.map(([first = '', ...cells]) =>
    make('tr', {}, make('th', { scope: 'row' }, first), ...cells.map((cell) => make('td', {}, cell))),
  );
  const table = make(
    'table',
    { class: 'list' },
    make('caption', {}, caption),
    make('thead', {}, headRow),
    make('tbody', {}, ...bodyRows),
  );
  return make('div', { class: 'frame', role: 'region', 'aria-label': caption, tabindex: '0' }, table);
}

/** Makes an element whose text is only ever text: nothing of a clerk's file is taken for HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { text, className, ...attributes }: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/* What pages of browsers from Chromium 78 on lack, beside what is missing in its language. */

/** Below Chromium 86. */
function replaceChildren(this: ParentNode & Node, ...nodes: (Node | string)[]): void {
  while (this.lastChild) this.removeChild(this.lastChild);
  this.append(...nodes);
}

for (const { prototype } of [Element, DocumentFragment]) prototype.replaceChildren ??= replaceChildren;

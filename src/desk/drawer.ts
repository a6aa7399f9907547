import { make } from './elements.ts';

/** What stands beside the table; on a narrow page it lies over it and is called for. */
export interface Drawer {
  readonly element: HTMLElement;
  /** Calls for it; hidden by the style sheet where there is room for both. */
  readonly button: HTMLButtonElement;
  close(): void;
  /** @returns false where nothing has to be called for */
  call(): boolean;
}

/** @param parts from top to bottom */
export function makeDrawer(...parts: readonly HTMLElement[]): Drawer {
  const button = make('button', { type: 'button', className: 'desk-drawer-open', 'aria-expanded': 'false' });
  const shut = make('button', { type: 'button', className: 'desk-drawer-close', text: '回到表格' });
  const element = make('div', { className: 'desk-aside' }, shut, ...parts);
  const turn = (isOpen: boolean): void => {
    element.classList.toggle('desk-aside-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
  };
  const close = (): void => {
    if (!element.classList.contains('desk-aside-open')) return;
    turn(false);
    button.focus({ preventScroll: true });
  };
  const call = (): boolean => {
    if (button.offsetParent === null) return false;
    turn(true);
    shut.focus({ preventScroll: true });
    return true;
  };
  button.addEventListener('click', call);
  shut.addEventListener('click', close);
  element.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  return { element, button, close, call };
}

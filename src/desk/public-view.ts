import type { CheckedDraft } from '../filing/checked-draft.ts';
import { make } from './elements.ts';
import type { Host } from './host.ts';

const LACKING = '还看不到公开页：请先补上“还缺的”，写明年度和名称。';
const WIDTHS = { 电脑: '', 手机: 'desk-phone' } as const;

/** What the page asks a site for: here its styles are those of the desk, it runs nothing, and the desk's policy holds. */
const OF_A_SITE =
  /<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="(?:icon|alternate|stylesheet)"[^>]*>|<script\b.*?<\/script>/gs;

function toStandAlone(html: string): string {
  const style = document.querySelector('style')!.textContent!;
  return html.replace(OF_A_SITE, '').replace('</head>', () => `<style>${style}</style></head>`);
}

/** It runs nothing. Without `allow-modals` a browser prints nothing of it, and says so to nobody. */
const SANDBOX = 'allow-same-origin allow-modals';

/** Prints the page, or the official table of it alone, as the page's own button does on a site. */
function printFrame({ contentWindow, contentDocument }: HTMLIFrameElement, isSheet: boolean): void {
  const { dataset } = contentDocument!.documentElement;
  if (isSheet) dataset['print'] = 'sheet';
  contentWindow!.print();
  delete dataset['print'];
}

/** Links of the page lead nowhere here: a click must not take the reader away from the desk. */
function holdLinks(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (link && !href.startsWith('#')) event.preventDefault();
  });
  frame.contentDocument?.addEventListener('submit', (event) => event.preventDefault());
}

/** Draws the page that the public would read of a form as it is now. */
export async function drawPublic(checked: CheckedDraft, host: Host): Promise<HTMLElement> {
  const html = await host.publicPage?.(checked);
  if (html === undefined) return make('p', { className: 'desk-status', text: LACKING });
  const frame = make('iframe', {
    ...{ className: 'desk-public', title: `公开页：${checked.title}`, sandbox: SANDBOX },
    srcdoc: toStandAlone(html),
  });
  frame.addEventListener('load', () => holdLinks(frame));
  const buttons = Object.entries(WIDTHS).map(([name, className]) => {
    const button = make('button', { type: 'button', text: name, 'aria-pressed': String(className === '') });
    button.addEventListener('click', () => {
      frame.className = `desk-public ${className}`;
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
    });
    return button;
  });
  const prints = [false, true].map((isSheet) => {
    const print = make('button', { type: 'button', text: isSheet ? '打印原表' : '打印这一页' });
    print.addEventListener('click', () => printFrame(frame, isSheet));
    return print;
  });
  const note = make('p', { className: 'note', text: '公众看到的就是这样；在公布以前谁也看不到。这里的链接点了不动。' });
  return make('div', {}, make('p', { className: 'desk-tools' }, ...buttons, ...prints), note, frame);
}

import type { FindExisting, KnownContent, SelfCheck } from '../staff/self-check.ts';
import { drawDraft } from './staff-draft.ts';
import { make } from './staff-elements.ts';
import { drawSource, type CellMark } from './staff-source.ts';

/*
 * The import page: a file dropped or chosen, or a table pasted, becomes drafts beside their source. Readers and rules are
 * loaded with the first file, and everything stays in this browser.
 */
const desk = document.querySelector<HTMLElement>('[data-import]')!;
const status = desk.querySelector<HTMLElement>('[data-import-status]')!;
const results = desk.querySelector<HTMLElement>('[data-import-results]')!;
const chooser = desk.querySelector<HTMLInputElement>('input[type=file]')!;
const drop = desk.querySelector<HTMLElement>('[data-import-drop]')!;
const paste = desk.querySelector<HTMLTextAreaElement>('textarea')!;

let known: Promise<KnownContent> | undefined;
const loadKnown = (): Promise<KnownContent> =>
  (known ??= fetch(desk.dataset['import']!).then((response) => response.json() as Promise<KnownContent>));

/** The file that a record has now, asked of the preview: a file imported again keeps what staff added to it. */
const findExisting: FindExisting = async (id) => {
  const response = await fetch(new URL(`records/${id}`, new URL(desk.dataset['import']!, location.href)));
  if (!response.ok) throw new Error(`预览没有给出“${id}”（${response.status}）。`);
  return ((await response.json()) as Awaited<ReturnType<FindExisting>> | null) ?? undefined;
};

/** The worst that became of a cell in any of the drafts. */
function markCells({ drafts }: SelfCheck): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const { values } of drafts) for (const { at } of values) if (at) marks.set(at, 'read');
  for (const { unread } of drafts) for (const { at } of unread) if (!marks.has(at)) marks.set(at, 'unread');
  for (const { doubts } of drafts) for (const { at } of doubts) if (at) marks.set(at, 'doubt');
  return marks;
}

function show(name: string, check: SelfCheck): void {
  const { document: source, drafts, failure } = check;
  const heading = make('h2', { text: name, tabindex: '-1' });
  results.replaceChildren(heading);
  if (failure) results.append(make('p', { className: 'staff-failure', text: failure }));
  if (source) {
    const view = drawSource(source, markCells(check));
    const notes = source.notes.map(({ at, message }) => make('li', { text: [at, message].filter(Boolean).join('：') }));
    if (notes.length) results.append(make('ul', { className: 'plain' }, ...notes));
    const account = make('div', { className: 'staff-drafts' }, ...drafts.map((draft) => drawDraft(draft, view)));
    results.append(make('div', { className: 'staff-beside' }, account, view.element));
  }
  // the preview must not take unsaved drafts away with its next version
  results.toggleAttribute('data-keep', drafts.length > 0);
  status.textContent = failure ?? `读完了：${drafts.length}张表。`;
  heading.focus();
}

async function check(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  status.textContent = `正在读“${name}”……`;
  results.replaceChildren();
  try {
    const [{ checkFile }, content] = await Promise.all([import('../staff/self-check.ts'), loadKnown()]);
    show(name, await checkFile({ name, bytes }, content, findExisting));
  } catch (error) {
    status.textContent = `程序出错了，不是文件的问题。请把这句话发给维护的人：${(error as Error).message}`;
    throw error;
  }
}

const checkBlob = async (file: File): Promise<void> => check(file.name, new Uint8Array(await file.arrayBuffer()));
const checkText = (name: string, text: string): Promise<void> => check(name, new TextEncoder().encode(text));

chooser.addEventListener('change', () => {
  const [file] = chooser.files ?? [];
  if (file) void checkBlob(file);
  // the same file, mended, can be chosen again
  chooser.value = '';
});
desk.addEventListener('dragover', (event) => {
  event.preventDefault();
  drop.classList.add('staff-drop-over');
});
desk.addEventListener('dragleave', () => drop.classList.remove('staff-drop-over'));
desk.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('staff-drop-over');
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void checkBlob(file);
});
paste.addEventListener('paste', (event) => {
  // a table on the clipboard comes as HTML with its merged cells; its plain text has lost them
  const html = event.clipboardData?.getData('text/html') ?? '';
  if (!/<table[\s>]/i.test(html)) return;
  event.preventDefault();
  paste.value = event.clipboardData?.getData('text/plain') ?? '';
  void checkText('粘贴的表格.html', html);
});
desk.querySelector('form')!.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = paste.value;
  if (text.trim() === '') status.textContent = '请先把表格粘贴到框里。';
  else void checkText(/<table[\s>]/i.test(text) ? '粘贴的表格.html' : '粘贴的表格.tsv', text);
});

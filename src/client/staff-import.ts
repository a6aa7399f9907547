import type { Saved, SaveRequest } from '../filing/save.ts';
import type { Edit } from '../filing/edits.ts';
import type { ImportedDraft } from '../filing/read-forms.ts';
import type {
  checkDraft as CheckDraft,
  CheckedDraft,
  FindExisting,
  KnownContent,
  ReadFile,
} from '../staff/self-check.ts';
import type { SourceDocument } from '../core/intake/document.ts';
import { openDesk } from './staff-desk.ts';
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

/** Asked of the preview once, until something is saved or another file is opened. */
const there = new Map<string, ReturnType<FindExisting>>();

async function askExisting(id: string): ReturnType<FindExisting> {
  const response = await fetch(new URL(`records/${id}`, new URL(desk.dataset['import']!, location.href)));
  if (!response.ok) throw new Error(`预览没有给出“${id}”（${response.status}）。`);
  return ((await response.json()) as Awaited<ReturnType<FindExisting>> | null) ?? undefined;
}

/** The file that a record has now: a file imported again keeps what staff added to it. */
const findExisting: FindExisting = (id) => {
  const asked = there.get(id) ?? askExisting(id);
  there.set(id, asked);
  return asked;
};

/** Saving goes to the preview's server; a page that comes from a folder has none. */
const { save: saveAt, token } = document.querySelector<HTMLScriptElement>('script[data-token]')?.dataset ?? {};
async function saveRecord(request: SaveRequest): Promise<Saved> {
  const headers = { 'content-type': 'application/json', 'x-preview-token': token! };
  try {
    const response = await fetch(saveAt!, { method: 'POST', headers, body: JSON.stringify(request) });
    // the file at its place is another one now
    there.clear();
    return (await response.json()) as Saved;
  } catch {
    return { failure: '没有保存：预览没有回答。请看预览的窗口还在不在，再试一次。' };
  }
}

/** The worst that became of a cell in any of the drafts. */
function markCells(drafts: readonly CheckedDraft[]): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  for (const { values } of drafts) for (const { at } of values) if (at) marks.set(at, 'read');
  for (const { unread } of drafts) for (const { at } of unread) if (!marks.has(at)) marks.set(at, 'unread');
  for (const { doubts } of drafts) for (const { at } of doubts) if (at) marks.set(at, 'doubt');
  return marks;
}

const listNotes = ({ notes }: SourceDocument): Node[] =>
  notes.length
    ? [
        make(
          'ul',
          { className: 'plain' },
          ...notes.map(({ at, message }) => make('li', { text: [at, message].filter(Boolean).join('：') })),
        ),
      ]
    : [];

/** Forms with what nobody has saved; the preview must not take them away with its next version. */
let unsaved = 0;
addEventListener('beforeunload', (event) => {
  if (unsaved > 0) event.preventDefault();
});

async function show(name: string, file: ReadFile, checkDraft: typeof CheckDraft, content: KnownContent): Promise<void> {
  const { document: source, drafts, failure } = file;
  const heading = make('h2', { text: name, tabindex: '-1' });
  const parts: Node[] = [heading];
  if (failure) parts.push(make('p', { className: 'staff-failure', text: failure }));
  if (source) {
    const look = (draft: ImportedDraft, edits: readonly Edit[]): Promise<CheckedDraft> =>
      checkDraft(draft, edits, content, findExisting);
    const first = await Promise.all(drafts.map((draft) => look(draft, [])));
    const view = drawSource(source, markCells(first));
    unsaved = 0;
    const desks = drafts.map((draft) => {
      let isUnsaved = false;
      const keep = (now: boolean): void => {
        unsaved += Number(now) - Number(isUnsaved);
        isUnsaved = now;
        results.toggleAttribute('data-keep', unsaved > 0);
      };
      keep(true);
      return openDesk(draft, { check: look, source: view, save: saveAt ? saveRecord : undefined, keep });
    });
    const account = make('div', { className: 'staff-drafts' }, ...(await Promise.all(desks)));
    parts.push(...listNotes(source), make('div', { className: 'staff-beside' }, account, view.element));
  }
  results.replaceChildren(...parts);
  status.textContent = failure ?? `读完了：${drafts.length}张表。`;
  heading.focus();
}

async function check(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  status.textContent = `正在读“${name}”……`;
  results.replaceChildren();
  try {
    const [{ checkDraft, readFile }, content] = await Promise.all([import('../staff/self-check.ts'), loadKnown()]);
    there.clear();
    await show(name, await readFile({ name, bytes }, content), checkDraft, content);
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

import { nameOfPlace, type Edit } from '../filing/edits.ts';
import type { ImportedDraft } from '../filing/read-forms.ts';
import type { Saved, SaveRequest } from '../filing/save.ts';
import type { CheckedDraft } from '../staff/self-check.ts';
import { drawAccount, type Ways } from './staff-draft.ts';
import { make } from './staff-elements.ts';
import { drawSheet, markBoxes, type SheetActions } from './staff-sheet.ts';
import type { SourceView } from './staff-source.ts';

/*
 * One form on its way into the content: what was read, the clerk's edits over it, and what is still to be looked at. Each
 * edit is checked at once; undoing takes the last one off the list.
 */

/** What a desk works with. */
export interface DeskSetting {
  readonly check: (draft: ImportedDraft, edits: readonly Edit[]) => Promise<CheckedDraft>;
  readonly source: SourceView;
  /** Undefined where the page comes from a folder, and nothing can be saved but as a file. */
  readonly save: ((request: SaveRequest) => Promise<Saved>) | undefined;
  /** Called when the desk begins to hold what is not saved, and when it no longer does. */
  readonly keep: (isUnsaved: boolean) => void;
}

/** Draws a draft and keeps it up to date. */
export async function openDesk(draft: ImportedDraft, setting: DeskSetting): Promise<HTMLElement> {
  const { check, source, save, keep } = setting;
  let edits: readonly Edit[] = [];
  let undone: readonly Edit[] = [];
  let rows = 0;
  let checked = await check(draft, edits);
  const title = make('h3');
  const account = make('div');
  const undo = make('button', { type: 'button', text: '撤销' });
  const redo = make('button', { type: 'button', text: '重做' });
  const saved = make('p', { className: 'staff-status', role: 'status' });
  const section = make('section', { className: 'staff-draft' });
  let sheet: HTMLElement;

  const change = (...made: readonly Edit[]): void => {
    edits = [...edits, ...made];
    undone = [];
    keep(true);
    // a row that comes or goes moves the boxes; a text is in its box already
    void refresh(made.some(({ sort }) => sort !== 'set' && sort !== 'accept' && sort !== 'dismiss'));
  };
  const nameOf = (path: string): string => nameOfPlace(checked.draft, path);
  const rowName = (table: string, row: number): string => nameOf(`${table}.${row}`).slice(table.length + 1);
  const actions: SheetActions = {
    write: (path, text) => change({ sort: 'set', at: nameOf(path), text }),
    addRow: (table, after) => change({ sort: 'add-row', table, row: `新${++rows}`, after: rowName(table, after) }),
    removeRow: (table, row) => change({ sort: 'remove-row', table, row: rowName(table, row) }),
  };
  const boxOf = (path: string): HTMLElement | null => sheet.querySelector(`[data-path="${CSS.escape(path)}"]`);
  const ways: Ways = {
    canFill: (path) => boxOf(path) !== null,
    fill: (path) => {
      const box = boxOf(path);
      box?.scrollIntoView({ block: 'center', inline: 'center' });
      box?.focus({ preventScroll: true });
    },
    accept: (doubts) => change({ sort: 'accept', doubts }),
    dismiss: (unread) => change({ sort: 'dismiss', unread }),
    place: (unread, path) => change({ sort: 'place', unread, at: nameOf(path) }),
  };

  const redraw = (): void => {
    const held = (document.activeElement as HTMLElement | null)?.dataset['path'];
    const next = drawSheet(checked, actions);
    sheet?.replaceWith(next);
    sheet = next;
    if (held !== undefined) boxOf(held)?.focus({ preventScroll: true });
    sheet.addEventListener('focusin', ({ target }) => {
      const at = checked.draft.cells[(target as HTMLElement).dataset['path'] ?? ''];
      if (at !== undefined) source.point(at);
    });
  };
  const draw = (): void => {
    title.textContent = `${checked.title} ${checked.kindName}`;
    section.setAttribute('aria-label', title.textContent);
    undo.disabled = edits.length === 0;
    redo.disabled = undone.length === 0;
    markBoxes(sheet, checked);
    account.replaceChildren(...drawAccount(checked, source, ways));
  };
  /** Only the newest answer counts: an older one may come later. */
  let newest = 0;
  const refresh = async (isMoved: boolean): Promise<void> => {
    const turn = ++newest;
    const next = await check(draft, edits);
    if (turn !== newest) return;
    checked = next;
    if (isMoved) redraw();
    draw();
  };
  const step = (isBack: boolean): void => {
    const [from, last] = isBack ? [edits, edits.at(-1)] : [undone, undone.at(-1)];
    if (!last) return;
    if (isBack) [edits, undone] = [from.slice(0, -1), [...undone, last]];
    else [undone, edits] = [from.slice(0, -1), [...edits, last]];
    keep(true);
    void refresh(true);
  };
  undo.addEventListener('click', () => step(true));
  redo.addEventListener('click', () => step(false));

  const tools = make('p', { className: 'staff-tools' }, undo, redo);
  if (save) {
    const button = make('button', { type: 'button', className: 'staff-save', text: '保存到内容目录' });
    button.addEventListener('click', async () => {
      button.disabled = true;
      saved.textContent = '正在保存……';
      const answer = await save({ record: checked.draft.record, basis: checked.basis ?? null });
      button.disabled = false;
      const isSaved = 'written' in answer;
      saved.className = isSaved ? 'staff-status' : 'staff-status staff-failure';
      saved.textContent = isSaved ? describeSaved(answer.written) : answer.failure;
      if (!isSaved) return;
      keep(false);
      void refresh(false);
    });
    tools.prepend(button);
  }
  redraw();
  draw();
  section.append(title, tools, saved, account, sheet!);
  return section;
}

const describeSaved = (written: readonly string[]): string =>
  written.length ? `已保存：${written.join('、')}。预览会自动更新。` : '内容里已经是这样，不用再保存。';

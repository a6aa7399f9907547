import { FORM_KINDS, type KindId } from '../core/forms/registry.ts';
import type { FormEntry } from '../core/library/library.ts';
import type { UnitwiseContent } from '../filing/unitwise.ts';
import { make } from './elements.ts';
import { saveTemplate } from './excel.ts';
import { drawRecords } from './records.ts';

/** What somebody may begin with. */
export interface Beginnings {
  /** Endings of the names of files that can be opened. */
  readonly endings: readonly string[];
  /** Files that were chosen or dropped, one after the other. */
  openFiles(files: readonly File[]): void;
  openText(name: string, text: string): void;
  openBlank(kind: KindId): void;
  openRecord(form: FormEntry): void;
}

/** Can be chosen, so that it is told what to do with it. */
const NOT_OFFERED = '.doc';
const hasTable = (text: string): boolean => /<table[\s>]/i.test(text);
const PASTED = '粘贴的表格';

function drawFiles({ openFiles, endings }: Beginnings): HTMLElement {
  const offered = endings.filter((ending) => ending !== NOT_OFFERED);
  const input = make('input', { id: 'import-file', type: 'file', multiple: '', accept: endings.join(',') });
  input.addEventListener('change', () => {
    openFiles([...(input.files ?? [])]);
    // the same file, mended, can be chosen again
    input.value = '';
  });
  return make(
    'div',
    { className: 'desk-drop' },
    make('label', { for: 'import-file', text: '选文件，或把文件拖到这一页上' }),
    input,
    make('p', { className: 'note', text: `能读：${offered.join(' ')}。一次可以选几个，一个文件里可以有几张表。` }),
  );
}

/** A file may be dropped anywhere on the page: beside the frame a browser would leave the page for it. */
function takeDrops(page: HTMLElement, { openFiles }: Beginnings): void {
  const over = (isOver: boolean): void => void page.classList.toggle('desk-drop-over', isOver);
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  document.addEventListener('dragleave', () => over(false));
  document.addEventListener('drop', (event) => {
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    openFiles(files);
  });
}

function drawPaste({ openText }: Beginnings): HTMLElement {
  const box = make('textarea', { id: 'import-paste', rows: '3' });
  const told = make('p', { className: 'note', role: 'status' });
  const form = make(
    'form',
    { className: 'desk-paste' },
    make('label', { for: 'import-paste', text: '在网页、Excel、WPS 里选中整张表（从标题选起），复制，再粘贴到这里' }),
    box,
    make('button', { type: 'submit', text: '读这张表' }),
    told,
  );
  box.addEventListener('paste', (event) => {
    // a table on the clipboard comes as HTML with its merged cells; its plain text has lost them
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (!hasTable(html)) return;
    event.preventDefault();
    openText(`${PASTED}.html`, html);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value;
    told.textContent = text.trim() === '' ? '请先把表格粘贴到框里。' : '';
    if (text.trim() === '') return;
    box.value = '';
    openText(hasTable(text) ? `${PASTED}.html` : `${PASTED}.tsv`, text);
  });
  return form;
}

function drawBlank({ openBlank }: Beginnings): HTMLElement {
  const kinds = FORM_KINDS.filter(({ blank }) => blank !== undefined);
  const choice = make(
    'select',
    { id: 'blank-kind' },
    ...kinds.map(({ id, name }) => make('option', { value: id, text: name })),
  );
  const begin = make('button', { type: 'button', text: '在这里填' });
  begin.addEventListener('click', () => openBlank(choice.value as KindId));
  const save = make('button', { type: 'button', text: '存一份 Excel 空表' });
  save.addEventListener('click', () => saveTemplate(choice.value as KindId));
  return make(
    'div',
    { className: 'desk-blank' },
    make('label', { for: 'blank-kind', text: '新建空表' }),
    choice,
    begin,
    save,
  );
}

/**
 * Draws the ways in which a form comes onto the desk.
 * @param page takes dropped files
 * @param known what the content has
 */
export function drawStart(page: HTMLElement, begin: Beginnings, known: UnitwiseContent): HTMLElement {
  takeDrops(page, begin);
  return make(
    'div',
    { className: 'desk-ways' },
    make('div', {}, drawFiles(begin)),
    make('div', {}, drawPaste(begin)),
    make('div', {}, drawBlank(begin), ...drawRecords(begin, known)),
  );
}

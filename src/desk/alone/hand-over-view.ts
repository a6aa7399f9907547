import { make } from '../elements.ts';
import { hour, today } from '../now.ts';
import { saveFile } from '../save-file.ts';
import type { DeskContent } from './content.ts';
import { handOver, whyNotHanded, type OpenForm } from './hand-over.ts';

/** What is still open of a form that can go: whoever takes it in sees it as well. */
function describe({ checked: { findings, doubts, unread, form } }: OpenForm): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const parts = [
    form.publication.approved ? `${form.publication.approved.by}已审核` : '还没有审核',
    errors ? `还有${errors}处错误` : '',
    doubts.length ? `还有${doubts.length}处拿不准` : '',
    unread.length ? `还有${unread.length}格没有读` : '',
  ];
  return parts.filter(Boolean).join('，');
}

interface FormRow {
  readonly open: OpenForm;
  readonly box: HTMLInputElement;
  readonly row: HTMLElement;
}

/** Of two forms for one place neither is the right one by itself. */
const TWICE = '开着两张一样的表，只能交一张：请关闭不要的那一张';

function drawForm(open: OpenForm, all: readonly OpenForm[]): FormRow {
  const { id } = open.checked;
  const isTwice = id !== undefined && all.some((one) => one !== open && one.checked.id === id);
  const why = whyNotHanded(open) ?? (isTwice ? TWICE : undefined);
  const box = make('input', { type: 'checkbox' });
  box.checked = why === undefined;
  box.disabled = why !== undefined;
  const { title, kindName } = open.checked;
  const state = make('span', {
    className: why ? 'desk-state desk-failure' : 'desk-state',
    text: why ?? describe(open),
  });
  return {
    open,
    box,
    row: make('li', {}, make('label', {}, box, make('span', { text: `${title} ${kindName}` })), state),
  };
}

/** Draws what a hand-over holds, and makes it. */
export function drawHandover(forms: readonly OpenForm[], content: DeskContent): HTMLElement {
  const rows = forms.map((form) => drawForm(form, forms));
  const by = make('input', { type: 'text', id: 'handed-by', autocomplete: 'name' });
  const whole = make('input', { type: 'checkbox' });
  whole.checked = true;
  const told = make('p', { className: 'desk-status', role: 'status' });
  const code = make('p', { className: 'desk-code' });
  const save = make('button', { type: 'button', className: 'desk-main', text: '下载交接文件' });
  save.addEventListener('click', () => {
    const chosen = rows.filter(({ box }) => box.checked).map(({ open }) => open);
    told.textContent = chosen.length === 0 ? '没有选可以交接的表。' : '';
    if (by.value.trim() === '') {
      told.textContent = '请写交接人的姓名。';
      return by.focus();
    }
    if (chosen.length === 0) return;
    const packed = handOver(chosen, by.value.trim(), whole.checked, content);
    const name = `交接-${today().replaceAll('-', '')}-${hour().replace(':', '')}.zip`;
    saveFile(name, packed.bytes, 'application/zip');
    told.textContent = `已存成 ${name}，在浏览器的下载里。原样交给收表的人，不要解压，不要改。`;
    code.textContent = `核对码 ${packed.code}，请打电话告诉收表的人，两边一样才是同一份。`;
  });
  return make(
    'section',
    { className: 'desk-handover', 'aria-label': '交接' },
    make('h2', { text: '交接', tabindex: '-1' }),
    make('p', { className: 'note', text: '选好的表连同改动、审核人做成一个文件，交给管公开栏目的人。' }),
    rows.length
      ? make('ul', { className: 'told' }, ...rows.map(({ row }) => row))
      : make('p', { text: '还没有打开的表。' }),
    make('label', { for: 'handed-by' }, make('span', { text: '交接人' })),
    by,
    make('label', {}, whole, make('span', { text: '附上原文件（收表的人要用它核对；没有附的，请另外交）' })),
    save,
    told,
    code,
  );
}

import type { KindId } from '../core/forms/registry.ts';
import { make } from './elements.ts';
import { saveForm } from './excel.ts';
import { saveFile } from './save-file.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import { isCorrection, makeReasonBoxes } from './corrections.ts';
import type { Host } from './host.ts';
import { withoutApproval, type Work } from './work.ts';

/** The buttons by which a form leaves the desk, and where is said what became of it. */
interface WaysOut {
  readonly buttons: readonly HTMLElement[];
  readonly status: HTMLElement;
  /** What is asked before a form that is public is saved. */
  readonly asked: readonly HTMLElement[];
}

function describeSaved(written: readonly string[], { lostApproval: lost, place, isNew }: CheckedDraft): string {
  if (written.length === 0) return '内容里已经是这样，不用再保存。';
  const again = lost ? `${lost.by}的审核（${lost.date}）已取消：表改过了，请重新审核。` : '';
  const made = [
    isNew.unit && `单位“${place!.unit.unit.name}”`,
    isNew.project && `项目“${place!.project.project.name}”`,
  ].filter(Boolean);
  return `已保存。${made.length ? `新建了${made.join('和')}。` : ''}${again}网页几秒后更新。`;
}

/** Leads to the page of a form; a page that is not made yet comes by itself. */
const leadTo = (page: string | undefined): HTMLElement[] =>
  page === undefined ? [] : [make('a', { href: page, target: '_blank', text: '看它的网页（另开一页）' })];

/** A form that is being worked at. */
interface OpenedForm {
  readonly checked: CheckedDraft;
  readonly work: Work;
  /** What was written a moment ago has been checked as well. */
  settle(): Promise<void>;
}

/** @param saved told once the content has the form; settled when it is checked against that */
export function drawWaysOut(desk: OpenedForm, host: Host, saved: () => Promise<void>): WaysOut {
  const status = make('p', { className: 'desk-status', role: 'status' });
  const say = (text: string, isFailure = false): void => {
    status.className = isFailure ? 'desk-status desk-failure' : 'desk-status';
    status.textContent = text;
  };
  const button = (text: string, act: () => unknown, className?: string): HTMLButtonElement => {
    const element = make('button', { type: 'button', text, className });
    element.addEventListener('click', act);
    return element;
  };
  const reasons = makeReasonBoxes();
  const buttons: HTMLElement[] = [];
  const { save } = host;
  /** The file of which this form is known to be the newer state: the one it was opened from, or was saved as. */
  let own = desk.work.origin.sort === 'record' ? desk.checked.basis : undefined;
  /** A file is never put over another one's record without a word: of many differences it may be the wrong one. */
  const isSure = ({ basis, differences = [], title, kindName }: CheckedDraft): boolean =>
    basis === own ||
    differences.length === 0 ||
    confirm(
      `内容里的“${title} ${kindName}”和这张表有${differences.length}处不同，列在待办的“与已有记录不同的”里。保存就换成这一张。确定吗？`,
    );
  if (save) {
    const keep = button(
      '保存到内容目录',
      async () => {
        await desk.settle();
        const { checked } = desk;
        const { record, basis } = checked;
        const correction = isCorrection(checked) ? reasons.ask(checked) : undefined;
        if (isCorrection(checked) ? !correction : !isSure(checked)) return;
        keep.disabled = true;
        say('正在保存……');
        const { unit, project, waivers, publication } = withoutApproval(desk.work.staff);
        const staff = { publication, waivers };
        const answer = await save({ record, basis: basis ?? null, correction, staff, chosen: { unit, project } });
        keep.disabled = false;
        if ('failure' in answer) return say(answer.failure, true);
        reasons.clear();
        say(describeSaved(answer.written, checked));
        status.append(...leadTo(host.pageOf?.(checked)));
        await saved();
        own = desk.checked.basis;
      },
      'desk-main',
    );
    buttons.push(keep);
  }
  if (host.givesRecordFile)
    buttons.push(
      button('另存为记录文件', async () => {
        await desk.settle();
        const { name, text } = desk.checked.file();
        saveFile(name, text, 'text/plain;charset=utf-8');
      }),
    );
  buttons.push(
    button('存为 Excel', async () => {
      await desk.settle();
      const failure = saveForm(desk.checked, desk.checked.record['kind'] as KindId);
      if (failure) say(failure, true);
      else say('已按官方版式存成 Excel 文件，在浏览器的下载里。');
    }),
  );
  return { buttons, status, asked: save ? [reasons.element] : [] };
}

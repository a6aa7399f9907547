import type { CheckedDraft } from '../filing/check-draft.ts';
import { isCorrection, noteCorrection } from './corrections.ts';
import { make } from './elements.ts';
import type { Staff } from './work.ts';

interface Field {
  readonly label: string;
  readonly type: 'text' | 'date';
  readonly read: (staff: Staff) => string | undefined;
  readonly write: (staff: Staff, text: string) => Staff;
}

/** An entry that is blank is not there. */
const filled = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined)) as T;

const inPublication = (
  key: 'publisher' | 'index' | 'date' | 'scheduled',
  label: string,
  type: Field['type'],
): Field => ({
  ...{ label, type },
  read: ({ publication }) => publication[key],
  write: (staff, text) => ({ ...staff, publication: filled({ ...staff.publication, [key]: text }) }),
});
const PUBLICATION: readonly Field[] = [
  inPublication('publisher', '发布机构（不写就用单位或网站的）', 'text'),
  inPublication('index', '索引号', 'text'),
  inPublication('date', '发布日期', 'date'),
  inPublication('scheduled', '最早哪天公开（不写就是随下次发布）', 'date'),
];

const inApproval = (key: 'by' | 'date', label: string, type: Field['type']): Field => ({
  ...{ label, type },
  read: ({ publication }) => publication.approved?.[key],
  write: (staff, text) => {
    const { approved, ...rest } = staff.publication;
    const next = { ...{ by: '', date: '' }, ...approved, [key]: text };
    return { ...staff, publication: next.by || next.date ? { ...rest, approved: next } : rest };
  },
});
const APPROVAL: readonly Field[] = [inApproval('by', '审核人', 'text'), inApproval('date', '审核日期', 'date')];

const inCorrection = (key: 'reason' | 'by', label: string): Field => ({
  ...{ label, type: 'text' },
  read: ({ correction }) => correction?.[key],
  write: ({ correction, ...staff }, text) => {
    const next = filled({ ...correction, [key]: text });
    return 'reason' in next || 'by' in next ? { ...staff, correction: { ...{ reason: '' }, ...next } } : staff;
  },
});
const CORRECTION: readonly Field[] = [inCorrection('reason', '更正理由'), inCorrection('by', '谁决定的')];

/** What must be settled before anybody may put his name to a form. */
export function whyNotApproved({ lacks, findings, doubts }: CheckedDraft): string | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const open = [
    lacks.length && `还缺${lacks.length}样`,
    errors && `还有${errors}处错误`,
    doubts.length && `还有${doubts.length}处拿不准`,
  ].filter(Boolean);
  return open.length ? `${open.join('，')}，处理完才能写审核人。` : undefined;
}

function drawFields(
  legend: string,
  note: string,
  fields: readonly Field[],
  staff: () => Staff,
  change: (staff: Staff) => void,
  isOpen = true,
): HTMLElement {
  const labels = fields.map(({ label, type, read, write }) => {
    const input = make('input', { type, value: read(staff()) ?? '', autocomplete: 'off' });
    input.disabled = !isOpen;
    input.addEventListener('input', () => change(write(staff(), input.value)));
    return make('label', {}, make('span', { text: label }), input);
  });
  return make(
    'fieldset',
    { className: 'desk-staff' },
    make('legend', { text: legend }),
    ...(note ? [make('p', { className: 'note', text: note })] : []),
    ...labels,
  );
}

/** Draws what is said of a form beside what it prints: for the public, who approved it, and why it is corrected. */
export function drawPublication(
  checked: CheckedDraft,
  staff: () => Staff,
  change: (staff: Staff) => void,
): HTMLElement {
  const why = whyNotApproved(checked);
  const correction = isCorrection(checked)
    ? [drawFields('更正', noteCorrection(checked), CORRECTION, staff, change)]
    : [];
  return make(
    'div',
    {},
    drawFields('公布', '写在公开页上，没有的不写。', PUBLICATION, staff, change),
    ...correction,
    drawFields(
      '审核',
      why ?? '审核的人看过整张表以后写。以后又改了表，这里会清空，要重新审核。',
      APPROVAL,
      staff,
      change,
      !why,
    ),
  );
}

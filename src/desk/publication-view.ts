import type { CheckedDraft } from '../filing/checked-draft.ts';
import { isCorrection, noteCorrection } from './corrections.ts';
import { make } from './elements.ts';
import { today } from './now.ts';
import { whyNotApproved } from './tasks.ts';
import type { Staff } from './work.ts';

interface Field {
  readonly label: string;
  readonly type: 'text' | 'date';
  /** The list of what is known for it. */
  readonly list?: string;
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
  { ...inPublication('publisher', '发布机构（不写就用单位或网站的）', 'text'), list: 'publishers' },
  inPublication('index', '索引号', 'text'),
  inPublication('date', '发布日期', 'date'),
  inPublication('scheduled', '最早哪天公开（不写就是随下次发布）', 'date'),
];

const inApproval = (key: 'by' | 'date', label: string, type: Field['type']): Field => ({
  ...{ label, type },
  read: ({ publication }) => publication.approved?.[key],
  write: (staff, text) => {
    const { approved, ...rest } = staff.publication;
    // who puts a name to it today need not write the day
    const next = { ...{ by: '', date: today() }, ...approved, [key]: text };
    return { ...staff, publication: next.by || key === 'date' ? { ...rest, approved: next } : rest };
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

interface DrawnFields {
  readonly element: HTMLElement;
  /** Shows what is said now, but for a box that is being written in. @param isOpen whether it may be written in */
  tell(note: string, isOpen?: boolean): void;
}

function drawFields(
  legend: string,
  fields: readonly Field[],
  staff: () => Staff,
  change: (staff: Staff) => void,
): DrawnFields {
  const note = make('p', { className: 'note' });
  const inputs = fields.map(({ type, list }) => make('input', { type, autocomplete: 'off', list }));
  const show = (): void =>
    inputs.forEach((input, i) => {
      if (input !== document.activeElement) input.value = fields[i]!.read(staff()) ?? '';
    });
  const labels = fields.map(({ label, write }, i) => {
    const input = inputs[i]!;
    input.addEventListener('input', () => {
      change(write(staff(), input.value));
      // one may fill in another
      show();
    });
    return make('label', {}, make('span', { text: label }), input);
  });
  return {
    element: make('fieldset', { className: 'desk-staff' }, make('legend', { text: legend }), note, ...labels),
    tell: (text, isOpen = true) => {
      note.textContent = text;
      for (const input of inputs) input.disabled = !isOpen;
      show();
    },
  };
}

const leadTo = (office: string): HTMLElement =>
  make(
    'p',
    {},
    '点“保存到内容目录”，再到',
    make('a', { href: office, text: '公布信息和审核' }),
    '打开这张表，由审核的人写姓名和日期；撤回也在那里。',
  );

/** What is said of a form beside what it prints: for the public, who approved it, and why it is corrected. */
export class PublicationView {
  readonly element: HTMLElement;
  readonly #publishers = make('datalist', { id: 'publishers' });
  readonly #fields: DrawnFields;
  readonly #correction: DrawnFields;
  readonly #approval: DrawnFields;
  readonly #lost = make('p', { className: 'note', role: 'status' });

  /**
   * @param staff as it is now
   * @param office where forms are approved, if that is not done here
   */
  constructor(staff: () => Staff, change: (staff: Staff) => void, office: string | undefined) {
    this.#fields = drawFields('公布', PUBLICATION, staff, change);
    this.#correction = drawFields('更正', CORRECTION, staff, change);
    this.#approval = drawFields('审核', APPROVAL, staff, change);
    const here = office === undefined ? [this.#correction, this.#approval] : [];
    const parts = [this.#fields, ...here].map(({ element }) => element);
    this.element = make(
      'div',
      {},
      ...parts,
      ...(office === undefined ? [] : [this.#lost, leadTo(office)]),
      this.#publishers,
    );
  }

  /** Shows what the form as it is now allows; what is being written stays. */
  tell(checked: CheckedDraft): void {
    const why = whyNotApproved(checked);
    this.#publishers.replaceChildren(...checked.publishers.map((value) => make('option', { value })));
    this.#fields.tell('写在公开页上，没有的不写。');
    const { lostApproval: lost } = checked;
    this.#lost.textContent = lost
      ? `${lost.by}在${lost.date}审核过的表，现在改了：保存以后，这次审核就取消，要重新审核。`
      : '';
    this.#correction.element.hidden = !isCorrection(checked);
    this.#correction.tell(noteCorrection(checked));
    this.#approval.tell(why ?? '审核的人看过整张表以后写。以后又改了表，这里会清空，要重新审核。', !why);
  }
}

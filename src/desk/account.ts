import type { CheckedDraft, DraftDoubt, DraftFinding, Remark } from '../filing/check-draft.ts';
import { make } from './elements.ts';
import type { SourceView } from './source.ts';
import { linkCell, listDifferences, listValues } from './tables.ts';

const SEVERITIES = { error: '错误', warning: '要注意', note: '提示' } as const;

/** What a clerk may do about something that is told of a draft. */
export interface Ways {
  /** Whether the table has a box for the place. */
  canFill(path: string): boolean;
  /** Leads into the box of a place. */
  fill(path: string): void;
  /** Writes a text into a place. */
  write(path: string, text: string): void;
  accept(doubts: readonly number[]): void;
  dismiss(unread: string): void;
  place(unread: string, path: string): void;
  /** Accepts a finding for a reason; undefined where reasons are not kept here. */
  readonly waive?: ((finding: DraftFinding, reason: string, by: string) => void) | undefined;
}

function button(text: string, act: () => void): HTMLElement {
  const element = make('button', { type: 'button', className: 'link', text });
  element.addEventListener('click', act);
  return element;
}

const wayIn = (path: string, ways: Ways): Node[] =>
  ways.canFill(path) ? [button('我来改', () => ways.fill(path))] : [];

/** Longer texts are not read on a button. */
const MOST_SIGNS = 12;

/** Where the clerk wrote something else than the file says: the file's text is one stroke away. */
const wayBack = (path: string, original: string | undefined, ways: Ways): Node[] =>
  original === undefined
    ? []
    : [
        button(
          `用原表的 ${[...original].length > MOST_SIGNS ? `${[...original].slice(0, MOST_SIGNS).join('')}……` : original}`,
          () => ways.write(path, original),
        ),
      ];

function drawRemark(
  { path, label, message, advice, at, severity, original }: Remark & Partial<DraftFinding>,
  source: SourceView,
  ways: Ways,
): HTMLElement {
  const item = make('li');
  if (severity) item.append(make('span', { className: `tag tag-${severity}`, text: SEVERITIES[severity] }));
  item.append(make('strong', { text: label }), make('span', { text: message }));
  if (advice) item.append(make('span', { className: 'told-reason', text: advice }));
  item.append(...linkCell(at, source), ...wayBack(path, original, ways), ...wayIn(path, ways));
  return item;
}

/** A finding that is right as it stands is left, and the reason is said. */
function offerReason(finding: DraftFinding, waive: NonNullable<Ways['waive']>): HTMLElement {
  const [reason, by] = ['为什么不改', '谁决定的'].map((label) =>
    make('input', { type: 'text', 'aria-label': label, placeholder: label }),
  );
  const keep = button('就按这个理由', () => {
    const lacking = [reason!, by!].find(({ value }) => value.trim() === '');
    if (lacking) return lacking.focus();
    waive(finding, reason!.value.trim(), by!.value.trim());
  });
  return make('details', { className: 'desk-reason' }, make('summary', { text: '说明理由，不改' }), reason!, by!, keep);
}

function drawFinding(finding: DraftFinding, source: SourceView, ways: Ways): HTMLElement {
  const item = drawRemark(finding, source, ways);
  if (ways.waive && finding.severity !== 'note') item.append(offerReason(finding, ways.waive));
  return item;
}

const listRemarks = (
  remarks: readonly (Remark & Partial<DraftFinding>)[],
  source: SourceView,
  ways: Ways,
): HTMLElement => make('ul', { className: 'told' }, ...remarks.map((remark) => drawRemark(remark, source, ways)));

/** The same words for this many places are said once, with the places below them. */
const ALIKE = 3;

/** Doubts that say the same of many rows in one entry, so that a single one does not drown among them. */
function listDoubts(doubts: readonly DraftDoubt[], source: SourceView, ways: Ways): HTMLElement {
  const list = make('ul', { className: 'told' });
  const drawDoubt = (doubt: DraftDoubt): HTMLElement => {
    const item = drawRemark(doubt, source, ways);
    item.append(button('就是这样', () => ways.accept([doubt.number])));
    return item;
  };
  for (const [message, group] of Map.groupBy(doubts, (doubt) => doubt.message)) {
    if (group.length < ALIKE) list.append(...group.map(drawDoubt));
    else {
      const places = make('ul', { className: 'plain' });
      for (const { label, at, path } of group)
        places.append(
          make('li', {}, make('span', { text: `${label} ` }), ...linkCell(at, source), ...wayIn(path, ways)),
        );
      const summary = make('summary', { text: `${message}（${group.length}处）` });
      const all = button(`这${group.length}处都是这样`, () => ways.accept(group.map(({ number }) => number)));
      list.append(make('li', {}, make('details', {}, summary, places), all));
    }
  }
  return list;
}

/** A part of a draft's account that can be folded away; without entries it is left out. */
function fold(title: string, count: number, note: string, body: () => HTMLElement, open: boolean): Node[] {
  if (!count) return [];
  const details = make('details', { className: 'more' }, make('summary', { text: `${title}（${count}）` }));
  details.open = open;
  if (note) details.append(make('p', { className: 'note', text: note }));
  details.append(body());
  return [details];
}

/** Where a text that found no place may go: a blank place of the table, or a name of the form's own. */
function offerPlaces(unread: string, { values, draft }: CheckedDraft, ways: Ways): Node[] {
  const blank = values.filter(({ text, path }) => text === '' && ways.canFill(path));
  const name = `places-${unread}`;
  const wanted = make('input', { type: 'text', list: name, 'aria-label': `“${unread}”放到哪一栏` });
  const options = make('datalist', { id: name }, ...blank.map(({ label }) => make('option', { value: label })));
  const put = (): void => {
    const label = wanted.value.trim();
    if (label === '') return wanted.focus();
    const place = blank.find((value) => value.label === label)?.path;
    // what the form has and the format has no field for
    ways.place(unread, place ?? (draft.record['body'] === undefined ? `extra.${label}` : 'body'));
  };
  return [wanted, options, button('放到这一栏', put), button('不用放进记录', () => ways.dismiss(unread))];
}

function listUnread(checked: CheckedDraft, source: SourceView, ways: Ways): HTMLElement {
  const list = make('ul', { className: 'told' });
  for (const { at, text } of checked.unread)
    list.append(make('li', {}, make('span', { text }), ...linkCell(at, source), ...offerPlaces(at, checked, ways)));
  return list;
}

/** How many things wait for the clerk. */
export const countTasks = ({ doubts, unread, lacks, findings }: CheckedDraft): number =>
  doubts.length + unread.length + lacks.length + findings.length;

function summarize({ values, doubts, unread, lacks, findings }: CheckedDraft): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const filled = values.filter(({ text }) => text !== '').length;
  const audit = lacks.length
    ? `还缺${lacks.length}样，补上才能核对`
    : `核对发现${findings.length}处，其中${errors}处错误`;
  return `读出${filled}处文字和数字；${doubts.length}处有疑问；${unread.length}格没有读；${audit}。`;
}

/** All that is to be said of one draft. */
export function drawAccount(checked: CheckedDraft, source: SourceView, ways: Ways): Node[] {
  const { doubts, unread, lacks, findings, values, differences = [] } = checked;
  const tell = (remarks: readonly Remark[]) => () => listRemarks(remarks, source, ways);
  return [
    make('h3', { text: '待办' }),
    make('p', { text: summarize(checked) }),
    ...(countTasks(checked) ? [] : [make('p', { className: 'desk-status', text: '没有发现问题。' })]),
    ...fold('还缺的', lacks.length, '在下面的表里补上。', tell(lacks), true),
    ...fold('与已有记录不同的', differences.length, '', () => listDifferences(differences, source), true),
    ...fold('没有读的', unread.length, '这些格子没有放进记录。', () => listUnread(checked, source, ways), true),
    ...fold(
      '核对发现',
      findings.length,
      '先对照原表，再决定改不改。',
      () => make('ul', { className: 'told' }, ...findings.map((one) => drawFinding(one, source, ways))),
      true,
    ),
    ...fold('有疑问的', doubts.length, '程序拿不准，请逐处对照原表。', () => listDoubts(doubts, source, ways), true),
    ...fold('读出的全部内容', values.length, '', () => listValues(checked, source), false),
  ];
}

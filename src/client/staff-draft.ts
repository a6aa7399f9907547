import type { CheckedDraft, DraftFinding, Remark } from '../staff/self-check.ts';
import { make } from './staff-elements.ts';
import type { SourceView } from './staff-source.ts';
import { linkCell, listDifferences, listValues } from './staff-tables.ts';

const SEVERITIES = { error: '错误', warning: '要注意', note: '提示' } as const;

function drawRemark(
  { label, message, advice, at, severity }: Remark & Partial<DraftFinding>,
  source: SourceView,
): HTMLElement {
  const item = make('li');
  if (severity) item.append(make('span', { className: `tag tag-${severity}`, text: SEVERITIES[severity] }));
  item.append(make('strong', { text: label }), make('span', { text: message }));
  if (advice) item.append(make('span', { className: 'told-reason', text: advice }));
  item.append(...linkCell(at, source));
  return item;
}

const listRemarks = (remarks: readonly (Remark & Partial<DraftFinding>)[], source: SourceView): HTMLElement =>
  make('ul', { className: 'told' }, ...remarks.map((remark) => drawRemark(remark, source)));

/** The same words for this many places are said once, with the places below them. */
const ALIKE = 3;

/** Doubts that say the same of many rows in one entry, so that a single one does not drown among them. */
function listDoubts(doubts: readonly Remark[], source: SourceView): HTMLElement {
  const list = make('ul', { className: 'told' });
  for (const [message, group] of Map.groupBy(doubts, (doubt) => doubt.message)) {
    if (group.length < ALIKE) list.append(...group.map((doubt) => drawRemark(doubt, source)));
    else {
      const places = make('ul', { className: 'plain' });
      for (const { label, at } of group)
        places.append(make('li', {}, make('span', { text: `${label} ` }), ...linkCell(at, source)));
      const summary = make('summary', { text: `${message}（${group.length}处）` });
      list.append(make('li', {}, make('details', {}, summary, places)));
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

function listUnread({ unread }: CheckedDraft, source: SourceView): HTMLElement {
  const list = make('ul', { className: 'told' });
  for (const { at, text } of unread) list.append(make('li', {}, make('span', { text }), ...linkCell(at, source)));
  return list;
}

const HAS_RECORD = '这张表已经有记录了。换掉它以前，先看下面“与已有记录不同的”。';

/** Saving is a download: a page may not write into folders, and nothing is sent anywhere. */
function offerFile({ file, path, differences, placeNotes }: CheckedDraft): Node[] {
  const address = URL.createObjectURL(new Blob([file.text], { type: 'text/plain;charset=utf-8' }));
  const save = make('a', {
    className: 'staff-save',
    href: address,
    download: file.name,
    text: `保存草稿 ${file.name}`,
  });
  const show = make('details', { className: 'more' }, make('summary', { text: '看文件的内容' }));
  show.append(make('pre', { className: 'staff-file', tabindex: '0', text: file.text }));
  const where = path ? `保存以后放到 ${path}，预览会自动更新。` : '保存以后，文件放在哪里还要您来定。';
  const isSame = differences?.length === 0;
  const there = differences && (isSame ? '已有的记录与这张表完全一样，不用保存。' : HAS_RECORD);
  return [
    make('p', { className: 'note', text: [there ?? '', isSame ? '' : where, ...placeNotes].join('') }),
    make('p', {}, save),
    show,
  ];
}

function summarize({ values, doubts, unread, lacks, findings }: CheckedDraft): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const filled = values.filter(({ text }) => text !== '').length;
  const audit = lacks.length
    ? `还缺${lacks.length}样，补上才能核对`
    : `核对发现${findings.length}处，其中${errors}处错误`;
  return `读出${filled}处文字和数字；${doubts.length}处有疑问；${unread.length}格没有读；${audit}。`;
}

/** All that is to be said of one draft, beside its source. */
export function drawDraft(draft: CheckedDraft, source: SourceView): HTMLElement {
  const { title, kindName, doubts, unread, lacks, findings, values, differences = [] } = draft;
  return make(
    'section',
    { className: 'staff-draft', 'aria-label': `${title} ${kindName}` },
    make('h3', { text: `${title} ${kindName}` }),
    make('p', { text: summarize(draft) }),
    ...offerFile(draft),
    ...fold('还缺的', lacks.length, '原表上有的，在保存的文件里补上。', () => listRemarks(lacks, source), true),
    ...fold('与已有记录不同的', differences.length, '', () => listDifferences(differences, source), true),
    ...fold(
      '没有读的',
      unread.length,
      '这些格子没有放进记录。有用的，请自己补录。',
      () => listUnread(draft, source),
      true,
    ),
    ...fold('核对发现', findings.length, '先对照原表，再决定改不改。', () => listRemarks(findings, source), true),
    ...fold('有疑问的', doubts.length, '程序拿不准，请逐处对照原表。', () => listDoubts(doubts, source), true),
    ...fold('读出的全部内容', values.length, '', () => listValues(draft, source), false),
  );
}

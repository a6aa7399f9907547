import type { CheckedDraft, DraftDoubt, Remark } from '../filing/check-draft.ts';
import { make } from './elements.ts';
import { button, drawFinding, drawRemark, drawWaiver, wayIn, type Ways } from './remarks.ts';
import type { SourceView } from './source.ts';
import { linkCell, listDifferences, listValues } from './tables.ts';
import { countErrors, listLacks } from './tasks.ts';

const drawList = (items: readonly HTMLElement[]): HTMLElement => make('ul', { className: 'told' }, ...items);

/** The same words for this many places are said once, with the places below them. */
const ALIKE = 3;

/** Doubts that say the same of many rows in one entry, so that a single one does not drown among them. */
function listDoubts(doubts: readonly DraftDoubt[], source: SourceView, ways: Ways): HTMLElement {
  const drawDoubt = (doubt: DraftDoubt): HTMLElement => {
    const item = drawRemark(doubt, source, ways);
    item.append(button('就是这样', () => ways.accept([doubt.number])));
    return item;
  };
  const drawAlike = (message: string, group: readonly DraftDoubt[]): HTMLElement => {
    const places = group.map(({ label, at, path }) =>
      make('li', {}, make('span', { text: `${label} ` }), ...linkCell(at, source), ...wayIn(path, ways)),
    );
    const summary = make('summary', { text: `${message}（${group.length}处）` });
    const all = button(`这${group.length}处都是这样`, () => ways.accept(group.map(({ number }) => number)));
    return make('li', {}, make('details', {}, summary, make('ul', { className: 'plain' }, ...places)), all);
  };
  const groups = [...Map.groupBy(doubts, (doubt) => doubt.message)];
  return drawList(
    groups.flatMap(([message, group]) => (group.length < ALIKE ? group.map(drawDoubt) : [drawAlike(message, group)])),
  );
}

interface Part {
  readonly title: string;
  readonly count: number;
  readonly note?: string;
  readonly body: () => HTMLElement;
  readonly isFolded?: boolean;
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

const listUnread = (checked: CheckedDraft, source: SourceView, ways: Ways): HTMLElement =>
  drawList(
    checked.unread.map(({ at, text }) =>
      make('li', {}, make('span', { text }), ...linkCell(at, source), ...offerPlaces(at, checked, ways)),
    ),
  );

function summarize(checked: CheckedDraft): string {
  const { values, doubts, unread, findings } = checked;
  const filled = values.filter(({ text }) => text !== '').length;
  const lacks = listLacks(checked).length;
  const audit = lacks
    ? `还缺${lacks}样，补上才能核对`
    : `核对发现${findings.length}处，其中${countErrors(checked)}处错误`;
  return `读出${filled}处文字和数字；${doubts.length}处有疑问；${unread.length}格没有读；${audit}。`;
}

/** Where nothing has to be done any more: that is said, and where to go. */
function drawNext(checked: CheckedDraft, { next }: Ways): HTMLElement[] {
  const { doubts, unread, findings } = checked;
  if (doubts.length || unread.length || listLacks(checked).length || countErrors(checked)) return [];
  const text = findings.length ? '没有错误，也没有拿不准的了。要注意的，看过就行。' : '没有发现问题。';
  const go = next && make('button', { type: 'button', className: 'desk-main', text: `下一步：${next.name}` });
  go?.addEventListener('click', () => next!.go());
  return [make('div', { className: 'desk-next' }, make('p', { className: 'desk-status', text }), ...(go ? [go] : []))];
}

function listParts(checked: CheckedDraft, source: SourceView, ways: Ways): Part[] {
  const { doubts, unread, findings, values, differences = [], labelOf } = checked;
  const lacks = listLacks(checked);
  const tell = (remarks: readonly Remark[]) => () => drawList(remarks.map((one) => drawRemark(one, source, ways)));
  const { reasons } = ways;
  return [
    { title: '还缺的', count: lacks.length, note: '补上才能核对。', body: tell(lacks) },
    {
      title: '与已有记录不同的',
      count: differences.length,
      body: () => listDifferences(differences, source),
    },
    {
      ...{ title: '没有读的', count: unread.length, note: '这些格子没有放进记录。' },
      body: () => listUnread(checked, source, ways),
    },
    {
      ...{ title: '核对发现', count: findings.length, note: '先对照原表，再决定改不改。' },
      body: () => drawList(findings.map((one) => drawFinding(one, source, ways))),
    },
    {
      ...{ title: '有疑问的', count: doubts.length, note: '程序拿不准，请逐处对照原表。' },
      body: () => listDoubts(doubts, source, ways),
    },
    {
      ...{ title: '说明了理由、不改的', count: reasons?.given.length ?? 0, isFolded: true },
      body: () => drawList(reasons!.given.map((one) => drawWaiver(one, reasons!, labelOf))),
    },
    {
      ...{ title: '读出的全部内容', count: values.length, isFolded: true },
      body: () => listValues(checked, source),
    },
  ];
}

/** All that is to be said of a draft, in parts that can be folded away. */
export class Account {
  readonly element = make('div', { className: 'desk-account' });
  readonly #source: SourceView;
  /** Parts that the clerk has folded, or unfolded. */
  readonly #turned = new Map<string, boolean>();

  constructor(source: SourceView) {
    this.#source = source;
  }

  /** A part without entries is left out; one that is folded is drawn when somebody looks into it. */
  #drawPart({ title, count, note, body, isFolded = false }: Part): Node[] {
    if (!count) return [];
    const details = make('details', { className: 'more' }, make('summary', { text: `${title}（${count}）` }));
    details.open = this.#turned.get(title) ?? !isFolded;
    if (note) details.append(make('p', { className: 'note', text: note }));
    if (details.open) details.append(body());
    details.addEventListener('toggle', () => {
      this.#turned.set(title, details.open);
      if (details.open && !details.querySelector('ul, .frame')) details.append(body());
    });
    return [details];
  }

  draw(checked: CheckedDraft, ways: Ways): void {
    const items = (): Element[] => [...this.element.querySelectorAll('.told > li')];
    const focused = this.element.contains(document.activeElement)
      ? items().findIndex((item) => item.contains(document.activeElement))
      : undefined;
    this.element.replaceChildren(
      make('h3', { text: '待办', tabindex: '-1' }),
      make('p', { text: summarize(checked) }),
      ...drawNext(checked, ways),
      ...listParts(checked, this.#source, ways).flatMap((part) => this.#drawPart(part)),
    );
    if (focused === undefined) return;
    // what was pressed is gone: the next entry has taken its place
    const left = items();
    const next = left[Math.min(focused, left.length - 1)]?.querySelector<HTMLElement>('button, summary');
    (next ?? this.element.querySelector<HTMLElement>('h3'))!.focus({ preventScroll: next !== undefined });
  }
}

import type { CheckedDraft } from '../filing/checked-draft.ts';
import { drawList, listDoubts, listFindings, listRemarks, listUnread, type ListParts } from './account-lists.ts';
import { make } from './elements.ts';
import { drawWaiver, type Ways } from './remarks.ts';
import type { SourceView } from './source.ts';
import { listDifferences, listValues } from './tables.ts';
import { countErrors, listLacks } from './tasks.ts';

/** Pixels that stay free above an entry that is shown. */
const ABOVE = 8;

interface Part {
  readonly title: string;
  readonly count: number;
  readonly note?: string;
  readonly body: () => HTMLElement;
  readonly isFolded?: boolean;
}

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

function listParts(now: () => CheckedDraft, parts: ListParts): Part[] {
  const checked = now();
  const { doubts, unread, findings, values, differences = [], labelOf } = checked;
  const { source, ways } = parts;
  const lacks = listLacks(checked);
  const { reasons } = ways;
  const given = reasons?.given() ?? [];
  return [
    { title: '还缺的', count: lacks.length, note: '补上才能核对。', body: () => listRemarks(lacks, parts) },
    {
      title: '与已有记录不同的',
      count: differences.length,
      body: () => listDifferences(differences, source),
    },
    {
      ...{ title: '没有读的', count: unread.length, note: '这些格子没有放进记录。' },
      body: () => listUnread(checked, parts),
    },
    {
      ...{ title: '核对发现', count: findings.length, note: '先对照原表，再决定改不改。' },
      body: () => listFindings(findings, () => now().findings, parts),
    },
    {
      ...{ title: '有疑问的', count: doubts.length, note: '程序拿不准，请逐处对照原表。' },
      body: () => listDoubts(doubts, parts),
    },
    {
      ...{ title: '说明了理由、不改的', count: given.length, isFolded: true },
      body: () => drawList(given.map((one) => drawWaiver(one, reasons!, labelOf))),
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
  #checked: CheckedDraft | undefined;
  /** Entries by what they say. */
  #entries: ReadonlyMap<string, HTMLElement> = new Map();

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

  /** What the lists are drawn with: an entry that stands already is taken over. */
  #partsFor(ways: Ways, into: Map<string, HTMLElement>): ListParts {
    const former = this.#entries;
    const keep = (key: string, draw: () => HTMLElement): HTMLElement => {
      const entry = former.get(key) ?? draw();
      into.set(key, entry);
      return entry;
    };
    return { source: this.#source, ways, keep };
  }

  /** Shows what is told of a place and its source cell; the page itself does not move. */
  point(path: string, cell: string | undefined): void {
    this.#source.point(cell);
    for (const entry of this.element.querySelectorAll('.desk-told-here')) entry.classList.remove('desk-told-here');
    const here = [...this.element.querySelectorAll<HTMLElement>('[data-of]')]
      .filter(({ dataset }) => dataset['of'] === path)
      .map((one) => one.closest<HTMLElement>('.told > li')!);
    for (const entry of here) entry.classList.add('desk-told-here');
    const frame = this.element.parentElement;
    if (!here[0] || !frame) return;
    const source = frame.querySelector<HTMLElement>('.desk-source')?.offsetHeight ?? 0;
    frame.scrollTop += here[0].getBoundingClientRect().top - frame.getBoundingClientRect().top - source - ABOVE;
  }

  /** Leads to what comes after the to-dos, or to the first of them that no box of the table is meant by. */
  enter(): void {
    const at =
      this.element.querySelector<HTMLElement>('.desk-next button, .told > li button') ??
      this.element.querySelector('h3');
    at?.focus();
  }

  /** @param ways good for as long as the form is on the desk */
  draw(checked: CheckedDraft, ways: Ways): void {
    this.#checked = checked;
    const items = (): Element[] => [...this.element.querySelectorAll('.told > li')];
    const held = this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
    const at = held && items().findIndex((item) => item.contains(held));
    const entries = new Map<string, HTMLElement>();
    const parts = listParts(() => this.#checked!, this.#partsFor(ways, entries));
    this.element.replaceChildren(
      make('h3', { text: '待办', tabindex: '-1' }),
      make('p', { text: summarize(checked) }),
      ...drawNext(checked, ways),
      ...parts.flatMap((part) => this.#drawPart(part)),
    );
    this.#entries = entries;
    if (!held || at === undefined) return;
    if (this.element.contains(held)) return held.focus({ preventScroll: true });
    // what was pressed is gone: the next entry has taken its place
    const left = items();
    const next = left[Math.min(at, left.length - 1)]?.querySelector<HTMLElement>('button, summary');
    (next ?? this.element.querySelector<HTMLElement>('h3'))!.focus({ preventScroll: next !== undefined });
  }
}

import type { DraftFinding, Remark } from '../filing/checked-draft.ts';
import type { HandedForm } from '../filing/handover.ts';
import { make } from './elements.ts';
import type { SourceView } from './source.ts';
import { linkCell } from './tables.ts';

const SEVERITIES = { error: '错误', warning: '要注意', note: '提示' } as const;

export type Waiver = HandedForm['waivers'][number];

/** What a clerk may do about something that is told of a draft. */
export interface Ways {
  /** Whether the place has a box. */
  canFill(path: string): boolean;
  /** Leads into the box of a place. */
  fill(path: string): void;
  /** Writes a text into a place. */
  write(path: string, text: string): void;
  /** Texts that are known for a place, the likeliest first. */
  known(path: string): readonly string[];
  /** Gives a list that has no rows at all those of the official form; undefined where it has some. */
  addRows(path: string): (() => void) | undefined;
  accept(doubts: readonly number[]): void;
  dismiss(unread: readonly string[]): void;
  place(unread: string, path: string): void;
  /** Where reasons are kept: what was accepted for one, and the way to do so. */
  readonly reasons?: Reasons | undefined;
  /** What comes after the to-dos. */
  readonly next?: { readonly name: string; go(): void } | undefined;
}

export interface Reasons {
  given(): readonly Waiver[];
  give(findings: readonly DraftFinding[], reason: string, by: string): void;
  take(waiver: Waiver): void;
}

export function button(text: string, act: () => void): HTMLElement {
  const element = make('button', { type: 'button', className: 'link', text });
  element.addEventListener('click', act);
  return element;
}

export const wayIn = (path: string, ways: Ways): Node[] =>
  ways.canFill(path) ? [button('我来改', () => ways.fill(path))] : [];

/** Longer texts are not read on a button. */
const MOST_SIGNS = 24;
const onButton = (text: string): string =>
  [...text].length > MOST_SIGNS ? `${[...text].slice(0, MOST_SIGNS).join('')}……` : text;

/** Where the clerk wrote something else than the file says: the file's text is one stroke away. */
const wayBack = (path: string, original: string | undefined, ways: Ways): Node[] =>
  original === undefined ? [] : [button(`用原表的 ${onButton(original)}`, () => ways.write(path, original))];

const waysOfKnown = (path: string, ways: Ways): Node[] =>
  ways.known(path).map((text) => button(`写“${onButton(text)}”`, () => ways.write(path, text)));

function wayOfRows(path: string, ways: Ways): Node[] {
  const add = ways.addRows(path);
  return add ? [button('在表里加上这几行', add)] : [];
}

export function drawRemark(
  { path, label, message, advice, at, severity, original }: Remark & Partial<DraftFinding>,
  source: SourceView,
  ways: Ways,
): HTMLElement {
  const item = make('li', { 'data-of': path });
  if (severity) item.append(make('span', { className: `tag tag-${severity}`, text: SEVERITIES[severity] }));
  item.append(make('strong', { text: label }), make('span', { text: message }));
  if (advice) item.append(make('span', { className: 'told-reason', text: advice }));
  item.append(...linkCell(at, source), ...waysOfKnown(path, ways), ...wayOfRows(path, ways));
  item.append(...wayBack(path, original, ways), ...wayIn(path, ways));
  return item;
}

/** The findings of the same rule that are left, the one in question among them. */
type Alike = () => readonly DraftFinding[];

/** Boxes for a reason; who decided the one before has decided most others. */
function drawReason(finding: DraftFinding, alike: Alike, { given, give }: Reasons): HTMLElement {
  const [reason, by] = ['为什么不改', '谁决定的'].map((label) =>
    make('input', { type: 'text', 'aria-label': label, placeholder: label }),
  );
  by!.value = given().at(-1)?.by ?? '';
  const keepFor = (text: string, findings: Alike): HTMLElement =>
    button(text, () => {
      const lacking = [reason!, by!].find(({ value }) => value.trim() === '');
      if (lacking) return lacking.focus();
      give(findings(), reason!.value.trim(), by!.value.trim());
    });
  const count = alike().length;
  const all = count > 1 ? [keepFor(`同样的${count}处都按这个理由`, alike)] : [];
  return make(
    'div',
    {},
    reason!,
    by!,
    keepFor('就按这个理由', () => [finding]),
    ...all,
  );
}

/** A finding that is right as it stands is left, and the reason is said. */
function offerReason(finding: DraftFinding, alike: Alike, reasons: Reasons): HTMLElement {
  const details = make('details', { className: 'desk-reason' }, make('summary', { text: '说明理由，不改' }));
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    // boxes are dear to make, and few are looked into
    if (!details.querySelector('input')) details.append(drawReason(finding, alike, reasons));
    details.querySelector('input')!.focus({ preventScroll: true });
  });
  return details;
}

export function drawFinding(finding: DraftFinding, alike: Alike, source: SourceView, ways: Ways): HTMLElement {
  const item = drawRemark(finding, source, ways);
  if (ways.reasons && finding.severity !== 'note') item.append(offerReason(finding, alike, ways.reasons));
  return item;
}

/** What was left as it is for a reason; the reason can be taken back. */
export function drawWaiver(waiver: Waiver, { take }: Reasons, labelOf: (path: string) => string): HTMLElement {
  const { path, reason, by, date } = waiver;
  return make(
    'li',
    {},
    make('strong', { text: labelOf(path) }),
    make('span', { text: `${reason}（${by}，${date}）` }),
    button('取消这个理由', () => take(waiver)),
  );
}

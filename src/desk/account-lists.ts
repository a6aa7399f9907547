import type { CheckedDraft, DraftDoubt, DraftFinding, Remark } from '../filing/checked-draft.ts';
import { make } from './elements.ts';
import { button, drawFinding, drawRemark, wayIn, type Ways } from './remarks.ts';
import type { SourceView } from './source.ts';
import { linkCell } from './tables.ts';

/* The lists of what is to be done with a form. */

/** What the entries of a list are drawn with. */
export interface ListParts {
  readonly source: SourceView;
  readonly ways: Ways;
  /**
   * An entry that says what it said before is the one that was drawn before: making them anew takes most of the time of an
   * edit, and what is being written in one would be lost.
   */
  keep(key: string, draw: () => HTMLElement): HTMLElement;
}

export const drawList = (items: readonly HTMLElement[]): HTMLElement => make('ul', { className: 'told' }, ...items);

/** All that an entry of a remark depends on. */
const keyOf = (remark: Remark, { canFill, known, addRows }: Ways): string =>
  JSON.stringify([remark, canFill(remark.path), known(remark.path), addRows(remark.path) !== undefined]);

export const listRemarks = (remarks: readonly Remark[], { source, ways, keep }: ListParts): HTMLElement =>
  drawList(remarks.map((one) => keep(keyOf(one, ways), () => drawRemark(one, source, ways))));

/** @param now the findings as they are when something is done */
export function listFindings(
  findings: readonly DraftFinding[],
  now: () => readonly DraftFinding[],
  { source, ways, keep }: ListParts,
): HTMLElement {
  const draw = (one: DraftFinding) => () =>
    drawFinding(
      one,
      () => now().filter(({ rule, severity }) => rule === one.rule && severity === one.severity),
      source,
      ways,
    );
  return drawList(findings.map((one) => keep(keyOf(one, ways), draw(one))));
}

/** The same words for this many places are said once, with the places below them. */
const ALIKE = 3;

/** Doubts that say the same of many rows in one entry, so that a single one does not drown among them. */
export function listDoubts(doubts: readonly DraftDoubt[], { source, ways, keep }: ListParts): HTMLElement {
  const drawDoubt = (doubt: DraftDoubt) => () => {
    const item = drawRemark(doubt, source, ways);
    item.append(button('就是这样', () => ways.accept([doubt.number])));
    return item;
  };
  const drawAlike = (message: string, group: readonly DraftDoubt[]) => () => {
    const places = group.map(({ label, at, path }) =>
      make(
        'li',
        { 'data-of': path },
        make('span', { text: `${label} ` }),
        ...linkCell(at, source),
        ...wayIn(path, ways),
      ),
    );
    const summary = make('summary', { text: `${message}（${group.length}处）` });
    const all = button(`这${group.length}处都是这样`, () => ways.accept(group.map(({ number }) => number)));
    return make('li', {}, make('details', {}, summary, make('ul', { className: 'plain' }, ...places)), all);
  };
  const groups = [...Map.groupBy(doubts, (doubt) => doubt.message)];
  return drawList(
    groups.flatMap(([message, group]) =>
      group.length < ALIKE
        ? group.map((one) => keep(keyOf(one, ways), drawDoubt(one)))
        : [keep(group.map((one) => keyOf(one, ways)).join(), drawAlike(message, group))],
    ),
  );
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
  return [wanted, options, button('放到这一栏', put), button('不用放进记录', () => ways.dismiss([unread]))];
}

export function listUnread(checked: CheckedDraft, { source, ways }: ListParts): HTMLElement {
  const { unread } = checked;
  const items = unread.map(({ at, text }) =>
    make('li', {}, make('span', { text }), ...linkCell(at, source), ...offerPlaces(at, checked, ways)),
  );
  const all = [...new Set(unread.map(({ at }) => at))];
  const none = button(`这${all.length}格都不用放进记录`, () => ways.dismiss(all));
  return drawList(all.length < ALIKE ? items : [...items, make('li', {}, none)]);
}

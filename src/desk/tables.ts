import type { CheckedDraft, Difference } from '../filing/checked-draft.ts';
import { make } from './elements.ts';
import type { SourceView } from './source.ts';

/** A button that leads to the source cell, or its address where the source has no such place. */
export function linkCell(at: string | undefined, source: SourceView): Node[] {
  if (at === undefined || at === '') return [];
  if (!source.has(at)) return [make('span', { className: 'note', text: at })];
  const button = make('button', { className: 'link', type: 'button', text: `看原表 ${at}` });
  button.addEventListener('click', () => source.show(at, button));
  return [button];
}

/** A table that scrolls by itself where it is wider than the page. */
export function drawTable(
  name: string,
  headings: readonly string[],
  rows: readonly HTMLTableRowElement[],
): HTMLElement {
  const head = make('tr', {}, ...headings.map((text) => make('th', { scope: 'col', text })));
  const table = make('table', { className: 'list' }, make('thead', {}, head), make('tbody', {}, ...rows));
  return make('div', { className: 'frame', role: 'region', tabindex: '0', 'aria-label': name }, table);
}

/** A printed text in a table; a blank cell and a place that is not there differ. */
export function drawText(text: string | undefined): HTMLElement {
  if (text === undefined) return make('td', { className: 'nothing', text: '没有这一栏' });
  return make('td', text === '' ? { className: 'nothing', text: '（空）' } : { text });
}

/** Every text of a draft beside its cell. */
export const listValues = ({ values }: CheckedDraft, source: SourceView): HTMLElement =>
  drawTable(
    '读出的全部内容',
    ['栏目', '读成', '原表里'],
    values.map(({ label, text, at }) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row', text: label }),
        drawText(text),
        make('td', {}, ...linkCell(at, source)),
      ),
    ),
  );

/** A draft held against the record that the content has. */
export const listDifferences = (differences: readonly Difference[], source: SourceView): HTMLElement =>
  drawTable(
    '与已有记录不同的',
    ['栏目', '已有的记录', '这张表', '原表里'],
    differences.map(({ label, old, new: now, at }) => {
      const cells = [drawText(old), drawText(now), make('td', {}, ...linkCell(at, source))];
      return make('tr', {}, make('th', { scope: 'row', text: label }), ...cells);
    }),
  );

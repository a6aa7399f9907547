import { compareBeside } from '../filing/compare-beside.ts';
import type { CheckedDraft } from '../filing/checked-draft.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { make } from './elements.ts';
import { drawTable, drawText } from './tables.ts';

const NOTHING = '这里没有可以对照的表：没有去年的，没有同年的目标表或自评表，也没有已有的同一张表。';

/** A form beside the one of the year before, its targets and what is there already, figure by figure. */
export function drawBesides({ record, besides }: CheckedDraft): HTMLElement {
  if (besides.length === 0) return make('p', { className: 'note', text: NOTHING });
  const rows = compareBeside(record as unknown as FormRecord, besides).map(({ label, text, others }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row', text: label }),
      ...others.map((other) => {
        const cell = drawText(other);
        if (other !== undefined && other !== text) cell.classList.add('desk-differs');
        return cell;
      }),
      drawText(text),
    ),
  );
  const names = besides.map(({ name, record: { year } }) => `${name}（${year}）`);
  const note = make('p', {
    className: 'note',
    text: '与这张表不一样的格子有底色。不同年度的数本来就会不同，这里只是并排放着看。',
  });
  return make('div', {}, note, drawTable('对照', ['栏目', ...names, '这张表'], rows));
}

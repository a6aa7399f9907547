import type { Content } from '../library/library.ts';
import { headOf } from '../library/form-head.ts';
import { isPublic, isWithdrawn, stateOf, STATE_WORDS } from './states.ts';

/** A record that a release does not show, and why, in words for the clerk. */
export interface KeptRecord {
  readonly id: string;
  readonly why: string;
  readonly advice: string;
}

/** The records that stay at home on a day, in the content's order. */
export const listKept = ({ forms }: Content, today: string | undefined): KeptRecord[] =>
  forms
    .map((form) => ({ id: form.id, record: headOf(form) }))
    .filter(({ record }) => !isPublic(record, today) && !isWithdrawn(record))
    .map(({ id, record }) => {
      const { scheduled = '' } = record.publication;
      const isDraft = stateOf(record, today) === 'draft';
      return {
        id,
        why: isDraft ? `还是${STATE_WORDS.draft}` : `定于 ${scheduled} 以后公布`,
        advice: isDraft
          ? '审核以后，publication.status 写 approved，并写明 approved 的姓名和日期。'
          : `到 ${scheduled} 再运行一次发布；要提前，改 publication.scheduled。`,
      };
    });

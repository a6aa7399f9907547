import type { FormRecord } from '../forms/registry.ts';

type Publication = FormRecord['publication'];
type Stated = Pick<FormRecord, 'publication'>;

/** Where a record stands on its way to the public. */
export type State = 'draft' | 'approved' | 'scheduled' | 'published' | 'withdrawn';

export const STATE_WORDS: Readonly<Record<State, string>> = {
  draft: '草稿',
  approved: '已审核',
  scheduled: '定期公布',
  published: '已公布',
  withdrawn: '已撤回',
};

export const isWithdrawn = ({ publication }: Stated): boolean => publication.status === 'withdrawn';

const isDue = ({ scheduled }: Publication, today: string | undefined): boolean =>
  scheduled === undefined || (today !== undefined && scheduled <= today);

/**
 * Whether the public may read a record: it is published, or approved and being released, and its day, if it has one, has come.
 * @param today `2024-05-20`, given by who releases: without it, neither an approved record nor one with a day is public
 */
export const isPublic = ({ publication }: Stated, today: string | undefined): boolean =>
  (publication.status === 'published' || (publication.status === 'approved' && today !== undefined)) &&
  isDue(publication, today);

/** The state of a record on a day. An approved record without a day goes public with the next release. */
export function stateOf({ publication }: Stated, today: string | undefined): State {
  const { status } = publication;
  if (status === 'draft' || status === 'withdrawn') return status;
  return isDue(publication, today) ? status : 'scheduled';
}

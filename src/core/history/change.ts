import type { FormEntry } from '../library/library.ts';
import type { Cell } from './cell.ts';

export type ChangeKind =
  | 'target-raised' // asks for more than before
  | 'target-lowered'
  | 'target-rewritten' // another unit, operator or wording: which asks for more cannot be said
  | 'renamed-indicator'
  | 'added'
  | 'restored' // listed again after forms that did not list it
  | 'dropped'
  | 'untracked' // the mid-year form alone leaves it out
  | 'moved' // to another level
  | 'moved-project' // to another project that came of the same predecessor
  | 'result-missing' // the year before stated a result, this year does not
  | 'renamed-project'
  | 'succeeded' // goes on from a predecessor
  | 'split' // the predecessor became several projects
  | 'year-missing'
  | 'budget'; // 年初预算数 differs from the year before

/** Something that differs from the form before it: a sentence, and a few words for a tag. */
export interface Change {
  readonly kind: ChangeKind;
  /** The year it shows in. */
  readonly year: string;
  /** Name of the indicator as the later form prints it; undefined for what concerns the whole project. */
  readonly indicator: string | undefined;
  /** `“活动次数”的目标由≥6次调高为≥8次（2023年绩效自评表 → 2024年绩效目标表）。` */
  readonly words: string;
  /** `目标由≥6次调高为≥8次` */
  readonly short: string;
  /** The form it shows in; undefined where a whole year is missing. */
  readonly form: FormEntry | undefined;
  /** Whether both forms belong to one year: changed on the way, not from year to year. */
  readonly isWithinYear: boolean;
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
}

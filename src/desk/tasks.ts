import type { CheckedDraft, Remark } from '../filing/checked-draft.ts';

/* What waits for the clerk before a form can go on. */

/** Where a form is filed is asked for as what it lacks is. */
export const PLACE = 'place';

/** What a form lacks: texts without which it is none, and where it belongs. */
export function listLacks({ lacks, place, placeNotes, id }: CheckedDraft): readonly Remark[] {
  if (place && id !== undefined) return lacks;
  const message = placeNotes.join('') || '还不知道归在哪里。';
  return [...lacks, { path: PLACE, label: '单位和项目', message, advice: '', at: undefined }];
}

export const countErrors = ({ findings }: CheckedDraft): number =>
  findings.filter(({ severity }) => severity === 'error').length;

/** How many things wait for the clerk. */
export const countTasks = (checked: CheckedDraft): number =>
  checked.doubts.length + checked.unread.length + listLacks(checked).length + checked.findings.length;

/** What is left to be done with a form, for its tab. */
export function describeState(checked: CheckedDraft): string {
  const errors = countErrors(checked);
  if (errors) return `${errors}处错误`;
  const open = checked.doubts.length + checked.unread.length + listLacks(checked).length;
  if (open) return `还有${open}处`;
  const warnings = checked.findings.filter(({ severity }) => severity === 'warning').length;
  return warnings ? `要注意${warnings}处` : '没有待办';
}

/** What must be settled before anybody may put his name to a form. */
export function whyNotApproved(checked: CheckedDraft): string | undefined {
  const [lacks, errors, doubts] = [listLacks(checked).length, countErrors(checked), checked.doubts.length];
  const open = [lacks && `还缺${lacks}样`, errors && `还有${errors}处错误`, doubts && `还有${doubts}处拿不准`].filter(
    Boolean,
  );
  return open.length ? `${open.join('，')}，处理完才能写审核人。` : undefined;
}

import { canonicalText } from '../core/release/values.ts';
import { compareVersions, type Difference } from './compare-versions.ts';
import { applyEdits, splitPlace, type Edit, type EditedDraft } from './edits.ts';
import type { HandedForm } from './handover.ts';
import type { ImportedDraft } from './read-forms.ts';
import type { Fields } from './record-text.ts';
import { HandoverRefused } from './unpack-handover.ts';

/** What no edit of a form may touch: how it came here and whether it is public. */
const CLOSED = new Set(['kind', 'source', 'publication', 'waivers', '__proto__']);

/** Places that an edit writes to. */
const writtenBy = (edit: Edit): string[] =>
  edit.sort === 'all' ? edit.edits.flatMap(writtenBy) : 'at' in edit ? [edit.at] : [];

/** The record without what only its own place knows of it. */
export function printedFields(record: Fields): Record<string, unknown> {
  const { publication: _, waivers: __, ...printed } = record;
  return printed;
}

/** What is held against each other. Whoever opens a public record is not told where it came from: that stays as it is. */
function heldFields(record: Fields, { sort }: HandedForm['origin']): Record<string, unknown> {
  const { source, ...printed } = printedFields(record);
  return sort === 'record' ? printed : { ...printed, source };
}

const say = ({ place, before, after }: Difference): string => {
  const quote = (text: string | undefined): string =>
    text === undefined ? '（没有这一栏）' : `“${[...text].slice(0, 40).join('')}”`;
  return `${place}：交接文件里是${quote(after)}，按原表和改动算出来是${quote(before)}`;
};

/** So many places are named. */
const MOST = 5;

/**
 * The form as its base and its edits make it, which must be what was handed over to the letter.
 * @param bases what it may have begun from: labels that a file has lost are settled by the content, and that of who reads it
 * here may know others
 * @param name of the form in messages: `第 1 张表（社区党建）`
 * @throws HandoverRefused `edit`, `value`
 */
export function recompute(form: HandedForm, bases: readonly ImportedDraft[], name: string): EditedDraft {
  const closed = form.edits.flatMap(writtenBy).find((at) => splitPlace(at).some((part) => CLOSED.has(part)));
  if (closed !== undefined)
    throw new HandoverRefused('edit', `${name}的改动里有一处不能由经办人改（${closed}）。这个文件不能用，请查清来历。`);
  const held = (record: Fields): string => canonicalText(heldFields(record, form.origin));
  const made = bases.map((base) => applyEdits(base, form.edits));
  const same = made.find(({ record }) => held(record) === held(form.record));
  if (same) return same;
  const differences = compareVersions(heldFields(made[0]!.record, form.origin), heldFields(form.record, form.origin));
  const more = differences.length > MOST ? [`……等共 ${differences.length} 处`] : [];
  const lines = differences.slice(0, MOST).map(say);
  throw new HandoverRefused(
    'value',
    [
      `${name}里有既不是原表上的、也不是经办人改的内容：`,
      ...(lines.length ? [...lines, ...more] : ['各栏的先后不一样']),
      '请让经办人用现在的工作台打开原表，重新做交接文件；还是这样的，查清文件的来历。',
    ].join('\n  '),
  );
}

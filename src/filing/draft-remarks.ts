import type { z } from 'zod';
import type { Finding } from '../core/audit/finding.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { IS_MISSING } from '../core/intake/doubts.ts';
import { labelPlace } from '../io/describe-place.ts';
import type { DraftDoubt, DraftFinding, Remark } from './checked-draft.ts';
import { nameOfPlace, textOf, type EditedDraft } from './edits.ts';
import { sayLack } from './lack-words.ts';
import type { ImportedDraft } from './read-forms.ts';

/* What is to be looked at in a draft, each with its place in words and the source cell. */

/** @param issues of the schema of its kind */
export const describeLacks = (
  issues: readonly z.core.$ZodIssue[],
  record: FormRecord,
  { cells }: EditedDraft,
): readonly Remark[] =>
  issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    return { path, label: labelPlace(record, path), ...sayLack(issue), at: cells[path] };
  });

/** The doubts that nobody has settled. What the reader noted stands above the drafts, what is missing among the lacks: each once. */
export function describeDoubts(
  { doubts, open }: EditedDraft,
  record: FormRecord,
  lacks: readonly Remark[],
): readonly DraftDoubt[] {
  const isLacking = (path: string): boolean =>
    lacks.some((lack) => lack.path === path || lack.path.startsWith(`${path}.`));
  return doubts.flatMap(({ id, path, message, at }, i) => {
    if (path === 'source' || (IS_MISSING.has(id) && isLacking(path))) return [];
    return [{ path, message, at, advice: '', label: labelPlace(record, path), number: open[i]! }];
  });
}

/** What the file says at a place that the clerk wrote in. */
function originalAt(imported: ImportedDraft, draft: EditedDraft, path: string): string | undefined {
  if (!draft.written.has(path)) return undefined;
  const text = textOf(imported.record, nameOfPlace(draft, path));
  return text === '' ? undefined : text;
}

/** The findings that nobody has given a reason for. */
export const describeFindings = (
  findings: readonly Finding[],
  record: FormRecord,
  draft: EditedDraft,
  imported: ImportedDraft,
): readonly DraftFinding[] =>
  findings
    .filter(({ waived }) => !waived)
    .map(({ rule, severity, at, message, advice }) => ({
      ...{ rule, severity, path: at, message, advice },
      ...{ label: labelPlace(record, at), at: draft.cells[at], original: originalAt(imported, draft, at) },
    }));

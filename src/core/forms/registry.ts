import type { FormKind } from './kind.ts';
import { NARRATIVE } from './narrative/kind.ts';
import type { Narrative } from './narrative/schema.ts';
import { SELF_EVALUATION } from './self-evaluation/kind.ts';
import type { SelfEvaluation } from './self-evaluation/schema.ts';
import { TARGET } from './target/kind.ts';
import type { Target } from './target/schema.ts';
import { TRACKING } from './tracking/kind.ts';
import type { Tracking } from './tracking/schema.ts';

export type FormRecord = Narrative | Target | Tracking | SelfEvaluation;
export type KindId = FormRecord['kind'];

/**
 * Every kind of form, in the order of a project's year. A new kind is listed here and nowhere else. The cast says what
 * the list itself guarantees: a kind is only ever asked about records that its own schema accepted.
 */
export const FORM_KINDS = [NARRATIVE, TARGET, TRACKING, SELF_EVALUATION] as unknown as readonly FormKind[];

const BY_ID = new Map<string, FormKind>(FORM_KINDS.map((kind) => [kind.id, kind]));

export const findKind = (id: string): FormKind | undefined => BY_ID.get(id);
/** The kind of a record that its schema accepted. */
export const kindOf = (record: { kind: KindId }): FormKind => BY_ID.get(record.kind)!;

import { z } from 'zod';
import { FORM_KINDS, type KindId } from '../core/forms/registry.ts';
import { publication, waiver } from '../core/forms/record.ts';
import { canonicalText, recordHash, type Hash } from '../core/release/values.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { TABLES, type Edit } from './edits.ts';
import type { Fields } from './record-text.ts';

/*
 * What a clerk hands over to who keeps the content: one zip. `handover.json` says of each form what it began from, what was
 * done to it and what came of it, so that the other side can work all of it out again and need not trust it.
 */
export const MANIFEST = 'handover.json';
export const FORMAT = 'mingzhang-handover';
export const VERSION = 1;

const text = z.string();
const hash = text.regex(/^[0-9a-f]{64}$/);
const table = z.enum(TABLES);

type Sort = Edit['sort'];

/** Every sort of edit but the one that holds others. */
const SINGLE = {
  set: z.strictObject({ sort: z.literal('set'), at: text, text }),
  'add-row': z.strictObject({ sort: z.literal('add-row'), table, row: text, after: text }),
  'remove-row': z.strictObject({ sort: z.literal('remove-row'), table, row: text }),
  'move-row': z.strictObject({
    ...{ sort: z.literal('move-row'), table, row: text },
    by: z.union([z.literal(1), z.literal(-1)]),
  }),
  accept: z.strictObject({ sort: z.literal('accept'), doubts: z.array(z.int().nonnegative()).readonly() }),
  place: z.strictObject({ sort: z.literal('place'), unread: text, at: text }),
  dismiss: z.strictObject({ sort: z.literal('dismiss'), unread: text }),
} satisfies { readonly [S in Exclude<Sort, 'all'>]: z.ZodType<Extract<Edit, { sort: S }>> };
const single = z.union(Object.values(SINGLE));
/** What a clerk did, as it comes from elsewhere. */
export const edit: z.ZodType<Edit> = z.union([
  single,
  // one level deep: no stroke of a clerk holds another
  z.strictObject({ sort: z.literal('all'), edits: z.array(single).readonly() }),
]);

/** What a form began from: a part of a file, a blank form, or the record that the content has at its place. */
const origin = z.discriminatedUnion('sort', [
  z.strictObject({ sort: z.literal('file'), sha256: hash, part: text.regex(/^[1-9]\d{0,3}$/) }),
  z.strictObject({ sort: z.literal('blank'), kind: z.enum(FORM_KINDS.map(({ id }) => id) as [KindId, ...KindId[]]) }),
  z.strictObject({ sort: z.literal('record') }),
]);

/** What is said of the publication; whether a form is public is never handed over. */
const staffPart = publication.omit({ status: true, withdrawn: true });

export const handedForm = z.strictObject({
  origin,
  /** The unit that the clerk chose: its slug, or its name where it is new; left out where the form's own names decide. */
  unit: text.min(1).optional(),
  /** The same of the project. */
  project: text.min(1).optional(),
  /** `recordHash` of what the content had at the place when the form was begun; null where it had nothing. */
  basis: hash.nullable(),
  edits: z.array(edit).readonly(),
  /** The form as it came out, without `publication` and `waivers`. */
  record: z.record(text, z.json()),
  publication: staffPart,
  waivers: z.array(waiver).readonly(),
  /** Why a published form says something else now. */
  correction: z.strictObject({ reason: text.min(1), by: text.min(1).optional() }).optional(),
  /** `approvalHash` of the form: what exactly was approved. */
  approval: hash.optional(),
});

/** `handover.json`. */
export const handover = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** By whom, when (as its maker's clock says), with which version of the program. */
  made: z.strictObject({ by: text, at: text, program: text }),
  forms: z.array(handedForm).min(1).max(200),
  /** The files that forms were read from; without a path those that are not enclosed. */
  sources: z.array(z.strictObject({ name: text.min(1), sha256: hash, path: text.optional() })),
  /** Everything else in the zip: for eyes only, and nothing is read from it. */
  besides: z.array(z.strictObject({ path: text, sha256: hash })),
});

export type Handover = z.infer<typeof handover>;
export type HandedForm = z.infer<typeof handedForm>;

/** Gives the SHA-256 of bytes in lower-case hexadecimal. */
export type HashBytes = (bytes: Uint8Array) => string;

export const hashText = (hashBytes: HashBytes): Hash => {
  const encoder = new TextEncoder();
  return (words) => hashBytes(encoder.encode(words));
};

/** What somebody who approves a form puts his name to: its place, its texts, its publication, what was waived and why it is corrected. */
export const approvalHash = (
  { unit, project, record, publication, waivers, correction }: Omit<HandedForm, 'approval'>,
  hash: Hash,
): string => hash(canonicalText({ unit, project, record, publication, waivers, correction }));

/** Tells records apart by what they print, for `basis`. */
export const basisOf = (record: Fields, hash: Hash): string => recordHash(record as unknown as FormRecord, hash);

/** `handover.json` with the hash of the rest as its last line. */
export function sealManifest(manifest: Handover, hash: Hash): { readonly text: string; readonly seal: string } {
  const seal = hash(JSON.stringify(manifest));
  return { text: `${JSON.stringify({ ...manifest, seal }, undefined, 1)}\n`, seal };
}

/** `3f9a 71c2`: what both sides read out to each other. */
export const checkCode = (seal: string): string => `${seal.slice(0, 4)} ${seal.slice(4, 8)}`;

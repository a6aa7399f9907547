import { z } from 'zod';
import type { Content } from '../library/library.ts';
import { headOf } from './correction.ts';
import { isWithdrawn } from './states.ts';
import { canonicalText, recordHash, type Hash } from './values.ts';

const text = z.string();
const digest = text.regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ sha256: digest, bytes: z.number().int().nonnegative() });
/** Below the column and nowhere else: who verifies a site asks for nothing outside it. */
const PATH = /^(?!\.{0,2}(?:\/|$))(?!.*\/\.{0,2}(?:\/|$))[^\\\u0000-\u001f]+$/;
const record = z.strictObject({ status: z.enum(['published', 'withdrawn']), sha256: digest });

/** `manifest.json` of a release: what anybody can hold the published files against. */
export const manifest = z.strictObject({
  format: z.literal('mingzhang-release/1'),
  /** SHA-256 of everything below in canonical JSON, and the name of the release. */
  hash: digest,
  /** The release that was public when this one was first made. Not part of the hash: the same input has one name. */
  previous: digest.nullable(),
  /** By path below the column's base; the manifest itself is not among them. */
  files: z.record(text.regex(PATH), file),
  /** By id; the hash is of what the form prints (at its `recordPath`). */
  records: z.record(text, record),
  corrections: z.strictObject({ count: z.number().int().nonnegative(), head: digest.nullable() }),
});
export type Manifest = z.infer<typeof manifest>;
export type FileEntry = z.infer<typeof file>;

/** The name of a release from its manifest. */
export const releaseHash = ({ format, files, records, corrections }: Omit<Manifest, 'hash' | 'previous'>, hash: Hash) =>
  hash(canonicalText({ format, files, records, corrections }));

/**
 * The manifest of a built site.
 * @param content what the site shows, with its withdrawn records among the forms
 */
export function makeManifest(
  files: Readonly<Record<string, FileEntry>>,
  { forms, corrections = [] }: Pick<Content, 'forms' | 'corrections'>,
  previous: string | undefined,
  hash: Hash,
): Manifest {
  const { count, head = null } = headOf(corrections, hash);
  const records = Object.fromEntries(
    forms.map(({ id, record: own }): [string, Manifest['records'][string]] => [
      id,
      { status: isWithdrawn(own) ? 'withdrawn' : 'published', sha256: recordHash(own, hash) },
    ]),
  );
  const body = { format: 'mingzhang-release/1' as const, files: { ...files }, records, corrections: { count, head } };
  return { ...body, hash: releaseHash(body, hash), previous: previous ?? null };
}

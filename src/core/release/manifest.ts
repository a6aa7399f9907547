import { z } from 'zod';
import { headOf } from '../library/form-head.ts';
import type { Content, FormEntry } from '../library/library.ts';
import { headOf as chainHead } from './correction.ts';
import { besideTexts, guardHash, nameTexts, noticeTexts, type Texts } from './guarded.ts';
import { isWithdrawn } from './states.ts';
import { canonicalText, printedHash, type Hash } from './values.ts';

const text = z.string();
const digest = text.regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ sha256: digest, bytes: z.number().int().nonnegative() });
/** Below the column and nowhere else: who verifies a site asks for nothing outside it. */
const PATH = /^(?!\.{0,2}(?:\/|$))(?!.*\/\.{0,2}(?:\/|$))[^\\\u0000-\u001f]+$/;
const record = z.strictObject({
  status: z.enum(['published', 'withdrawn']),
  sha256: digest,
  /** Of a withdrawn record: the hash of all that may not change behind its notice. */
  guard: digest.optional(),
});

/** `manifest.json` of a release: what anybody can hold the published files against. */
export const manifest = z.strictObject({
  format: z.literal('mingzhang-release/1'),
  /** SHA-256 of everything below in canonical JSON, and the name of the release. */
  hash: digest,
  /** The newest release when this one was first made. Not part of the hash: the same input has one name. */
  previous: digest.nullable(),
  /** By path below the column's base; the manifest itself is not among them. */
  files: z.record(text.regex(PATH), file),
  /** By id; the hash is of what the form prints (at its `recordPath`). */
  records: z.record(text, record),
  corrections: z.strictObject({ count: z.number().int().nonnegative(), head: digest.nullable() }),
  /**
   * What pages say beside the forms, by id and path: publication data of a record, the notice of a withdrawn one, names of
   * units and projects. None in releases of earlier versions.
   */
  beside: z.record(text, z.record(text, text)).optional(),
});
export type Manifest = z.infer<typeof manifest>;
export type FileEntry = z.infer<typeof file>;

/** The name of a release from its manifest. */
export const releaseHash = (
  { format, files, records, corrections, beside }: Omit<Manifest, 'hash' | 'previous'>,
  hash: Hash,
) => hash(canonicalText({ format, files, records, corrections, beside }));

type Shown = Pick<Content, 'forms' | 'corrections'> & Partial<Pick<Content, 'units' | 'projects'>>;

const noteRecord = (form: FormEntry, hash: Hash): Manifest['records'][string] =>
  isWithdrawn(headOf(form))
    ? { status: 'withdrawn', sha256: printedHash(form, hash), guard: guardHash(form.record, hash) }
    : { status: 'published', sha256: printedHash(form, hash) };

function noteBeside({ forms, units = [], projects = [] }: Shown): Manifest['beside'] {
  const texts: [string, Texts][] = [
    ...nameTexts({ units, projects }),
    ...forms.map((form): [string, Texts] => {
      const own = headOf(form);
      return [form.id, isWithdrawn(own) ? noticeTexts(own) : besideTexts(own)];
    }),
  ];
  return Object.fromEntries(texts.map(([id, own]) => [id, Object.fromEntries(own)]));
}

/**
 * The manifest of a built site.
 * @param content what the site shows, with its withdrawn records among the forms and every correction whole
 * @param previous the newest release so far
 */
export function makeManifest(
  files: Readonly<Record<string, FileEntry>>,
  content: Shown,
  previous: string | undefined,
  hash: Hash,
): Manifest {
  const { count, head = null } = chainHead(content.corrections ?? [], hash);
  const body = {
    format: 'mingzhang-release/1' as const,
    files: { ...files },
    records: Object.fromEntries(content.forms.map((form) => [form.id, noteRecord(form, hash)])),
    corrections: { count, head },
    beside: noteBeside(content),
  };
  return { ...body, hash: releaseHash(body, hash), previous: previous ?? null };
}

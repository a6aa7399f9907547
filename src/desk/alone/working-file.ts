import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { edit, handedForm } from '../../filing/handover.ts';
import type { Work } from '../work.ts';

/* The working file: all forms of a sitting, to go on with on another day or another machine. */

const FORMAT = 'mingzhang-working-file';
export const ENDING = '.mzwork';

const text = z.string();
const document = z.looseObject({
  file: text,
  parts: z.array(z.looseObject({ blocks: z.array(z.unknown()) })),
  notes: z.array(z.unknown()),
});
const work = z.strictObject({
  id: text,
  origin: handedForm.shape.origin,
  source: z
    .strictObject({ name: text, base64: z.base64() })
    .transform(({ name, base64 }) => ({ name, bytes: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) }))
    .optional(),
  document: document.optional(),
  draft: z.looseObject({
    file: text,
    record: z.looseObject({ kind: text }),
    cells: z.record(text, text),
    basis: z.array(text),
    doubts: z.array(z.looseObject({ path: text, message: text, at: text })),
    unread: z.array(z.strictObject({ at: text, text })),
  }),
  edits: z.array(edit),
  undone: z.array(edit),
  staff: handedForm.pick({ unit: true, project: true, publication: true, waivers: true, correction: true }),
});
const workingFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** Of the works as they are written: a file that was cut short or altered is told from a whole one. */
  sha256: text,
  works: z.array(work),
});

const hashOf = (works: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(works))));

const SLICE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let signs = '';
  for (let at = 0; at < bytes.length; at += SLICE) signs += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(signs);
}

const packSource = ({ source, ...rest }: Work): object => ({
  ...rest,
  ...(source && { source: { name: source.name, base64: toBase64(source.bytes) } }),
});

export function writeWorkingFile(open: readonly Work[]): string {
  const works = open.map(packSource);
  return JSON.stringify({ format: FORMAT, version: 1, sha256: hashOf(works), works });
}

/** @returns in Chinese why the text is no working file */
export function readWorkingFile(content: string): readonly Work[] | string {
  try {
    const written = JSON.parse(content) as { readonly works?: unknown };
    const found = workingFile.safeParse(written);
    if (found.success && found.data.sha256 === hashOf(written.works))
      return found.data.works as unknown as readonly Work[];
  } catch {
    // no JSON: said below
  }
  return '这不是工作台存的工作稿，或者文件已损坏、被改动过。请找另一份工作稿，或重新打开原表。';
}

import { z } from 'zod';
import { TABLES } from '../../filing/edits.ts';
import type { Work } from '../work.ts';

/* The working file: all forms of a sitting, to go on with on another day or another machine. */

const FORMAT = 'mingzhang-working-file';
export const ENDING = '.mzwork';

const text = z.string();
const table = z.enum(TABLES);
const edit: z.ZodType = z.discriminatedUnion('sort', [
  z.strictObject({ sort: z.literal('set'), at: text, text }),
  z.strictObject({ sort: z.literal('add-row'), table, row: text, after: text }),
  z.strictObject({ sort: z.literal('remove-row'), table, row: text }),
  z.strictObject({ sort: z.literal('move-row'), table, row: text, by: z.literal([-1, 1]) }),
  z.strictObject({ sort: z.literal('all'), edits: z.array(z.lazy(() => edit)) }),
  z.strictObject({ sort: z.literal('accept'), doubts: z.array(z.number()) }),
  z.strictObject({ sort: z.literal('place'), unread: text, at: text }),
  z.strictObject({ sort: z.literal('dismiss'), unread: text }),
]);
const work = z.strictObject({
  id: text,
  document: z
    .looseObject({
      file: text,
      parts: z.array(z.looseObject({ blocks: z.array(z.unknown()) })),
      notes: z.array(z.unknown()),
    })
    .optional(),
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
});
const workingFile = z.strictObject({ format: z.literal(FORMAT), version: z.literal(1), works: z.array(work) });

export const writeWorkingFile = (works: readonly Work[]): string =>
  JSON.stringify({ format: FORMAT, version: 1, works });

/** @returns in Chinese why the text is no working file */
export function readWorkingFile(content: string): readonly Work[] | string {
  try {
    const found = workingFile.safeParse(JSON.parse(content));
    if (found.success) return found.data.works as unknown as readonly Work[];
  } catch {
    // no JSON: said below
  }
  return '这不是工作台存的工作稿，或者文件已损坏。请找另一份工作稿，或重新打开原表。';
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument, UnreadableFile } from '../../src/importers/read-document.ts';

/** Hostile files that do not belong to the project; without them there is nothing to test. */
const CORPUS = join(import.meta.dirname, '../../../shared/corpora/poi-hostile');

const files = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(xlsx|docx)$/.test(name))
      .sort()
  : [];

describe.skipIf(files.length === 0)('hostile workbooks and documents', () => {
  it('are all there', () => expect(files).toHaveLength(107));

  it.each(files)('%s gives a document or says what is wrong', { timeout: 20_000 }, async (name) => {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, name)));
    const outcome = await readDocument({ name, bytes }).catch((error: unknown) => error);
    if (outcome instanceof UnreadableFile) expect(outcome.message).toMatch(/^[^。]+。.*请.*。$/);
    else expect(outcome).toHaveProperty('parts');
  });
});

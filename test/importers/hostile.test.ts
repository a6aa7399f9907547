import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDocument, UnreadableFile } from '../../src/importers/read-document.ts';
import { describeWithShared } from '../shared.ts';

describeWithShared('corpora/poi-hostile', 'hostile workbooks and documents', (corpus) => {
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(xlsx|docx)$/.test(name))
    .sort();

  it('are all there', () => expect(files).toHaveLength(107));

  it.each(files)('%s gives a document or says what is wrong', { timeout: 20_000 }, async (name) => {
    const bytes = new Uint8Array(readFileSync(join(corpus, name)));
    const outcome = await readDocument({ name, bytes }).catch((error: unknown) => error);
    if (outcome instanceof UnreadableFile) expect(outcome.message).toMatch(/^[^。]+。.*请.*。$/);
    else expect(outcome).toHaveProperty('parts');
  });
});

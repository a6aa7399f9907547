import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../../src/core/intake/document.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { checkLedger } from './damage/ledger.ts';
import { DRAWINGS, drawLayout, listLayouts } from './draw-layout.ts';
import { listPublished, readPublished } from './read-file.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

const documents: [string, () => SourceDocument | Promise<SourceDocument>][] = [
  ...listLayouts().flatMap(([name, layout]) =>
    DRAWINGS.map((way): [string, () => SourceDocument] => [`${name}, ${way}`, () => drawLayout(layout, way)]),
  ),
  ...(['seeds', 'cases'] as const).flatMap((folder) =>
    listPublished(folder).map((name): [string, () => Promise<SourceDocument>] => [
      name,
      () => readPublished(`${folder}/${name}`),
    ]),
  ),
  ...readdirSync(join(FIXTURES, 'regions')).map((name): [string, () => Promise<SourceDocument>] => [
    name,
    () => readDocument({ name, bytes: readFileSync(join(FIXTURES, 'regions', name)) }),
  ]),
];

/** No silent loss: what a form prints is in the record, a label, or unread, and never unread as well as read. */
describe('each printed cell is accounted for once', () => {
  test.each(documents)('%s', async (_, read) => {
    const document = await read();
    const { drafts } = takeIn(document);
    // a file without a form says so as a whole
    if (drafts.length > 0) expect(checkLedger(document, drafts)).toEqual({ lost: [], twice: [] });
  });
});

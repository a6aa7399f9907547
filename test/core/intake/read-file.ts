import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceDocument } from '../../../src/core/intake/document.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** Real published forms as text: `seeds`, the sources of the product's own content, and `cases`, forms of other places. */
export const PUBLISHED = join(import.meta.dirname, '../../fixtures/published');

export const listPublished = (folder: 'seeds' | 'cases'): string[] => readdirSync(join(PUBLISHED, folder)).sort();

/** A file as tables and paragraphs. The first line of a case says where it comes from and is no part of the form. */
export function readPublished(path: string): Promise<SourceDocument> {
  const text = readFileSync(join(PUBLISHED, path), 'utf8').replace(/^# source:.*\n/, '');
  return readDocument({ name: basename(path), bytes: new TextEncoder().encode(text) });
}

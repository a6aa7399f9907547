import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceDocument } from '../../../src/core/intake/document.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** Real forms as text that are kept beside the project; tests that read them are left out without them. */
const SHARED = join(import.meta.dirname, '../../../../shared');
export const hasShared = existsSync(join(SHARED, 'seeds'));

export const sharedPath = (path: string): string => join(SHARED, path);

/** A file on disk as tables and paragraphs. The first line of a case says where it comes from and is no part of the form. */
export function readShared(path: string): Promise<SourceDocument> {
  const text = readFileSync(sharedPath(path), 'utf8').replace(/^# source:.*\n/, '');
  return readDocument({ name: basename(path), bytes: new TextEncoder().encode(text) });
}

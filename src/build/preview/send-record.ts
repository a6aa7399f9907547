import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { findKind } from '../../core/forms/registry.ts';
import { findExisting } from '../../io/import/existing-record.ts';
import { targetOf } from '../../io/import/known-content.ts';

/** `records/2024/jiedao/dangjian.target`, and nothing that leads out of the records. */
const STEM = /^records\/\d{4}\/[a-z\d-]+\/[a-z\d_-]+\.(?<kind>[a-z-]+)$/;

/**
 * Answers with the file of a record as it is now, for a form that is imported again, as JSON: `ExistingRecord`, null where
 * there is none, or a text in Chinese where it cannot be read.
 */
export function sendRecord(response: ServerResponse, content: string, stem: string): void {
  const kind = findKind(STEM.exec(stem)?.groups?.['kind'] ?? '');
  const existing = kind && findExisting(targetOf(join(content, 'records')), stem, kind);
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(existing ?? null));
}

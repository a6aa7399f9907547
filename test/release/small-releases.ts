import { rmSync } from 'node:fs';
import { recordPath } from '../../src/core/library/addresses.ts';
import type { Content } from '../../src/core/library/library.ts';
import { RULES } from '../../src/core/rules/registry.ts';
import type { Objection } from '../../src/core/release/objection.ts';
import { makeManifest } from '../../src/core/release/manifest.ts';
import { publicContent } from '../../src/core/release/public-content.ts';
import { canonicalText, printedPart } from '../../src/core/release/values.ts';
import { digestFile, sha256 } from '../../src/release/digests.ts';
import { listFolder } from '../../src/disk/folder-files.ts';
import { checkContent, withWithdrawn } from '../../src/release/gate.ts';
import { newestRelease } from '../../src/release/newest.ts';
import { publish } from '../../src/release/publish.ts';
import { readPublished } from '../../src/release/published.ts';
import { noStep, type Step } from '../../src/release/step.ts';
import { cleanTarget, makeTarget } from '../../src/release/target.ts';
import { join } from 'node:path';
import { writeFiles } from './tiny-site.ts';

/* A release of records and their data alone, as the command does it: no pages are built, so nothing is inspected. */

export const TODAY = '2026-06-01';

/** What speaks against a release of the content. */
export function objectTo(target: string, content: Content): Objection[] {
  const shown = publicContent(content, TODAY);
  return checkContent(content, shown, readPublished(target), TODAY).filter(
    // the records are no whole forms: what the audit says of them is not the question
    ({ message }) => !RULES.some(({ id }) => message.endsWith(`（${id}）`)),
  );
}

/** Publishes records without asking whether they may be. */
export function publishRecords(target: string, content: Content, step: Step = noStep): string {
  const shown = publicContent(content, TODAY);
  const site = `${target}-site`;
  makeTarget(target, step);
  cleanTarget(target, step);
  const going = withWithdrawn(content, shown);
  const texts = shown.forms.map(({ id, record }) => [recordPath(id), canonicalText(printedPart(record))]);
  rmSync(site, { recursive: true, force: true });
  writeFiles(site, { 'index.html': '<p>样例</p>', ...Object.fromEntries(texts) });
  const files = listFolder(site).files.map((path) => [path, digestFile(join(site, path))]);
  const made = makeManifest(Object.fromEntries(files), going, newestRelease(target), sha256);
  return publish(site, made, target, { date: TODAY, step }).hash;
}

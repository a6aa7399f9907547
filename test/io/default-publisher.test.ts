import { mkdtempSync, rmSync, writeFileSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../../src/core/library/catalogue.ts';
import { loadContent } from '../../src/io/load-content.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const SITE = 'siteName: 样例\nsiteDomain: www.example.gov.cn\nsiteIDCode: "1"\n';
const record = (publication: string): string =>
  `kind: narrative\ntitle: 样例\nyear: "2023"\nproject: 甲\nsource: { file: a.docx }\npublication: { status: draft${publication} }`;
const PATH = 'records/2023/danwei/jia.narrative.md';

/** Who publishes the form, and whether the audit misses it. */
function load(): [publisher: string | undefined, isMissed: boolean] {
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  expect(problems).toEqual([]);
  const [audit] = auditCatalogue(buildCatalogue(content!));
  const isMissed = audit!.findings.some(({ rule }) => rule === 'publication-incomplete');
  return [content!.forms[0]!.record.publication.publisher, isMissed];
}

test('the form names its publisher itself, else its unit does, else the site', () => {
  write('site.yaml', SITE);
  write('units/danwei.yaml', 'name: 样例单位\n');
  write('projects/danwei/jia.yaml', 'name: 甲\n');
  write(PATH, `---\n${record('')}\n---\n\n正文\n`);
  expect(load()).toEqual([undefined, true]);
  write('site.yaml', `${SITE}publication: { publisher: 样例区财政局 }\n`);
  expect(load()).toEqual(['样例区财政局', false]);
  write('units/danwei.yaml', 'name: 样例单位\npublisher: 样例单位办公室\n');
  expect(load()).toEqual(['样例单位办公室', false]);
  write(PATH, `---\n${record(', publisher: " "')}\n---\n\n正文\n`);
  expect(load()).toEqual(['样例单位办公室', false]);
  write(PATH, `---\n${record(', publisher: 别的机构')}\n---\n\n正文\n`);
  expect(load()).toEqual(['别的机构', false]);
  expect(readFileSync(join(folder, PATH), 'utf8')).toContain('别的机构');
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findKind } from '../../src/core/forms/registry.ts';
import type { Edit } from '../../src/filing/edits.ts';
import type { ExistingRecord } from '../../src/filing/merge-record.ts';
import { findExisting } from '../../src/io/import/existing-record.ts';
import { targetOf } from '../../src/io/import/known-content.ts';
import { runImport } from '../../src/io/import/run-import.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { checkDraft } from '../../src/filing/check-draft.ts';
import type { CheckedDraft } from '../../src/filing/checked-draft.ts';
import { readFile } from '../../src/filing/read-file.ts';
import { readTables } from '../../src/filing/read-tables.ts';
import { unitwise } from '../../src/filing/unitwise.ts';
import { RECORD, SOUND, writeContent, type Files } from '../io/content-folder.ts';
import { makeForm } from '../io/import/form-page.ts';

/* 样例数据. */
const FORM = makeForm();
const NAME = '表.html';

/** What the import page of a preview makes of the form. */
async function checkIn(
  folder: string,
  change: (there: ExistingRecord) => ExistingRecord | string = (there) => there,
  edits: readonly Edit[] = [],
  form = FORM,
): Promise<CheckedDraft> {
  const { content } = loadContent(folder, { visibility: 'all' });
  const known = unitwise(content!);
  const target = targetOf(join(folder, 'records'));
  const bytes = new TextEncoder().encode(form);
  const { drafts } = await readFile({ name: NAME, bytes }, known, readTables);
  return checkDraft(drafts[0]!, edits, known, (id) => {
    const there = findExisting(target, `records/${id}`, findKind(id.slice(id.lastIndexOf('.') + 1))!);
    return Promise.resolve(typeof there === 'object' ? change(there) : there);
  });
}

/** What the command writes. */
async function importInto(folder: string): Promise<void> {
  const from = join(folder, '../from', NAME);
  mkdirSync(dirname(from), { recursive: true });
  writeFileSync(from, FORM);
  const target = targetOf(join(folder, 'records'));
  await runImport({
    paths: [from],
    target,
    replace: true,
    dryRun: false,
    stated: {},
    today: '2026-05-20',
    progress: () => undefined,
  });
}

const APPROVED = `# 王某录
${SOUND[RECORD] as string}`
  .replace(
    /publication: .*/,
    'publication: { status: approved, date: "2024-02-29", publisher: 样例街道, approved: { by: 李某, date: "2024-03-01" } } # 已审',
  )
  .concat(
    'waivers:\n  - { rule: execution-rate, path: funds.0.rate, reason: 样例理由, by: 样例科, date: "2024-05-20" }\n',
  );

describe('a form imported again in a browser', () => {
  test.each<[string, Files]>([
    ['approved, with a publisher, a waiver and comments', { [RECORD]: APPROVED }],
    ['published', {}],
    ['new', { [RECORD]: undefined }],
  ])('%s, is the file that the command writes with --replace, byte for byte', async (_, files) => {
    const folder = writeContent(files);
    const { file, path } = await checkIn(folder);
    await importInto(folder);
    expect(`${path}`).toBe(`content/${RECORD}`);
    expect(file().text).toBe(readFileSync(join(folder, RECORD), 'utf8'));
  });

  test('keeps who approved it, who publishes it, and what was waived', async () => {
    const { file, lostApproval, differences } = await checkIn(writeContent({ [RECORD]: APPROVED }));
    expect(file().text).toMatch(/^# 王某录\n/);
    expect(differences).not.toEqual([]);
    expect(lostApproval).toEqual({ by: '李某', date: '2024-03-01' });
    for (const kept of ['status: approved', 'publisher: 样例街道', 'by: 李某', '# 已审', 'rule: execution-rate'])
      expect(file().text).toContain(kept);
  });

  test('is told once of what it leaves open', async () => {
    const { draft, lacks, doubts } = await checkIn(writeContent(), undefined, [], FORM.replaceAll(/\(?万?元\)?/g, ''));
    expect(draft.doubts.map(({ id }) => id)).toContain('no-currency');
    expect(lacks.map(({ path }) => path)).toContain('currency');
    expect(doubts.map(({ path }) => path)).not.toContain('currency');
  });

  test.each([
    [
      'is another project’s',
      (there: ExistingRecord) => ({ ...there, record: { project: '完全另外的事' } }),
      '另一个项目',
    ],
    ['cannot be read', () => '第1行：不是记录', '读不出来'],
  ])('has no place where the record there %s', async (_, change, why) => {
    const { path, placeNotes, file } = await checkIn(writeContent(), change);
    expect(path).toBeUndefined();
    expect(placeNotes.join()).toContain(why);
    expect(file().name).toBe('self-evaluation.yaml');
  });
});

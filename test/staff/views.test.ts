import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { buildCatalogue, type Catalogue } from '../../src/core/library/catalogue.ts';
import type { Content } from '../../src/core/library/library.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { viewRelease, type ReleaseView } from '../../src/staff/views/changes.ts';
import { listDeadlines, viewCompleteness } from '../../src/staff/views/completeness.ts';
import { groupFindings, viewFindings } from '../../src/staff/views/findings.ts';
import { sortWaivers, viewWaivers } from '../../src/staff/views/waivers.ts';
import { BEFORE, ID_NUMBER, writeStaffContent } from './staff-content.ts';

const TODAY = '2024-07-01';
const folder = mkdtempSync(join(tmpdir(), 'staff-views-'));
let before: Content;
let content: Content;
let catalogue: Catalogue;
beforeAll(() => {
  writeStaffContent(folder);
  before = loadContent(BEFORE).content!;
  const loaded = loadContent(folder, { visibility: 'all' });
  expect(loaded.problems.filter(({ level }) => level === 'error')).toEqual([]);
  content = loaded.content!;
  catalogue = buildCatalogue(content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const namesOf = (release: ReleaseView, sort: string): string[] =>
  release.groups.filter((group) => group.sort === sort).flatMap(({ changes }) => changes.map(({ form }) => form.text));

describe('what a release would change', () => {
  test('is told figure by figure, and a form that is lost or withdrawn is told apart', () => {
    const release = viewRelease(content, before, TODAY);
    expect(release.isFirst).toBe(false);
    const [changed] = release.groups.find(({ sort }) => sort === 'changed')!.changes;
    expect(changed!.values).toEqual([{ label: '年度资金总额·全年执行数', old: '1,171,028.93', new: '1,171,082.93' }]);
    expect(namesOf(release, 'withdrawn')).toEqual(['两新党建工作 2023年绩效跟踪表']);
    expect(namesOf(release, 'removed').sort()).toEqual([
      '“两新”党建(二级构成) 2023年绩效自评表',
      '开办费 2024年绩效自评表',
    ]);
    expect(namesOf(release, 'added')).toEqual([]);
    expect(release.kept.map(({ state }) => state)).toEqual(['草稿', '草稿']);
  });

  test('names the pages that show a changed form, with the project above it', () => {
    const [changed] = viewRelease(content, before, TODAY).groups.find(({ sort }) => sort === 'changed')!.changes;
    expect(changed!.pages.map(({ path }) => path)).toEqual([
      '/units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/self-evaluation/',
      '/units/songjiang-guangfulin/dangqun-zonghe-fuwu/',
      '/units/songjiang-guangfulin/',
      '/years/2023/',
      '/',
    ]);
  });

  test('moves the sums and charts that rest on it, and no others', () => {
    const corrected = content.forms.find(({ id }) => id.includes('dangqun-zonghe-fuwu.self'))!;
    const forms = before.forms.map((form) => (form.id === corrected.id ? corrected : form));
    const { moves } = viewRelease({ ...before, forms }, before, TODAY);
    const home = moves.find(({ page }) => page.path === '/')!;
    expect(home.sums).toEqual([{ label: '2023年 执行数之和', old: '250.94万元', new: '250.95万元' }]);
    expect(moves.every(({ page }) => !page.path.includes('chongming'))).toBe(true);
    expect(moves.map(({ page }) => page.path)).toContain(
      '/units/songjiang-guangfulin/dangqun-zonghe-fuwu/2023/self-evaluation/',
    );
  });

  test('is everything where nothing was released, and nothing where it is the same', () => {
    const first = viewRelease(before, undefined, TODAY);
    expect(first.isFirst).toBe(true);
    expect(namesOf(first, 'added')).toHaveLength(before.forms.length);
    expect(viewRelease(before, before, TODAY).groups).toEqual([]);
  });
});

describe('findings for staff', () => {
  test('come by urgency, with the cell as the record has it and its source', () => {
    const groups = groupFindings(viewFindings(auditCatalogue(catalogue), catalogue, new Map()));
    expect(groups.map(({ id }) => id)).toEqual(['blocking', 'public', 'warning', 'note']);
    const drafts = groups[0]!.findings;
    expect(drafts.every(({ isPublic, severity }) => !isPublic && severity === 'error')).toBe(true);
    const [parts] = groups[1]!.findings;
    const own = groups[2]!.findings.find(({ rule }) => rule.path === '/rules/funds-add-up/');
    expect(own).toMatchObject({
      cell: { label: '其中：当年财政拨款·全年执行数', text: '1171028.93' },
      expected: '1171082.93',
    });
    expect(parts).toMatchObject({
      rule: { path: '/rules/children-add-up/' },
      cell: { label: '年度资金总额·全年执行数', text: '1,171,082.93' },
      source: { file: '000_76a80a62ed61a43c.txt', part: '第1张表' },
      expected: '1171028.93',
      rests: [
        '“两新”党建(二级构成) 2023年绩效自评表的年度资金总额·全年执行数 201,371',
        '社区党建(二级构成) 2023年绩效自评表的年度资金总额·全年执行数 969,657.93',
      ],
    });
  });

  test('never repeat a number of a person', () => {
    const groups = groupFindings(viewFindings(auditCatalogue(catalogue), catalogue, new Map()));
    const personal = groups
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule.path === '/rules/personal-data/');
    expect(personal).toHaveLength(1);
    expect(JSON.stringify(groups)).not.toContain(ID_NUMBER);
    expect(personal[0]!.cell.text).toContain('*');
  });

  test('leave out what was waived, and say of a waiver whether it is still of use', () => {
    const audits = auditCatalogue(catalogue);
    const [waiver] = sortWaivers(viewWaivers(audits));
    expect(waiver).toMatchObject({ place: '年度资金总额·执行率', reason: '样例理由', isUsed: false });
    const waived = audits.flatMap(({ findings }) => findings).filter(({ waived: is }) => is).length;
    const shown = groupFindings(viewFindings(audits, catalogue, new Map())).flatMap(({ findings }) => findings).length;
    expect(shown + waived).toBe(audits.flatMap(({ findings }) => findings).length);
  });
});

describe('the completeness board', () => {
  test('counts published, drafts, missing and late against the list', () => {
    const { hasList, units } = viewCompleteness(catalogue, TODAY);
    expect(hasList).toBe(true);
    const songjiang = units.find(({ slug }) => slug === 'songjiang-guangfulin')!;
    const row = songjiang.rows.find(({ year }) => year === '2023')!;
    // narrative, target, tracking, self-evaluation
    expect(
      row.cells.map(({ counts, late }) => [counts.map(({ standing, count }) => `${standing} ${count}`), late]),
    ).toEqual([
      [['published 1'], 0],
      [['published 3'], 0],
      [['missing 3'], 3],
      [['draft 1', 'published 2'], 1],
    ]);
  });

  test('puts what is late first, and knows nothing of lateness without a day', () => {
    const dated = listDeadlines(catalogue, TODAY);
    expect(dated.map(({ isLate }) => isLate)).toEqual([true, true, true, true, false]);
    expect(listDeadlines(catalogue, undefined).some(({ isLate }) => isLate)).toBe(false);
    expect(listDeadlines(catalogue, '2024-06-30').some(({ isLate }) => isLate)).toBe(false);
  });
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Migration } from '../../src/io/format/migrations.ts';
import { commitFiles } from '../../src/io/import/commit-files.ts';
import { readKnown, targetOf } from '../../src/io/import/known-content.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { describeUpdate } from '../../src/update/describe-update.ts';
import { planUpdate } from '../../src/update/plan-update.ts';

/* As if this program's format were the third, and content of the first version of the program had to be brought to it. */

const steps = vi.hoisted(() => ({ spoils: false }));
vi.mock('../../src/io/format/migrations.ts', () => ({
  MIGRATIONS: [
    {
      says: '评分等级写作“优秀”',
      change: (path, text) =>
        path.endsWith('.self-evaluation.yaml') ? text.replace('grade: "优"', 'grade: 优秀') : text,
    },
    { says: '样例的第二步', change: (_, text) => (steps.spoils ? text.replace('funds:', 'fund:') : text) },
  ] satisfies Migration[],
}));

let room: string;
let content: string;
beforeEach(() => {
  steps.spoils = false;
  room = mkdtempSync(join(tmpdir(), 'update-'));
  content = join(room, 'content');
  cpSync('test/fixtures/first-release/content', content, { recursive: true });
});
afterEach(() => rmSync(room, { recursive: true, force: true }));
const read = (path: string): string => readFileSync(join(content, path), 'utf8');
const RECORD = 'records/2023/yangli-jiedao/songcan-fuwu.self-evaluation.yaml';

test('older content is one problem that says what to run, and so it is to an import', () => {
  const { problems } = loadContent(content);
  expect(problems).toEqual([
    expect.objectContaining({ message: expect.stringContaining('第1版，这个程序用的是第3版') as string }),
  ]);
  expect(problems[0]!.advice).toContain('mingzhang update');
  expect(readKnown(targetOf(join(content, 'records'))).faults).toHaveLength(1);
});

test('what would change is shown line by line, then changed whole, comments kept; a second time there is nothing', () => {
  const before = [read('site.yaml'), read(RECORD)];
  const plan = planUpdate(content);
  const shown = describeUpdate(plan, false);
  expect(shown).toContain('第1版 → 第3版');
  expect(shown).toMatch(/- grade: "优"\n\s+\+ grade: 优秀/);
  expect(shown).toContain('什么都没有写');
  expect([read('site.yaml'), read(RECORD)]).toEqual(before);

  commitFiles(plan.files, targetOf(join(content, 'records')));
  expect(read('site.yaml')).toBe(`${before[0]!.trimEnd()}\nformat: 3\n`);
  expect(read(RECORD)).toBe(before[1]!.replace('grade: "优"', 'grade: 优秀'));
  expect(loadContent(content, { visibility: 'all' }).problems).toEqual([]);
  expect(planUpdate(content)).toEqual({ from: 3, steps: [], files: [] });
});

test('a step on the way is begun where the content stands', () => {
  writeFileSync(join(content, 'site.yaml'), `${read('site.yaml')}format: "2" # 第二版\n`);
  const { steps: own, files } = planUpdate(content);
  expect(own).toEqual(['样例的第二步']);
  expect(files.map(({ path, text }) => [path, text.slice(-20)])).toEqual([
    ['site.yaml', expect.stringContaining('format: "3" # 第二版\n')],
  ]);
});

test('a step after which files could not be read changes nothing and names them', () => {
  steps.spoils = true;
  expect(() => planUpdate(content)).toThrow(/什么都没有改[^]*songcan-fuwu\.target\.yaml/);
});

test('newer content is refused, and an editor’s own files are left alone', () => {
  writeFileSync(join(content, 'site.yaml'), `${read('site.yaml')}format: "4"\n`);
  expect(() => planUpdate(content)).toThrow('第4版，这个程序用的是第3版');
  expect(loadContent(content).problems).toEqual([
    expect.objectContaining({ file: expect.stringMatching(/site\.yaml$/) as string, line: 6 }),
  ]);
  writeFileSync(join(content, 'site.yaml'), read('site.yaml').replace('"4"', '"3"'));
  mkdirSync(join(content, '.vscode/schemas'), { recursive: true });
  writeFileSync(join(content, '.vscode/schemas/unit.json'), '{}');
  expect(planUpdate(content).files).toEqual([]);
});

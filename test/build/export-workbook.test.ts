import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { exportWorkbook, fileNameOf } from '../../src/build/export-workbook.ts';
import { TEMPLATE_KINDS, templateWorkbook } from '../../src/core/workbook/template.ts';
import { Stopped } from '../../src/disk/stop.ts';
import { PROJECT } from '../../src/program/project.ts';
import { importBytes } from '../exporters/open-form.ts';

let room: string;
beforeEach(() => void (room = mkdtempSync(join(tmpdir(), 'export-'))));
afterEach(() => rmSync(room, { recursive: true, force: true }));

const [FIRST, SECOND] = TEMPLATE_KINDS.map(templateWorkbook);
const place = (more: object = {}) => ({
  ...{ out: room, name: 'form.xlsx', content: join(room, 'content'), replace: false },
  ...more,
});
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Stopped) return error.message;
  }
  throw new Error('nothing was refused');
};

describe('a workbook written where a clerk wants it', () => {
  test('goes into a folder under its name, or into the file that is named, and nothing else is left there', () => {
    const { file } = exportWorkbook(FIRST!, place({ out: join(room, 'a/b') }));
    expect(file).toBe(join(room, 'a/b/form.xlsx'));
    exportWorkbook(FIRST!, place({ out: join(room, 'a/表.xlsx') }));
    expect(readdirSync(room, { recursive: true }).sort()).toEqual(['a', 'a/b', 'a/b/form.xlsx', 'a/表.xlsx']);
  });

  test('is not written again where the same one stands', () => {
    exportWorkbook(FIRST!, place());
    expect(exportWorkbook(FIRST!, place()).isSame).toBe(true);
  });

  test('replaces what a clerk has changed in one of the same form only when told so', () => {
    const { file } = exportWorkbook(FIRST!, place());
    const parts = unzipSync(readFileSync(file));
    const sheet = 'xl/worksheets/sheet1.xml';
    const changed = zipSync({ ...parts, [sheet]: strToU8(strFromU8(parts[sheet]!).replace('项目', '工程')) });
    writeFileSync(file, changed);
    expect(refusal(() => exportWorkbook(FIRST!, place()))).toContain('内容和这次的不同');
    expect(readFileSync(file)).toEqual(Buffer.from(changed));
    exportWorkbook(FIRST!, place({ replace: true }));
    expect(exportWorkbook(FIRST!, place()).isSame).toBe(true);
  });

  test('never replaces another form, another file or a folder', () => {
    const file = join(room, 'form.xlsx');
    exportWorkbook(SECOND!, place());
    for (const make of [() => undefined, () => writeFileSync(file, '甲'), () => (rmSync(file), mkdirSync(file))]) {
      make();
      expect(refusal(() => exportWorkbook(FIRST!, place({ replace: true, out: room })))).toContain('已经存在');
    }
  });

  test('never lies among content, or in a folder that a build made', () => {
    expect(refusal(() => exportWorkbook(FIRST!, place({ out: join(room, 'content/records/x.xlsx') })))).toContain(
      '内容目录',
    );
    mkdirSync(join(room, 'dist'));
    writeFileSync(join(room, 'dist/.mingzhang-build.json'), '[]');
    expect(refusal(() => exportWorkbook(FIRST!, place({ out: join(room, 'dist') })))).toContain('生成或发布的目录');
  });

  test('has a name that every system allows', () => {
    expect(fileNameOf(' 甲/乙:丙?\n ')).toBe('甲 乙 丙.xlsx');
    expect(Buffer.byteLength(fileNameOf('长'.repeat(300)))).toBeLessThan(255);
  });
});

describe('mingzhang export', () => {
  const run = (...args: string[]): { status: number | null; output: string } => {
    const all = ['bin/mingzhang.js', 'export', '--out', room, ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: PROJECT, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };
  const RECORD = 'content/records/2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation.yaml';

  test('writes a record that is named by its file, for a clerk to import again', async () => {
    const { status, output } = run('--record', RECORD);
    const [name] = readdirSync(room) as [string];
    expect([status, output]).toEqual([0, `已导出：${join(room, name)}\n`]);
    expect(name).toMatch(/^2023年 .+ 绩效自评表\.xlsx$/);
    const drafts = await importBytes(readFileSync(join(room, name)));
    expect(drafts.map(({ record }) => record['kind'])).toEqual(['self-evaluation']);
  });

  test.each([
    [[], 2, '写一个'],
    [['--record', '2023/a/b.target'], 2, '没有记录'],
    [['--template', 'narrative'], 2, '绩效自评表'],
    [['--record', '2023/songjiang-guangfulin/dangqun-zonghe-fuwu.narrative'], 1, '一篇文字'],
  ])('of %j ends with status %d and says why', (args, status, words) => {
    expect(run(...args)).toEqual({ status, output: expect.stringContaining(words) as string });
    expect(readdirSync(room)).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSourceCells } from '../../src/build/preview/source-cells.ts';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../../src/core/library/catalogue.ts';
import type { Content } from '../../src/core/library/library.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { groupFindings, viewFindings } from '../../src/staff/views/findings.ts';
import { realForm } from '../core/library/real-content.ts';
import { makeForm } from '../fixtures/forms/make-forms.ts';
import { BEFORE } from './staff-content.ts';

const ID = '2024/chongming-shehuigongzuobu/kaiban-fei.self-evaluation';
const folder = mkdtempSync(join(tmpdir(), 'source-cells-'));
const memory = join(folder, 'preview/memory.json');
const original = join(folder, 'sources/2024/自评表.xlsx');

/** 样例数据: a record of the seeds as if it had come from a workbook, with a slip and a row too few since then. */
async function writeContent(): Promise<Content> {
  cpSync(BEFORE, folder, { recursive: true });
  const bytes = await makeForm(realForm(ID).record, 'xlsx');
  mkdirSync(join(folder, 'sources/2024'), { recursive: true });
  writeFileSync(original, bytes);
  writeFileSync(join(folder, 'sources/别的.txt'), '与记录无关的文件');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = join(folder, `records/${ID}.yaml`);
  const rows = readFileSync(path, 'utf8')
    .replace(/source: \{ file: .*\}/, `source: { file: 自评表.xlsx, sha256: "${sha256}", part: "1" }`)
    .replace('rate: "98.07"', 'rate: "89.07"')
    .split('\n');
  rows.splice(
    rows.findIndex((row) => row.startsWith('  - { level1:')),
    1,
  );
  writeFileSync(path, rows.join('\n'));
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  return content!;
}

let content: Content;
beforeAll(async () => {
  content = await writeContent();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each value is beside its cell in the original, found by the file’s hash wherever it is kept', async () => {
  const sources = await readSourceCells(folder, content, memory);
  expect([...sources.keys()]).toEqual([ID]);
  const cells = sources.get(ID)!;
  expect(cells.get('funds.0.rate')).toMatchObject({ at: expect.stringMatching(/![A-Z]+\d+$/), text: '98.07' });
  const rowsOf = (record: object) => (record as { indicators: { name: string }[] }).indicators;
  const names = rowsOf(realForm(ID).record).map(({ name }) => name);
  const indicators = rowsOf(content.forms.find(({ id }) => id === ID)!.record);
  expect(indicators).toHaveLength(names.length - 1);
  for (const [i, { name }] of indicators.entries()) expect(cells.get(`indicators.${i}.name`)!.text).toBe(name);
});

test.skipIf(process.platform === 'win32')(
  'a pipe, a link to a folder and a huge file among the originals are passed over',
  async () => {
    expect(spawnSync('mkfifo', [join(folder, 'sources/管道.xlsx')]).status).toBe(0);
    symlinkSync(folder, join(folder, 'sources/文件夹.xlsx'));
    writeFileSync(join(folder, 'sources/大.xlsx'), '');
    truncateSync(join(folder, 'sources/大.xlsx'), 8 * 1024 ** 3);
    expect([...(await readSourceCells(folder, content, memory)).keys()]).toEqual([ID]);
  },
);

test('a finding shows the slip and the original’s cell side by side', async () => {
  const catalogue = buildCatalogue(content);
  const sources = await readSourceCells(folder, content, memory);
  const finding = groupFindings(viewFindings(auditCatalogue(catalogue), catalogue, sources))
    .flatMap(({ findings }) => findings)
    .find(({ form, cell }) => form.path.includes('kaiban-fei') && cell.label.endsWith('执行率'))!;
  expect(finding.cell.text).toBe('89.07');
  expect(finding.source.cell!.text).toBe('98.07');
});

test('a file is read once in a preview; without it nothing is claimed', async () => {
  const first = await readSourceCells(folder, content, memory);
  const remembered = readFileSync(memory, 'utf8');
  writeFileSync(memory, remembered.replaceAll('98.07', '77.77'));
  const again = await readSourceCells(folder, content, memory);
  expect(again.get(ID)!.get('funds.0.rate')!.text).toBe('77.77');
  expect(again.get(ID)!.size).toBe(first.get(ID)!.size);
  rmSync(memory);
  rmSync(original);
  expect((await readSourceCells(folder, content, memory)).size).toBe(0);
  expect(existsSync(memory)).toBe(false);
});

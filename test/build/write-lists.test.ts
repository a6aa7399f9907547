import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeBelow } from '../../src/build/write-outputs.ts';
import type { JoinDone } from '../../src/build/workers/join-worker.ts';
import { writeLists } from '../../src/build/workers/write-lists.ts';
import { YearParts } from '../../src/build/year-parts.ts';
import { makeDataBook } from '../../src/core/open-data/data-book.ts';
import { fileOf, type OutputFile } from '../../src/core/outputs/output.ts';
import type { YearTables } from '../../src/core/outputs/unit-data.ts';
import { CORRECTIONS } from '../../src/core/tables/corrections.ts';
import { YEAR_TABLES } from '../../src/core/tables/registry.ts';
import { makeFile } from '../../src/exporters/open-data/make-file.ts';

test('much of the open data is made in processes of their own, to the same bytes, and described after it', async () => {
  const work = mkdtempSync(join(tmpdir(), 'write-lists-'));
  try {
    const rows = ({ columns }: (typeof YEAR_TABLES)[number]) => [1, 2].map((i) => columns.map(() => `${i}`));
    const tables = Object.fromEntries(YEAR_TABLES.map((table) => [table.id, rows(table)])) as unknown as YearTables;
    const [parts, here] = [new YearParts(join(work, 'parts'), 'frame'), join(work, 'here')];
    // more than one process makes by itself
    const refs = Array.from({ length: 1500 }, () => ({ unit: 'a', year: '2024', key: 'a' }));
    const [table] = YEAR_TABLES as [(typeof YEAR_TABLES)[number]];
    const joined = { table, parts: refs };
    const sheets = [
      { table, rows: joined, count: 3000 },
      { table: CORRECTIONS, rows: [CORRECTIONS.columns.map(() => undefined)], count: 1 },
    ];
    const rests = () => '';
    const outputs: OutputFile[] = [
      { sort: 'data', path: '/before.txt', rests, make: () => 'before' },
      { sort: 'table', path: '/a.csv', format: 'csv', rests, make: () => joined },
      { sort: 'table', path: '/a.parquet', format: 'parquet', rests, make: () => joined },
      { sort: 'book', path: '/a.xlsx', rests, make: () => makeDataBook('a', [], sheets) },
      { sort: 'data', path: '/after.txt', rests, make: () => 'after' },
    ];
    const [told, order]: [JoinDone[], string[]] = [[], []];
    await writeLists(outputs, async (some) => void order.push(...some.map(({ path }) => path), String(told.length)), {
      place: { out: join(work, 'there'), parts: { folder: parts.folder, frame: 'frame' } },
      keep: (part) => parts.ensure(part, () => tables),
      done: (one) => told.push(one),
      processes: 2,
    });
    expect(order).toEqual(['/before.txt', '0', '/after.txt', '3']);
    for (const output of outputs) {
      if (output.sort !== 'table' && output.sort !== 'book') continue;
      placeBelow(here)(
        fileOf(output),
        makeFile(output, (part) => parts.find(part, () => tables)),
      );
      const [own, other] = ['here', 'there'].map((name) => readFileSync(join(work, name, fileOf(output)))) as [
        Buffer,
        Buffer,
      ];
      expect(other.equals(own), output.path).toBe(true);
      const facts = { path: fileOf(output), bytes: own.length, sha256: hash('sha256', own) };
      expect(told).toContainEqual(facts);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

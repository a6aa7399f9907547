import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitFiles, NotWritten, undoUnfinished } from '../../../src/io/import/commit-files.ts';
import { DISK, type Disk } from '../../../src/io/import/disk.ts';
import { hashOf } from '../../../src/io/import/journal.ts';
import { targetOf } from '../../../src/io/import/known-content.ts';
import type { PlannedFile } from '../../../src/io/import/plan-files.ts';
import type { CommitJob } from './commit-child.ts';
import { RECORD as RECORD_PATH, SOUND, writeContent } from '../content-folder.ts';

const OLD = SOUND[RECORD_PATH] as string;
const FILES: readonly PlannedFile[] = [
  { path: 'units/xinban.yaml', text: 'name: 新办\n', before: undefined },
  { path: 'projects/xinban/xiangmu.yaml', text: 'name: 项目\n', before: undefined },
  { path: RECORD_PATH, text: `# 改过\n${OLD}`, before: OLD },
  { path: 'records/2030/xinban/xiangmu.target.yaml', text: 'kind: target\n', before: undefined },
];

/** Every file and folder below a folder, hidden ones too, with the text of the files. */
function takeStock(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true }) as {
      name: string;
      parentPath: string;
      isFile(): boolean;
    }[]
  )
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return entry.isFile() ? `${file}: ${readFileSync(file, 'utf8')}` : file;
    })
    .sort();
}

/** A disk that fails at its `n`th step; so does everything after it, as on a disk that has gone. */
function failAt(n: number): Disk {
  let step = 0;
  const count =
    <A extends unknown[]>(work: (...args: A) => void) =>
    (...args: A): void => {
      if (++step === n) throw new Error('disk full');
      work(...args);
    };
  return { write: count(DISK.write), rename: count(DISK.rename) };
}

describe('writing the files of an import', () => {
  test('writes all of them and leaves nothing beside', () => {
    const folder = writeContent();
    commitFiles(FILES, targetOf(join(folder, 'records')));
    for (const { path, text } of FILES) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  // before the workplace is taken, before the first and before the last of the renames
  test.each([6, 7, 10])('that is killed before step %i is undone by the next one, which then writes all', (n) => {
    const folder = writeContent();
    const before = takeStock(folder);
    const records = join(folder, 'records');
    const job: CommitJob = { files: FILES, records, dieAt: n };
    const child = join(import.meta.dirname, 'commit-child.ts');
    const { signal, stderr } = spawnSync(process.execPath, [child, JSON.stringify(job)], { encoding: 'utf8' });
    expect(signal, stderr).toBe('SIGKILL');
    undoUnfinished(targetOf(records));
    expect(takeStock(folder)).toEqual(before);
    commitFiles(FILES, targetOf(records));
    for (const { path, text } of FILES) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  });

  // five texts with the journal, the taking of the workplace, four renames
  test.each(Array.from({ length: 10 }, (_, i) => i + 1))('leaves the folder as it was where step %i fails', (n) => {
    const folder = writeContent();
    const before = takeStock(folder);
    expect(() => commitFiles(FILES, targetOf(join(folder, 'records')), failAt(n))).toThrow(NotWritten);
    expect(takeStock(folder)).toEqual(before);
  });

  test('takes every one of its steps: with one more, nothing fails', () => {
    const folder = writeContent();
    expect(() => commitFiles(FILES, targetOf(join(folder, 'records')), failAt(11))).not.toThrow();
  });

  test('takes away the folder it had to make where it fails', () => {
    const folder = writeContent({});
    const fresh = FILES.filter(({ before }) => before === undefined);
    expect(() => commitFiles(fresh, targetOf(join(folder, 'deep/er/records')), failAt(6))).toThrow(NotWritten);
    expect(existsSync(join(folder, 'deep'))).toBe(false);
  });

  test('writes nothing where a file was changed, or made, since it was read', () => {
    const folder = writeContent({ 'units/xinban.yaml': 'name: 别人建的\n' });
    const before = takeStock(folder);
    expect(() => commitFiles(FILES, targetOf(join(folder, 'records')))).toThrow(/units\/xinban\.yaml 在这期间被改动了/);
    const stale = [{ ...FILES[2]!, before: `${OLD}# 旧的\n` }];
    expect(() => commitFiles(stale, targetOf(join(folder, 'records')))).toThrow(/被改动了/);
    expect(takeStock(folder)).toEqual(before);
  });

  test('never leaves its folder', () => {
    const folder = writeContent();
    const outside = [{ path: '../gone.yaml', text: 'x', before: undefined }];
    expect(() => commitFiles(outside, targetOf(join(folder, 'records')))).toThrow(NotWritten);
    expect(existsSync(join(folder, '../gone.yaml'))).toBe(false);
  });
});

/** What a killed run leaves: its journal, and of two files the first renamed already, the second not yet. */
function leaveUnfinished(folder: string, process_: number): void {
  const workplace = join(folder, '.importing');
  mkdirSync(workplace);
  const place = (name: string): string => join(workplace, name);
  const [unit, , record] = FILES;
  writeFileSync(place('0.new'), unit!.text);
  renameSync(place('0.new'), join(folder, unit!.path));
  writeFileSync(place('1.old'), OLD);
  writeFileSync(place('1.new'), record!.text);
  renameSync(place('1.new'), join(folder, record!.path));
  const steps = [
    { file: join(folder, unit!.path), fresh: place('0.new'), sha256: hashOf(unit!.text) },
    { file: join(folder, record!.path), fresh: place('1.new'), former: place('1.old'), sha256: hashOf(record!.text) },
  ];
  writeFileSync(place('journal.json'), JSON.stringify({ process: process_, steps, folders: [] }));
}

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

describe('a run that was killed while it wrote', () => {
  test('is undone by the next', () => {
    const folder = writeContent();
    const before = takeStock(folder);
    leaveUnfinished(folder, endedProcess());
    undoUnfinished(targetOf(join(folder, 'records')));
    expect(takeStock(folder)).toEqual(before);
  });

  test('what staff changed since is left alone', () => {
    const folder = writeContent();
    leaveUnfinished(folder, endedProcess());
    writeFileSync(join(folder, 'units/xinban.yaml'), 'name: 改好的\n');
    undoUnfinished(targetOf(join(folder, 'records')));
    expect(readFileSync(join(folder, 'units/xinban.yaml'), 'utf8')).toBe('name: 改好的\n');
    expect(readFileSync(join(folder, RECORD_PATH), 'utf8')).toBe(OLD);
  });

  test('leaves nothing behind, not even what it had only prepared', () => {
    const folder = writeContent();
    const before = takeStock(folder);
    mkdirSync(join(folder, `.importing-${endedProcess()}`));
    undoUnfinished(targetOf(join(folder, 'records')));
    expect(takeStock(folder)).toEqual(before);
  });

  test('is not touched while it is still at work', () => {
    const folder = writeContent();
    // the process that runs the tests is another one than this worker's, and alive
    leaveUnfinished(folder, process.ppid);
    const before = takeStock(folder);
    expect(() => undoUnfinished(targetOf(join(folder, 'records')))).toThrow(NotWritten);
    expect(() => commitFiles(FILES.slice(1, 2), targetOf(join(folder, 'records')))).toThrow(NotWritten);
    expect(takeStock(folder)).toEqual(before);
  });
});

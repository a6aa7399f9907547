import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../src/io/load-content.ts';
import { KeptReadings } from '../../src/io/readings/kept-readings.ts';
import { RECORD, recordWith, writeContent } from './content-folder.ts';

let folder: string;
let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'mingzhang-readings-'));
  folder = writeContent();
  makeOld();
});

afterEach(() => rmSync(cache, { recursive: true, force: true }));

/** Files that were just written are not trusted by their times. */
function makeOld(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
}
const load = (fresh = false) =>
  loadContent(folder, { visibility: 'all', readings: new KeptReadings(folder, { cache, fresh }) });
/** What is loaded as plain data. */
const show = (loaded: ReturnType<typeof load>): unknown => {
  const { content, problems } = JSON.parse(JSON.stringify(loaded)) as typeof loaded;
  const forms = content?.forms.map(({ id, record }) => ({ id, record }));
  return { problems, content: content && { ...content, forms } };
};
const showAnew = (): unknown => show(loadContent(folder, { visibility: 'all' }));
const packs = (): string[] =>
  readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pack'))
    .map((path) => join(cache, path));

describe('readings that are kept', () => {
  test('give what the files say, at once and again', () => {
    for (let i = 0; i < 3; i++) expect(show(load())).toEqual(showAnew());
  });

  test('are those of a file that is another, although its size and its time of writing are the same', () => {
    load();
    const file = join(folder, RECORD);
    const { atime, mtime } = statSync(file);
    writeFileSync(file, recordWith('社区党建(二级构成)', '社区党建（二级构成）').replace('31次', '32次'));
    writeFileSync(file, recordWith('31次', '39次'));
    utimesSync(file, atime, mtime);
    expect(show(load())).toEqual(showAnew());
    expect(JSON.stringify(show(load()))).toContain('39次');
  });

  test('tell again what was warned of, and are none of a file with an error', () => {
    writeFileSync(join(folder, RECORD), recordWith('1,171,028.93', '1,17.1'));
    makeOld();
    const first = load().problems;
    expect(first).toMatchObject([{ level: 'warning', file: expect.stringContaining(RECORD) as string }]);
    for (const fresh of [false, true]) expect(load(fresh).problems).toEqual(first);
    expect(show(load())).toEqual(showAnew());
    expect(packs().some((path) => readFileSync(path, 'utf8').includes(first[0]!.message))).toBe(true);
    writeFileSync(join(folder, RECORD), recordWith('kind:', 'knid:'));
    expect(load().content).toBeUndefined();
    expect(load().problems).toEqual(loadContent(folder).problems);
  });

  test('are left aside where a pack is damaged', () => {
    load();
    const whole = showAnew();
    for (const pack of packs()) {
      const bytes = readFileSync(pack);
      for (const at of [0, bytes.length >> 1, bytes.length - 3]) {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= 1;
        writeFileSync(pack, damaged);
        expect(show(load()), `${pack} ${at}`).toEqual(whole);
        writeFileSync(pack, bytes.subarray(0, at));
        expect(show(load()), `${pack} ${at}`).toEqual(whole);
        writeFileSync(pack, bytes);
      }
    }
  });

  test('go with their file', () => {
    load();
    rmSync(join(folder, RECORD));
    expect(show(load())).toEqual(showAnew());
    expect(packs().some((path) => readFileSync(path, 'utf8').includes('活动次数'))).toBe(false);
  });

  test('are read from the file where they are gone when a record is asked for, unless that has changed', () => {
    load();
    const [one, other] = [load(), load()];
    const recordOf = ({ content }: typeof one) => content!.forms.find(({ kind }) => kind === 'self-evaluation')!.record;
    rmSync(cache, { recursive: true });
    expect(recordOf(one)).toEqual(recordOf(loadContent(folder, { visibility: 'all' })));
    appendFileSync(join(folder, RECORD), '# 说明\n');
    writeFileSync(join(folder, RECORD), recordWith('31次', '32次'));
    expect(() => recordOf(other)).toThrow('在这期间变了');
  });
});

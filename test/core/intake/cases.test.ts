import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { listPublished, readPublished } from './read-file.ts';

const CASES = listPublished('cases').filter((name) => name < '44');
const PROSE = listPublished('cases').filter((name) => name > '44');

/**
 * What is read of forms of other places and years. The files were looked through beside the cases, value by value: a
 * change of one needs the same look.
 */
describe('forms of other places', () => {
  test.each(CASES)('%s is read as before', async (name) => {
    const { drafts, ...rest } = takeIn(await readPublished(`cases/${name}`));
    const read = { drafts: drafts.map(({ basis: _, ...draft }) => draft), ...rest };
    const golden = join(import.meta.dirname, 'golden', name.replace(/\.txt$/, '.json'));
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(golden);
  });

  test.each(PROSE)('%s, prose about forms, gives no draft and says why', async (name) => {
    const { drafts, failure } = takeIn(await readPublished(`cases/${name}`));
    expect(drafts).toEqual([]);
    expect(failure?.code).toBe('no-form');
    expect(failure?.message).toContain('没有找到');
  });
});

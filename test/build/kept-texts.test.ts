import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { YearParts } from '../../src/build/year-parts.ts';
import { unpack } from '../../src/exporters/packed.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a text is packed again only for another key or other settings, and outlives the parts of units', () => {
  let made = 0;
  const ask = (key: string, text: string, frame = 'a'): string => {
    const parts = new YearParts(folder, frame);
    const make = (): string => {
      made++;
      return text;
    };
    const packed = parts.packKeyed({ name: 'changes', key, make });
    parts.put('of a unit', Buffer.from('x'));
    parts.prune([]);
    expect(parts.bytesOf('of a unit')).toBeUndefined();
    expect(packed.size).toBe(Buffer.byteLength(text));
    return Buffer.from(unpack(packed)).toString();
  };
  expect(ask('1', '样例\n数据')).toBe('样例\n数据');
  expect(ask('1', '样例\n数据')).toBe('样例\n数据');
  expect(made).toBe(1);
  expect(ask('2', '')).toBe('');
  expect(ask('2', '')).toBe('');
  expect(made).toBe(2);
  expect(ask('2', '改', 'b')).toBe('改');
  expect(made).toBe(3);
  expect(existsSync(join(folder, 'text-changes'))).toBe(true);
});

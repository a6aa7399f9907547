import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inHouseOrder } from '../../src/filing/house-order.ts';
import { writeRecord } from '../../src/filing/record-text.ts';
import { parseYaml } from '../../src/io/yaml.ts';
import { ROOT } from '../site/folders.ts';

const RECORDS = join(ROOT, 'content/records');
const files = readdirSync(RECORDS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));

/** A value with the keys of all its maps turned round. */
function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turn(part)]),
  );
}

describe('the order of the house', () => {
  test.each(files)('%s has it already, and gets it back where its columns stood the other way round', (path) => {
    const record = parseYaml(readFileSync(join(RECORDS, path), 'utf8')).value as Record<string, unknown>;
    const { labels, source, publication, ...form } = record;
    expect(writeRecord(inHouseOrder(turn(form) as typeof form))).toBe(writeRecord(form));
    expect(Object.keys(inHouseOrder({ source, publication, labels, ...form }))).toEqual(Object.keys(record));
  });
});

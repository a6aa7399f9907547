import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../src/io/decode.ts';
import { parseJson } from '../../src/io/json.ts';
import { Unreadable, type Complaint } from '../../src/io/problem.ts';
import { describeWithShared } from '../shared.ts';

/** What is complained of, with or without a value; anything but a complaint is thrown. */
function complaintsOf(bytes: Uint8Array): { value: unknown; complaints: readonly Complaint[] } {
  try {
    return parseJson(decodeUtf8(bytes));
  } catch (error) {
    if (error instanceof Unreadable) return { value: undefined, complaints: error.complaints };
    throw error;
  }
}

/** Complaints about what the format does not allow although it is JSON. */
const OF_FORMAT = /没有放进双引号|写了两次/;

const records = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.string({ unit: 'binary' }), tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
})).value;

test('JSON of texts, lists and maps is read as it is, however it is laid out', () => {
  fc.assert(
    fc.property(records, fc.constantFrom('', ' ', '\t', '\r\n'), (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      const parsed = parseJson(text);
      expect(parsed.complaints).toEqual([]);
      expect(parsed.value).toEqual(JSON.parse(text));
    }),
  );
});

test('what JSON.parse refuses is refused, with a place inside the text, and nothing else is', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '"\\u0061"',
    '"\\x"',
    '1',
    '01',
    '-',
    'null',
    'tru',
    ' ',
    '\n',
    "'",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const { value, complaints } = complaintsOf(Buffer.from(text));
      if (valid) return complaints.forEach(({ message }) => expect(message).toMatch(OF_FORMAT));
      expect(value).toBeUndefined();
      expect(complaints).toHaveLength(1);
      expect(complaints[0]!.message).not.toMatch(OF_FORMAT);
      const lines = text.split('\n');
      expect(complaints[0]!.position.column).toBeLessThanOrEqual(lines[complaints[0]!.position.line - 1]!.length + 1);
    }),
    { numRuns: 1000 },
  );
});

describeWithShared('corpora/JSONTestSuite/test_parsing', 'the JSON test suite', (suite) => {
  const files = readdirSync(suite).sort();
  const read = (prefix: string) =>
    files
      .filter((file) => file.startsWith(prefix))
      .map((file) => ({ file, ...complaintsOf(readFileSync(join(suite, file))) }));

  test('what must be accepted is, but for what records do not allow', () => {
    const all = read('y_');
    expect(all.length).toBeGreaterThan(80);
    const refused = all.filter(({ complaints }) => complaints.some(({ message }) => !OF_FORMAT.test(message)));
    expect(refused.map(({ file }) => file)).toEqual([]);
  });

  test('what must be refused is', () => {
    const all = read('n_');
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(({ value }) => value !== undefined).map(({ file }) => file)).toEqual([]);
  });

  test('what may be either ends in a value or a complaint', () => {
    for (const { value, complaints } of read('i_')) expect(value !== undefined || complaints.length > 0).toBe(true);
  });
});

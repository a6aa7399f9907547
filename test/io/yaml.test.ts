import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { findOddities } from '../../src/io/parsed.ts';
import { Unreadable } from '../../src/io/problem.ts';
import { parseYaml } from '../../src/io/yaml.ts';
import { describeWithShared } from '../shared.ts';

/** The value, or undefined where it is refused or complained of; anything but a complaint is thrown. */
function accepted(text: string): { value: unknown } | undefined {
  try {
    const { value, complaints } = parseYaml(text);
    return complaints.length ? undefined : { value };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Text that can stand in a record: no NUL and no half characters. */
const text = fc.string({ unit: 'binary' }).filter((value) => findOddities(value).length === 0);

test('plain figures stay text as written', () => {
  expect(
    parseYaml('a: 10\nb: 100.00\nc: 1,171,028.93\nd: 0x1F\ne: yes\nf: 2023-01-01\ng: 1e3\nh: .inf\n').value,
  ).toEqual({
    a: '10',
    b: '100.00',
    c: '1,171,028.93',
    d: '0x1F',
    e: 'yes',
    f: '2023-01-01',
    g: '1e3',
    h: '.inf',
  });
});

test('any text written as JSON writes it is read back the same, as a value, an item and a key', () => {
  fc.assert(
    fc.property(text, (value) => {
      const quoted = JSON.stringify(value);
      expect(parseYaml(`a: ${quoted}\nb: [${quoted}]\n`).value).toEqual({ a: value, b: [value] });
    }),
  );
});

test('the place of a value is where it was written, however its key is written', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (keys) => {
      const unique = [...new Set(keys)];
      const lines = unique.map((key) => `${JSON.stringify(key).padEnd(10)}: "x"`);
      const { position } = parseYaml(lines.join('\n'));
      unique.forEach((key, i) => {
        expect(position([key], true)).toEqual({ line: i + 1, column: 1 });
        expect(position([key])).toEqual({ line: i + 1, column: [...lines[i]!].length - 2 });
        expect(position([key, 'missing', 0])).toEqual({ line: i + 1, column: 1 });
      });
    }),
  );
});

test('nested aliases are refused at once, however much they would unfold to', () => {
  const names = [...'abcdefghijklmnop'];
  const bomb = names
    .map(
      (name, i) =>
        `${name}: &${name} [${Array(9)
          .fill(i ? `*${names[i - 1]!}` : 'lol')
          .join(', ')}]`,
    )
    .join('\n');
  const start = performance.now();
  expect(() => parseYaml(bomb)).toThrow(Unreadable);
  expect(performance.now() - start).toBeLessThan(1000);
});

describeWithShared('corpora/yaml-test-suite/cases.json', 'the YAML test suite', (suite) => {
  const cases = JSON.parse(readFileSync(suite, 'utf8')) as {
    id: string;
    name: string;
    mustFail: boolean;
    yaml: string;
  }[];

  test('what must fail is never accepted', () => {
    const wrong = cases.filter(({ mustFail }) => mustFail);
    expect(wrong.length).toBeGreaterThan(80);
    expect(wrong.filter(({ yaml }) => accepted(yaml)).map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  test('what is accepted means the same to another parser', () => {
    const read = cases.flatMap(({ id, yaml }) => {
      const own = accepted(yaml);
      return own ? [{ id, own: own.value, other: parseDocument(yaml, { schema: 'failsafe' }).toJS() as unknown }] : [];
    });
    expect(read.length).toBeGreaterThan(100);
    expect(read.filter(({ own, other }) => JSON.stringify(own) !== JSON.stringify(other))).toEqual([]);
  });

  test('every refusal has a place inside the file', () => {
    for (const { yaml } of cases) {
      try {
        parseYaml(yaml);
      } catch (error) {
        const lines = yaml.split(/\r\n|\r|\n/);
        for (const { position } of (error as Unreadable).complaints) {
          expect(position.line).toBeLessThanOrEqual(lines.length);
          expect(position.column).toBeLessThanOrEqual([...lines[position.line - 1]!].length + 1);
        }
      }
    }
  });
});

describeWithShared('corpora/blns/blns.json', 'naughty strings', (file) => {
  test('are read back the same', () => {
    const strings = JSON.parse(readFileSync(file, 'utf8')) as string[];
    expect(strings.length).toBeGreaterThan(400);
    const lines = strings.map((value, i) => `k${i}: ${JSON.stringify(value)}`).join('\n');
    const { value, complaints } = parseYaml(lines);
    expect(complaints).toEqual([]);
    expect(Object.values(value as object)).toEqual(strings);
  });
});

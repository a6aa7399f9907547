import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readParquet } from 'parquet-wasm';
import { describe, expect, test } from 'vitest';
import { Exact } from '../../src/core/figures/decimal.ts';
import type { Cell, Column } from '../../src/core/tables/table.ts';
import { unscale } from '../../src/exporters/parquet/schema.ts';
import { joinParquet, writeParquet } from '../../src/exporters/parquet/write.ts';

const column = (name: string, sort: Column['sort'], isRequired = false): Column => ({
  ...{ name, title: name, sort, meaning: '', isRequired },
});
const COLUMNS = [
  column('record', 'key', true),
  column('text', 'printed'),
  column('money', 'yuan'),
  column('n', 'count'),
];

/** The rows of a file, decimals as the whole numbers they are stored as: the reader would make floats of them. */
const read = async (bytes: Uint8Array) => {
  const file = bytes.slice().buffer;
  const metadata = parquetMetadata(file);
  const schema = metadata.schema.map((element) => {
    if (element.converted_type !== 'DECIMAL') return element;
    const { name, type, repetition_type } = element;
    return { name, type, repetition_type } as typeof element;
  });
  return (await parquetReadObjects({ file, metadata: { ...metadata, schema } })) as Record<string, unknown>[];
};

describe('a decimal as Parquet stores it', () => {
  test.each([
    ['0', 4, 0n],
    ['-0.00', 4, 0n],
    ['1171028.93', 4, 11710289300n],
    ['-1.5', 4, -15000n],
    ['98.070000000', 6, 98070000n],
    ['0.00005', 4, undefined],
    ['99999999999999.9999', 4, 999999999999999999n],
    ['100000000000000', 4, undefined],
  ])('%s at %i decimals is %s', (text, scale, whole) => expect(unscale(text, scale)).toBe(whole));

  test('is never another number', () => {
    const plain = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d{0,8}$/))
      .map(([whole, decimals]) => (decimals ? `${whole}.${decimals}` : `${whole}`));
    fc.assert(
      fc.property(plain, (text) => {
        const stored = unscale(text, 6);
        if (stored !== undefined) expect(new Exact(stored.toString()).div(1e6).eq(text)).toBe(true);
      }),
    );
  });
});

describe('a Parquet file', () => {
  const rows: Cell[][] = [
    ['甲', '=365天', '1171028.93', '3'],
    ['乙', '', undefined, '0'],
    ['丙', undefined, '0.00005', '12'],
  ];

  test('holds texts as they are, blanks apart from nothing, and no value where one has no room', async () => {
    expect(await read(writeParquet(COLUMNS, rows))).toEqual([
      { record: '甲', text: '=365天', money: 11710289300n, n: 3n },
      { record: '乙', text: '', money: null, n: 0n },
      { record: '丙', text: null, money: null, n: 12n },
    ]);
  });

  test('is joined of parts without encoding them again, the same bytes each time', async () => {
    const long = Array.from({ length: 3000 }, (_, i): Cell[] => [`记录${i}`, `值${i % 7}`, `${i}.5`, String(i)]);
    const parts = [rows, [], long].map((own) => writeParquet(COLUMNS, own));
    const whole = joinParquet(COLUMNS, parts);
    expect(joinParquet(COLUMNS, parts)).toEqual(whole);
    const back = await read(whole);
    expect(back).toHaveLength(rows.length + long.length);
    expect(back.slice(0, 3)).toEqual(await read(writeParquet(COLUMNS, rows)));
    expect(back.slice(3)).toEqual(await read(writeParquet(COLUMNS, long)));
    expect(parquetMetadata(whole.slice().buffer).row_groups.map((group) => group.num_rows)).toEqual([3n, 3000n]);
  });

  test('of no rows is whole', async () => expect(await read(joinParquet(COLUMNS, []))).toEqual([]));

  test('is read by a program that goes by the letter of the format, also where it has no rows', () => {
    const some = writeParquet(COLUMNS, rows);
    const none = writeParquet(COLUMNS, []);
    const count = (bytes: Uint8Array): number =>
      readParquet(bytes)
        .recordBatches()
        .reduce((sum, batch) => sum + batch.numRows, 0);
    expect(
      [some, joinParquet(COLUMNS, [none, some, none, some]), none, joinParquet(COLUMNS, [none])].map(count),
    ).toEqual([3, 6, 0, 0]);
  });
});

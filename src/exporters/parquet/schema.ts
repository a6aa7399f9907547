import type { SchemaElement } from 'hyparquet';
import type { Column, ColumnSort } from '../../core/tables/table.ts';

/** Digits behind the point of the values that Parquet holds as decimals of 18 digits. */
const SCALES: Partial<Record<ColumnSort, number>> = { yuan: 4, number: 6, count: 0 };
const DIGITS = 18;

/** Decimals of a column's values; undefined for columns of text. */
export const scaleOf = ({ sort }: Pick<Column, 'sort'>): number | undefined => SCALES[sort];

const elementOf = (column: Column): SchemaElement => {
  const scale = scaleOf(column);
  const place = { name: column.name, repetition_type: column.isRequired ? 'REQUIRED' : 'OPTIONAL' } as const;
  if (scale === undefined)
    return { ...place, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
  // its logical type too would be a byte, which the library writes as a word: readers by the letter refuse the file
  if (scale === 0) return { ...place, type: 'INT64', converted_type: 'INT_64' };
  const decimal = { precision: DIGITS, scale };
  return {
    ...{ ...place, type: 'INT64', converted_type: 'DECIMAL', ...decimal },
    logical_type: { type: 'DECIMAL', ...decimal },
  };
};

export const schemaOf = (columns: readonly Column[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(elementOf),
];

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * The whole number that a decimal is stored as: `-1.5` at four decimals is -15000.
 * @returns undefined where it has more decimals or digits than there is room for
 */
export function unscale(text: string, scale: number): bigint | undefined {
  const [, sign, whole = '', rest = ''] = PLAIN.exec(text) ?? [];
  const decimals = rest.replace(/0+$/, '');
  const digits = (whole + decimals.padEnd(scale, '0')).replace(/^0+/, '');
  if (decimals.length > scale || digits.length > DIGITS) return undefined;
  return BigInt(`${sign}${digits || '0'}`);
}

import type { SiteConfig } from '../library/site.ts';
import type { Column, ColumnSort, TableNote } from '../tables/table.ts';
import type { DataFile, Facts } from './files.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';

const TYPES: Readonly<Record<ColumnSort, string>> = {
  ...{ key: 'string', text: 'string', printed: 'string', word: 'string', address: 'string' },
  ...{ yuan: 'number', number: 'number', count: 'integer' },
  ...{ year: 'year', date: 'date', list: 'array', json: 'object' },
};

function describeField({ name, title, sort, unit, meaning, words, isRequired }: Column): object {
  return {
    ...{ name, type: TYPES[sort], title, ...(meaning ? { description: meaning } : {}) },
    ...(unit ? { unit } : {}),
    ...(words ? { categories: Object.entries(words).map(([value, label]) => ({ value, label })) } : {}),
    ...(isRequired || words
      ? {
          constraints: {
            ...(isRequired ? { required: true } : {}),
            ...(words ? { enum: Object.keys(words) } : {}),
          },
        }
      : {}),
  };
}

/** `records-2023`: what a file is called within the package. */
const nameOf = ({ table, year, unit }: Pick<DataFile, 'table' | 'year' | 'unit'>): string =>
  [table.id, year, unit].filter((part) => part !== undefined).join('-');

/** The file of the table that a row's columns lead to: of the same year and unit, or of all. */
function describeKeys(file: DataFile, files: readonly DataFile[]): object[] {
  return file.table.references.flatMap(({ columns, table }) => {
    const other = files.find((one) => one.table.id === table && (one.year === file.year || one.year === undefined));
    if (!other) return [];
    const reference = {
      resource: nameOf({ ...file, ...other, unit: other.unit && file.unit }),
      fields: other.table.key,
    };
    return [{ fields: columns, reference: { ...reference, ...(other === file ? { resource: '' } : {}) } }];
  });
}

/** Table Schema of a table (Data Package v2). */
const describeTable = ({ columns, key }: TableNote, foreignKeys: readonly object[]): object => ({
  $schema: `${PROFILES}/tableschema.json`,
  fields: columns.map(describeField),
  missingValues: [''],
  ...(key.length ? { primaryKey: key } : {}),
  ...(foreignKeys.length ? { foreignKeys } : {}),
});

const ABOUT_GUARD =
  '单元格以 = + - @ 一类的符号开头时，CSV 在前面加一个单引号，免得表格软件当成公式；读的时候去掉一个开头的单引号，就是原文。';

/** What every description of the data says of them. */
export interface DataSetNote {
  readonly site: SiteConfig;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly newest: string;
  /** Address of the page of the data, for readers elsewhere. */
  readonly address: string;
}

/**
 * `datapackage.json`: every CSV file with its table's schema, the keys between tables, size and hash (Data Package v2,
 * https://datapackage.org/standard/data-package/).
 * @param root what the package's paths begin with
 */
export function describePackage(note: DataSetNote, files: readonly DataFile[], facts: Facts, root: string): object {
  const { site, title, description, version, newest, address } = note;
  const { license } = site.data;
  const tables = files.filter(({ format }) => format === 'csv');
  return {
    $schema: `${PROFILES}/datapackage.json`,
    ...{ name: 'performance-forms', title, description: `${description}${ABOUT_GUARD}`, version },
    ...(newest ? { created: `${newest}T00:00:00+08:00` } : {}),
    ...(site.url ? { homepage: address } : {}),
    contributors: [{ title: site.siteName, roles: ['publisher'] }],
    ...(license ? { licenses: [{ title: license.name, path: license.url }] } : {}),
    resources: tables.map((file) => {
      const { path, table } = file;
      const { bytes, sha256 } = facts(path);
      return {
        $schema: `${PROFILES}/dataresource.json`,
        ...{ name: nameOf(file), path: path.slice(root.length), type: 'table' },
        ...{ title: file.year ? `${file.year}年 ${table.title}` : table.title, description: table.meaning },
        ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes, hash: `sha256:${sha256}` },
        dialect: { $schema: `${PROFILES}/tabledialect.json`, header: true, delimiter: ',', lineTerminator: '\r\n' },
        schema: describeTable(table, describeKeys(file, tables)),
      };
    }),
  };
}

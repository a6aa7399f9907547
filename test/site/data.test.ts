import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import * as XLSX from '@e965/xlsx';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parquetMetadata } from 'hyparquet';
import { readParquet } from 'parquet-wasm';
import { describe, expect, test } from 'vitest';
import { FORM_KINDS } from '../../src/core/forms/registry.ts';
import { textsByPath } from '../../src/core/release/values.ts';
import { unguard } from '../../src/core/tables/csv.ts';
import { TABLES, YEAR_TABLES } from '../../src/core/tables/registry.ts';
import { isValue, type Column } from '../../src/core/tables/table.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { readCsv } from '../core/tables/read-csv.ts';
import { PORTAL } from '../fixtures/make-portal.ts';
import { PORTAL_SITE, ROOT, SAMPLE_CONTENT, SAMPLE_SITE } from './folders.ts';

const DATA = join(PORTAL_SITE, 'data');
const { content } = loadContent(PORTAL, { visibility: 'public' });
const read = (path: string): Buffer => readFileSync(join(DATA, path));
const json = <T>(path: string): T => JSON.parse(read(path).toString()) as T;

/** The rows of a CSV file by its columns, guards taken off. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = readCsv(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, unguard(row[i]!)])));
}

interface Index {
  readonly files: readonly { path: string; rows?: number; bytes: number; sha256: string }[];
}
const { files } = json<Index>('index.json');

/** The rows of a sheet by the names that its table's headings have in CSV files. */
function sheetRows(book: XLSX.WorkBook, sheet: string, columns: readonly Column[]): Record<string, string>[] {
  const [, , head = [], ...rows] = XLSX.utils.sheet_to_json<string[]>(book.Sheets[sheet]!, {
    header: 1,
    raw: false,
    defval: '',
  });
  expect(head).toEqual(columns.map(({ title }) => title));
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? ''])));
}

describe('the open data of a site', () => {
  test('are listed with their rows, sizes and hashes', () => {
    for (const { path, rows, bytes, sha256 } of files) {
      const file = read(path);
      expect([path, file.length, createHash('sha256').update(file).digest('hex')]).toEqual([path, bytes, sha256]);
      if (path.endsWith('.csv')) expect([path, readCsv(file.toString()).length - 1]).toEqual([path, rows]);
      if (path.endsWith('.parquet'))
        expect([path, Number(parquetMetadata(Uint8Array.from(file)).num_rows)]).toEqual([path, rows]);
    }
  });

  test('give back every printed text of every row of every record', () => {
    const lists = ['funds', 'indicators', 'tasks'] as const;
    const years = [...new Set(content!.forms.map(({ year }) => year))];
    const told = new Map(
      years.flatMap((year) =>
        lists.flatMap((list) =>
          rowsOf(read(`${year}/${list}.csv`).toString()).map(
            (row) => [`${row['record']}#${row['path']}`, row] as const,
          ),
        ),
      ),
    );
    let texts = 0;
    for (const { id, record } of content!.forms)
      for (const [path, text] of textsByPath(record)) {
        const [, place, field] = /^((?:funds|indicators|tasks)\.\d+)\.(\w+)$/.exec(path) ?? [];
        if (place === undefined || field === undefined) continue;
        texts++;
        const column = field === 'amount' ? 'initial' : field;
        expect([id, path, told.get(`${id}#${place}`)?.[column]]).toEqual([id, path, text]);
      }
    expect(texts).toBeGreaterThan(1000);
  });

  test('say of each row whether it is of a project or of a whole department', () => {
    const rows = rowsOf(read('2023/records.csv').toString());
    for (const { project, subject } of rows) expect(subject).toBe(project === '_department' ? 'department' : 'project');
    expect(new Set(rows.map(({ subject }) => subject))).toContain('project');
  });

  test('are the same in a zip, beside what describes them', () => {
    const parts = unzipSync(read('2023.zip'));
    expect(Buffer.from(parts['2023/funds.csv']!)).toEqual(read('2023/funds.csv'));
    expect(Buffer.from(parts['units.csv']!)).toEqual(read('units.csv'));
    const readMe = Buffer.from(parts['README.txt']!).toString();
    expect(readMe).toContain('executed_yuan');
    // a year's version is its own: another year's forms change nothing in it
    const { version } = JSON.parse(read('index.json').toString()) as { version: string };
    const ofAll = Buffer.from(unzipSync(read('all.zip'))['README.txt']!).toString();
    expect([ofAll.includes(version), readMe.includes(version)]).toEqual([true, false]);
    expect(readMe).toContain('（2023年）');
    const { resources } = JSON.parse(Buffer.from(parts['datapackage.json']!).toString()) as {
      resources: { path: string; bytes: number; schema: { fields: { name: string }[] } }[];
    };
    for (const { path, bytes, schema } of resources) {
      expect([path, parts[path]!.length]).toEqual([path, bytes]);
      const [head] = readCsv(Buffer.from(parts[path]!).toString());
      expect(schema.fields.map(({ name }) => name)).toEqual(head);
    }
  });
});

describe('by programs of others', () => {
  /** Formats of addresses and days are of other tests. */
  const LAX = { strict: false, validateFormats: false, allErrors: true } as const;

  test('the Data Package keeps to the profile it names', () => {
    const profile = JSON.parse(
      readFileSync(join(ROOT, 'test/fixtures/profiles/datapackage-2.0.json'), 'utf8'),
    ) as object;
    const validate = new Ajv(LAX).compile(profile);
    validate(json('datapackage.json'));
    expect(validate.errors).toBeNull();
    validate({ ...json<object>('datapackage.json'), resources: [] });
    expect(validate.errors).not.toBeNull();
  });

  test('the catalogue says of all that it leads to what it is, as DCAT-AP asks, but of the files themselves', () => {
    const untyped: string[] = [];
    const walk = (value: unknown, key = ''): void => {
      if (typeof value !== 'object' || value === null) return;
      const keys = Object.keys(value);
      if (keys.length === 1 && keys[0] === '@id') untyped.push(key);
      for (const [name, part] of Object.entries(value)) walk(part, Array.isArray(value) ? key : name);
    };
    walk({ ...json<object>('catalog.jsonld'), '@context': undefined });
    expect([...new Set(untyped)].sort()).toEqual(['dcat:accessURL', 'dcat:downloadURL']);
  });

  test('every record keeps to the schema of its kind, and the schemas to theirs', () => {
    const kinds = new Map(FORM_KINDS.map(({ id }) => [id, new Ajv2020(LAX).compile(json(`schema/${id}.json`))]));
    for (const { id, kind } of content!.forms) {
      const validate = kinds.get(kind)!;
      validate(json(`../records/${id}.json`));
      expect([id, validate.errors]).toEqual([id, null]);
    }
    const validate = kinds.get('target')!;
    expect(
      validate({
        ...json<object>(`../records/${content!.forms.find(({ kind }) => kind === 'target')!.id}.json`),
        kind: '甲',
      }),
    ).toBe(false);
  });

  test('every Parquet file is read', () => {
    const tables = files.filter(({ path }) => path.endsWith('.parquet'));
    for (const { path, rows } of tables)
      expect([
        path,
        readParquet(read(path))
          .recordBatches()
          .reduce((sum, batch) => sum + batch.numRows, 0),
      ]).toEqual([path, rows]);
    expect(tables.length).toBeGreaterThan(10);
  });
});

describe('the changes of a site', () => {
  test('tell of each publication, correction and withdrawal once, by day', () => {
    const of = (name: string) => rowsOf(readFileSync(join(SAMPLE_SITE, 'data', `${name}.csv`)).toString());
    const told = of('changes');
    const sorted = (sort: string) => told.filter((row) => row['sort'] === sort);
    const added = sorted('added').map(({ record }) => record!);
    const sample = loadContent(SAMPLE_CONTENT, { visibility: 'public' }).content!;
    expect(added.toSorted()).toEqual(sample.forms.map(({ id }) => id).sort());
    const corrections = of('corrections');
    const cells = (row: Record<string, string>) => ['record', 'path', 'old', 'new', 'reason'].map((name) => row[name]);
    expect(new Map(sorted('changed').map((row) => [row['correction'], cells(row)]))).toEqual(
      new Map(corrections.map((row) => [row['id'], cells(row)])),
    );
    const withdrawn = of('withdrawn').map(({ record }) => record);
    expect(sorted('withdrawn').map(({ record }) => record)).toEqual(withdrawn);
    expect(Math.min(corrections.length, withdrawn.length)).toBeGreaterThan(0);
    const dates = told.map(({ date }) => date!);
    expect(dates).toEqual(dates.toSorted());
  });
});

describe('the data of a site with files for each unit', () => {
  const own = (path: string): Buffer => readFileSync(join(SAMPLE_SITE, 'data', path));
  const sample = loadContent(SAMPLE_CONTENT, { visibility: 'public' }).content!;

  test('have a folder for each unit in a year, which the list names, and no zip', () => {
    const { files: listed } = JSON.parse(own('index.json').toString()) as Index;
    const years = [...new Set(sample.forms.map(({ year }) => year))].sort();
    const tables = listed.filter(({ path }) => path.endsWith('/records.csv'));
    expect(tables.map(({ path }) => path)).toEqual(years.map((year) => `${year}/yangli/records.csv`));
    const rows = tables.flatMap(({ path }) => rowsOf(own(path).toString()));
    expect(rows.map(({ record }) => record).sort()).toEqual(sample.forms.map(({ id }) => id).sort());
    expect(listed.filter(({ path }) => path.endsWith('.zip'))).toEqual([]);
    for (const { path, bytes } of listed) expect([path, own(path).length]).toEqual([path, bytes]);
  });

  test('count the forms that had to be published and are not, and name no project that nothing public speaks of', () => {
    expect(rowsOf(own('missing.csv').toString())).toEqual([
      { unit: 'yangli', year: '2022', project: '', kind: 'target', due: '' },
      { unit: 'yangli', year: '2022', project: '', kind: 'self-evaluation', due: '' },
    ]);
    expect(readFileSync(join(SAMPLE_SITE, 'missing/index.html'), 'utf8')).toContain('还没有公开过表的项目');
  });
});

describe('workbooks of the data', () => {
  const open = (path: string): XLSX.WorkBook =>
    XLSX.read(readFileSync(join(PORTAL_SITE, path)), { type: 'buffer', cellNF: true });
  const rowsOfYears = (id: string) =>
    [...new Set(content!.forms.map(({ year }) => year))]
      .sort()
      .flatMap((year) => rowsOf(read(`${year}/${id}.csv`).toString()));
  const SHEETS = YEAR_TABLES.map(({ title }) => title);

  test('of everything hold the rows of all years, text by text and number by number', () => {
    const book = open('data/all.xlsx');
    expect(book.SheetNames).toEqual(['说明', ...SHEETS, '更正', '字段']);
    for (const { id, title, columns } of YEAR_TABLES) {
      const plain = (text: string, isNumber: boolean): string => (isNumber && text ? String(Number(text)) : text);
      const tell = (rows: Record<string, string>[]) =>
        rows.map((row) => columns.map((column) => plain(row[column.name]!, isValue(column))));
      expect(tell(sheetRows(book, title, columns)), id).toEqual(tell(rowsOfYears(id)));
    }
  });

  test('of a unit hold its rows alone, in real tables without formulas, links or dates', () => {
    const unit = content!.forms[0]!.unit;
    const parts = unzipSync(readFileSync(join(PORTAL_SITE, `units/${unit}/data.xlsx`)));
    const texts = Object.entries(parts).map(([name, part]) => [name, Buffer.from(part).toString()] as const);
    expect(texts.map(([, text]) => text).join('')).not.toMatch(/<f[ >]|hyperlink|vba|dcterms:created/);
    const [, table] = texts.find(([name]) => name === 'xl/tables/table2.xml')!;
    const own = rowsOfYears('records').filter((row) => row['unit'] === unit);
    expect(table).toContain(`ref="A3:${XLSX.utils.encode_col(YEAR_TABLES[0]!.columns.length - 1)}${3 + own.length}"`);
    const read = sheetRows(open(`units/${unit}/data.xlsx`), '记录', YEAR_TABLES[0]!.columns);
    expect(read.map(({ record }) => record)).toEqual(own.map(({ record }) => record));
  });

  test('have headings of which no two in a table are the same', () => {
    for (const { columns } of TABLES) expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length);
  });
});

import { describe, expect, test } from 'vitest';
import { isMissing } from '../../../src/core/figures/missing.ts';
import { kindOf, readingOf } from '../../../src/core/forms/registry.ts';
import type { FormEntry } from '../../../src/core/library/library.ts';
import { nameOf } from '../../../src/core/forms/subject.ts';
import { FUNDS } from '../../../src/core/tables/funds.ts';
import { INDICATORS } from '../../../src/core/tables/indicators.ts';
import { RECORDS } from '../../../src/core/tables/records.ts';
import { TABLES } from '../../../src/core/tables/registry.ts';
import { isValue, type Cell, type Table } from '../../../src/core/tables/table.ts';
import { TASKS } from '../../../src/core/tables/tasks.ts';
import type { ToldForm } from '../../../src/core/tables/told-form.ts';
import { SAMPLE_PORTAL } from '../history/portal-content.ts';

const { content } = SAMPLE_PORTAL;

const tell = (form: FormEntry): ToldForm => ({
  ...{ form, unit: content.units.find(({ slug }) => slug === form.unit)!, kind: kindOf(form.record) },
  ...{ subject: 'project', parent: undefined, reading: readingOf(form.record) },
  ...{ findings: [], corrections: 0, address: '/甲/', sha256: 'a' },
});
const rowsOf = (table: Table<ToldForm>, form: FormEntry): Record<string, Cell>[] =>
  table
    .cells(tell(form))
    .map((cells) => Object.fromEntries(table.columns.map(({ name }, i): [string, Cell] => [name, cells[i]])));

describe('the tables', () => {
  test.each(TABLES.map((table): [string, typeof table] => [table.id, table]))(
    '%s says what each column is',
    (_, table) => {
      const names = table.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, title, sort, words } of table.columns) {
        expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(title).toMatch(/\p{Script=Han}/u);
        if (sort === 'word') expect(Object.values(words!).every(Boolean)).toBe(true);
      }
      for (const { columns, table: other } of table.references) {
        expect(TABLES.find(({ id }) => id === other)!.key).toHaveLength(columns.length);
        expect(names).toEqual(expect.arrayContaining([...columns]));
      }
      expect(names).toEqual(expect.arrayContaining([...table.key]));
    },
  );

  const printedRows = (form: FormEntry, list: string): readonly Record<string, string | undefined>[] =>
    (form.record as unknown as Record<string, Record<string, string>[] | undefined>)[list] ?? [];

  test('give every printed text of every row as printed', () => {
    for (const form of content.forms)
      for (const table of [FUNDS, INDICATORS, TASKS]) {
        const rows = rowsOf(table, form);
        const printed = printedRows(form, table.id);
        expect(rows).toHaveLength(printed.length);
        printed.forEach((row, i) => {
          const { scope: _, source: _source, breakdown: _breakdown, amount, extra, ...texts } = row;
          const own = { ...texts, ...(amount === undefined ? {} : { initial: amount }) };
          expect(rows[i]).toMatchObject({ record: form.id, path: `${table.id}.${i}`, row: String(i + 1), ...own });
          expect(rows[i]!['extra']).toBe(extra && JSON.stringify(extra));
        });
      }
  });

  test('give a value or the reason why there is none, never a zero for nothing', () => {
    for (const form of content.forms) {
      const { funds } = readingOf(form.record);
      rowsOf(FUNDS, form).forEach((row, i) => {
        for (const name of ['initial', 'adjusted', 'executed'] as const) {
          const amount = funds[i]![name];
          const missing = isMissing(amount);
          expect(row[`${name}_yuan`]).toBe(missing ? undefined : amount.yuan.toFixed());
          expect(row[`${name}_missing`]).toBe(missing ? amount.missing : undefined);
        }
      });
    }
  });

  test('have plain digits in every value and a declared word in every word', () => {
    for (const form of content.forms)
      for (const table of [RECORDS, FUNDS, INDICATORS, TASKS])
        for (const cells of table.cells(tell(form)))
          table.columns.forEach((column, i) => {
            if (column.isRequired) expect(cells[i], `${form.id} ${column.name}`).toBeTruthy();
            if (cells[i] === undefined) return;
            if (isValue(column)) expect(cells[i]).toMatch(/^-?\d+(?:\.\d+)?$/);
            if (column.words) expect(Object.keys(column.words)).toContain(cells[i]);
          });
  });

  test('take the year’s total of a record from its row, as printed and in 元', () => {
    const form = content.forms.find(({ kind }) => kind === 'self-evaluation')!;
    const [row] = rowsOf(RECORDS, form);
    const { total, score } = readingOf(form.record);
    const printed = printedRows(form, 'funds')[Number(total!.path.split('.')[1])]!;
    expect(row).toMatchObject({
      executed: printed['executed'],
      rate: printed['rate'],
      project_name: nameOf(form.record),
    });
    expect(row!['executed_yuan']).toBe(isMissing(total!.executed) ? undefined : total!.executed.yuan.toFixed());
    expect(row!['score_points']).toBe(isMissing(score) ? undefined : score.value.toFixed());
  });
});

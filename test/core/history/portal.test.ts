import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTable } from '../../../src/core/forms/kind.ts';
import { FORM_KINDS, kindOf } from '../../../src/core/forms/registry.ts';
import { nameOf } from '../../../src/core/forms/subject.ts';
import { followProject } from '../../../src/core/history/history.ts';
import { listFiles } from '../../../src/io/content-files.ts';
import { PORTAL, writePortal } from '../../fixtures/make-portal.ts';
import { PLANTED, SAMPLE_PORTAL } from './portal-content.ts';

const HISTORIES = new Map(SAMPLE_PORTAL.projects.map((node) => [`${node.unit}/${node.slug}`, followProject(node)]));

describe('the sample portal', () => {
  test('is what its generator writes, byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-'));
    try {
      writePortal(folder);
      const read = (root: string) => listFiles(root).map((path) => [path, readFileSync(join(root, path), 'utf8')]);
      expect(read(folder)).toEqual(read(PORTAL));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('has 3 units, 18 projects, 4 years and all kinds of form', () => {
    const { units, projects, years, content } = SAMPLE_PORTAL;
    expect([units.length, projects.length, years]).toEqual([3, 18, ['2021', '2022', '2023', '2024']]);
    expect(units.map((unit) => unit.projects.length)).toEqual([6, 6, 6]);
    expect(new Set(content.forms.map(({ kind }) => kind))).toEqual(new Set(FORM_KINDS.map(({ id }) => id)));
    expect(PLANTED.map(({ project }) => project).toSorted()).toEqual([...HISTORIES.keys()].toSorted());
  });

  test('says 样例数据 in its name, its notice, every unit, project and form, and every narrative', () => {
    const { site, units, projects, forms } = SAMPLE_PORTAL.content;
    const names = [
      ...[site.siteName, site.notice ?? ''],
      ...units.map(({ unit }) => unit.name),
      ...projects.flatMap(({ project }) => [project.name, ...(project.aliases ?? [])]),
      ...forms.flatMap(({ record }) => [record.title, nameOf(record), record.publication.publisher ?? '']),
      ...forms.flatMap(
        ({ record }) =>
          kindOf(record)
            .body?.(record)
            .split(/^## .*$/m)
            .slice(1) ?? [],
      ),
      ...forms.flatMap(({ record }) =>
        kindOf(record)
          .goals(record)
          .map(({ text }) => text)
          .filter(Boolean),
      ),
    ];
    expect(names.filter((name) => !name.includes('样例数据'))).toEqual([]);
  });
});

describe('the history of', () => {
  test.each(PLANTED)('$project tells what was planted, in the planted words, and nothing else', (planted) => {
    const { changes, years } = HISTORIES.get(planted.project)!;
    const told = changes.map(({ year, kind, indicator, short }) => JSON.stringify([year, kind, indicator, short]));
    const wanted = planted.changes.map(({ year, kind, indicator, says }) =>
      JSON.stringify([year, kind, indicator, says]),
    );
    expect(told.toSorted()).toEqual(wanted.toSorted());
    expect(years.filter(({ gap }) => !gap).map(({ year }) => year)).toEqual(planted.years);
    const missing = years.flatMap(({ year, gap, forms }) =>
      gap ? [] : forms.filter(({ kind, form }) => isTable(kind) && !form).map(({ kind }) => `${year} ${kind.id}`),
    );
    expect(missing).toEqual(planted.missingForms);
  });

  test('no project has a change whose cells do not say what the record prints', () => {
    const cells = [...HISTORIES.values()].flatMap(({ changes }) =>
      changes.flatMap(({ before, after }) => [before, after]),
    );
    const printed = cells
      .filter((cell) => cell !== undefined)
      .map(({ form, path, text }) => {
        const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], form.record);
        return [value ?? '', text];
      });
    expect(printed.length).toBeGreaterThan(40);
    for (const [value, text] of printed) expect(text).toBe(value);
  });
});

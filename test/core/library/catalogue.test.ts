import { describe, expect, test } from 'vitest';
import { formPath, projectPath, unitPath, yearPath } from '../../../src/core/library/addresses.ts';
import { selfEvaluation, target, tracking } from '../forms/records.ts';
import { makeCatalogue, nodeOf } from './made-up.ts';

describe('the catalogue', () => {
  const catalogue = makeCatalogue({
    whole: { forms: [selfEvaluation({ year: '2024' }), tracking(), selfEvaluation(), target()] },
    part: { parent: 'whole', forms: [target({ year: '2022' })] },
    idle: {},
  });

  test('joins projects with their parts and their unit', () => {
    const [whole, part] = [nodeOf(catalogue, 'whole'), nodeOf(catalogue, 'part')];
    expect(whole.children).toEqual([part]);
    expect(part.parent).toBe(whole);
    expect([whole.parent, whole.owner]).toEqual([undefined, catalogue.units[0]]);
    expect(catalogue.units[0]!.projects).toEqual(catalogue.projects);
  });

  test('puts forms in the order of years and of a project’s year', () =>
    expect(nodeOf(catalogue, 'whole').forms.map(({ year, kind }) => `${year} ${kind}`)).toEqual([
      '2023 target',
      '2023 tracking',
      '2023 self-evaluation',
      '2024 self-evaluation',
    ]));

  test('knows each one’s years, and keeps what has none', () => {
    expect(nodeOf(catalogue, 'whole').years).toEqual(['2023', '2024']);
    expect(nodeOf(catalogue, 'idle').years).toEqual([]);
    expect(catalogue.years).toEqual(['2022', '2023', '2024']);
    expect(catalogue.units[0]!.years).toEqual(catalogue.years);
  });

  test('finds the project of a form', () => {
    for (const form of catalogue.content.forms) expect(catalogue.projectOf(form).forms).toContain(form);
  });
});

test('addresses end in a slash and stand under each other', () => {
  const [form, project] = [
    formPath({ unit: 'jiedao', project: 'dangjian', year: '2023', kind: 'target' }),
    projectPath({ unit: 'jiedao', slug: 'dangjian' }),
  ];
  expect(form).toBe('/units/jiedao/dangjian/2023/target/');
  expect(form.startsWith(project) && project.startsWith(unitPath('jiedao'))).toBe(true);
  expect(yearPath('2023')).toBe('/years/2023/');
});

import { describe, expect, test } from 'vitest';
import { formPath, projectPath, unitPath, yearPath } from '../../../src/core/library/addresses.ts';
import { DEPARTMENT } from '../../../src/core/forms/subject.ts';
import { departmentSelfEvaluation, departmentTarget, selfEvaluation, target, tracking } from '../forms/records.ts';
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

  test('keeps a whole department apart from the projects, with its own years', () => {
    const whole = makeCatalogue({ idle: { forms: [target()] } }, [
      departmentTarget({ year: '2022' }),
      departmentSelfEvaluation(),
    ]);
    const [unit] = whole.units;
    expect(unit!.projects.map(({ slug }) => slug)).toEqual(['idle']);
    expect(unit!.department).toMatchObject({ subject: 'department', slug: DEPARTMENT, years: ['2022', '2023'] });
    expect(whole.projects).not.toContain(unit!.department);
    expect(whole.subjects).toContain(unit!.department);
    expect(unit!.years).toEqual(['2022', '2023']);
    expect(catalogue.units[0]!.department).toBeUndefined();
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
  expect(formPath({ unit: 'jiedao', project: DEPARTMENT, year: '2023', kind: 'department-target' })).toBe(
    '/units/jiedao/department/2023/department-target/',
  );
  expect(projectPath({ unit: 'jiedao', slug: DEPARTMENT })).toBe('/units/jiedao/department/');
  expect(yearPath('2023')).toBe('/years/2023/');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainDisclosure, explainProject } from '../../../src/core/explain/project-answer.ts';
import { groundsOf, plainText, type Sentence } from '../../../src/core/explain/sentence.ts';
import { followProject } from '../../../src/core/history/history.ts';
import type { ProjectNode } from '../../../src/core/library/catalogue.ts';
import { anySelfEvaluation, anyTarget, anyTracking } from '../forms/arbitraries.ts';
import { SAMPLE_PORTAL } from '../history/portal-content.ts';
import { makeCatalogue, nodeOf } from '../library/made-up.ts';
import { REAL } from '../library/real-content.ts';

const PROJECTS = [...REAL.projects, ...SAMPLE_PORTAL.projects];

/* `vitest run --update` writes the answers anew. Read each aloud beside its forms: is it true, plain, complete? */

const readAloud = (node: ProjectNode): string => {
  const history = followProject(node);
  return [
    `## ${node.unit}/${node.slug} ${node.project.name}`,
    ...history.years
      .flatMap(({ year, speaker }) => (speaker ? [explainProject(history, year)] : []))
      .flatMap((sentences) => [...sentences.map(plainText), '']),
  ].join('\n');
};

test('the answers for the real projects are those that were read aloud', async () => {
  expect(REAL.projects).toHaveLength(9);
  await expect(REAL.projects.map(readAloud).join('\n')).toMatchFileSnapshot('../../golden/answers-seeds.txt');
});

test('the answers for the sample portal are those that were read aloud', async () => {
  const answers = SAMPLE_PORTAL.projects.map(readAloud).join('\n');
  await expect(answers).toMatchFileSnapshot('../../golden/answers-portal.txt');
});

const valueAt = (record: object, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], record);

describe('every sentence', () => {
  const answers = PROJECTS.flatMap((node) => {
    const history = followProject(node);
    return history.years.flatMap(({ year }) => explainProject(history, year));
  });

  test('names cells that its forms have', () => {
    const grounds = answers.flatMap(groundsOf);
    expect(grounds.length).toBeGreaterThan(1000);
    for (const { form, path } of grounds) expect(valueAt(form!.record, path), `${form!.id} ${path}`).toBeDefined();
  });

  test('that gives a figure says which cells it is from', () => {
    // lineage and forms that are not there rest on no cell
    const groundless = answers.filter((sentence) => groundsOf(sentence).length === 0).map(plainText);
    for (const words of groundless) expect(words).toMatch(/^(本栏目没有|本项目|\d{4}年以后由|\d{4}年没有任何表)/);
  });
});

describe('the answer of one form', () => {
  const node = SAMPLE_PORTAL.projects.find(({ slug }) => slug === 'hedao-baojie')!;
  const history = followProject(node);
  const answerTo = (kind: string): string[] =>
    explainDisclosure(
      history,
      node.forms.find((form) => form.year === '2023' && form.kind === kind)!,
    ).map(plainText);

  test('tells what the form promises otherwise than the one before it', () =>
    expect(answerTo('self-evaluation')).toContain(
      '“保洁河道长度”的目标由≥120.00公里调低为≥100.00公里（2023年绩效跟踪表 → 2023年绩效自评表）。',
    ));

  test('holds the year against the last only where it is the year’s last word', () => {
    const isAgainst = (sentences: readonly string[]): boolean => sentences.some((words) => words.includes('比2022年'));
    expect(['target', 'tracking', 'self-evaluation'].map((kind) => isAgainst(answerTo(kind)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('of prose is none', () => {
    const form = SAMPLE_PORTAL.content.forms.find(({ kind }) => kind === 'narrative')!;
    const owner = SAMPLE_PORTAL.projectOf(form);
    expect(explainDisclosure(followProject(owner), form)).toEqual([]);
  });
});

test('a project without forms, and a year without any, have no answer', () => {
  const history = followProject(nodeOf(makeCatalogue({ a: {} }), 'a'));
  expect(explainProject(history)).toEqual([]);
  const gap = followProject(SAMPLE_PORTAL.projects.find(({ slug }) => slug === 'xiaoche-buzhu')!);
  expect(explainProject(gap, '2022')).toEqual([]);
  expect(plainText(explainProject(gap)[0]!)).toMatch(/^2024年：/);
});

test('whatever forms print, the answer is in whole sentences', () => {
  const form = fc.oneof(anySelfEvaluation(), anyTracking(), anyTarget());
  fc.assert(
    fc.property(fc.array(fc.tuple(form, fc.constantFrom('2021', '2023', '2024')), { maxLength: 5 }), (made) => {
      const forms = new Map(made.map(([record, year]) => [`${year}${record.kind}`, { ...record, year }]));
      const node = nodeOf(makeCatalogue({ a: { forms: [...forms.values()] } }), 'a');
      const history = followProject(node);
      const all: Sentence[] = [
        ...explainProject(history),
        ...node.forms.flatMap((one) => explainDisclosure(history, one)),
      ];
      for (const sentence of all) {
        expect(plainText(sentence)).toMatch(/^[^，。；].*。$/s);
        expect(plainText(sentence)).not.toMatch(/undefined|NaN|\[object|，，|。。|，。|（）|；。/);
      }
    }),
    { numRuns: 100 },
  );
});

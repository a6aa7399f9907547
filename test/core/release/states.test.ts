import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { publication } from '../../../src/core/forms/record.ts';
import { publicContent } from '../../../src/core/release/public-content.ts';
import { stateOf } from '../../../src/core/release/states.ts';
import { selfEvaluation } from '../forms/records.ts';
import { contentOf, formOf } from './made-up.ts';

type Publication = FormRecord['publication'];
const approved = { by: '样例人员', date: '2026-01-01' };
const recordIn = (stated: Publication): FormRecord => selfEvaluation({ publication: stated });
const shownOn = (today: string | undefined, stated: Publication) =>
  publicContent(contentOf([formOf('dangjian', recordIn(stated))]), today);

describe('the state of a record', () => {
  const CASES: [stated: Publication, today: string | undefined, state: string, isShown: boolean][] = [
    [{ status: 'draft' }, '2026-06-01', 'draft', false],
    [{ status: 'draft', scheduled: '2026-01-01' }, '2026-06-01', 'draft', false],
    [{ status: 'approved', approved }, '2026-06-01', 'approved', true],
    [{ status: 'approved', approved, scheduled: '2026-06-01' }, '2026-05-31', 'scheduled', false],
    [{ status: 'approved', approved, scheduled: '2026-06-01' }, '2026-06-01', 'approved', true],
    [{ status: 'published', scheduled: '2026-06-01' }, undefined, 'scheduled', false],
    [{ status: 'published' }, undefined, 'published', true],
    [{ status: 'withdrawn' }, '2026-06-01', 'withdrawn', false],
  ];
  test.each(CASES)('%j on %s is %s', (stated, today, state, isShown) => {
    expect(publication.safeParse(stated).success).toBe(true);
    expect(stateOf(recordIn(stated), today)).toBe(state);
    expect(shownOn(today, stated).forms).toHaveLength(isShown ? 1 : 0);
  });
});

describe('what is public', () => {
  test('holds no figure of a withdrawn record, but why it is gone', () => {
    const withdrawn = { date: '2026-02-01', reason: '数字有误，正在核实（样例）' };
    const shown = shownOn('2026-06-01', { status: 'withdrawn', withdrawn, publisher: '某某街道' });
    expect(shown.forms).toEqual([]);
    expect(shown.withdrawn).toEqual([
      {
        ...{ id: '2023/jiedao/dangjian.self-evaluation', year: '2023', unit: 'jiedao', project: 'dangjian' },
        ...{ kind: 'self-evaluation', ...withdrawn, publisher: '某某街道' },
      },
    ]);
  });

  test('leaves out a unit that only drafts speak of, and keeps one that nobody speaks of yet', () => {
    const content = contentOf([
      formOf('caogao', recordIn({ status: 'draft' })),
      formOf('zi', recordIn({ status: 'published' })),
    ]);
    const other = { ...content.forms[0]!, id: '2023/caogao/caogao.self-evaluation', unit: 'caogao' };
    const units = [
      ...content.units,
      { slug: 'caogao', unit: { name: '草稿单位' } },
      { slug: 'kong', unit: { name: '新单位' } },
    ];
    const shown = publicContent({ ...content, units, forms: [...content.forms, other] }, undefined);
    expect(shown.units.map(({ slug }) => slug)).toEqual(['jiedao', 'kong']);
  });

  test('leaves out a project that only drafts speak of, and keeps those above one that is shown', () => {
    const content = contentOf([
      formOf('zi', recordIn({ status: 'published' })),
      formOf('fu', recordIn({ status: 'draft' })),
      formOf('caogao', recordIn({ status: 'draft' })),
    ]);
    const projects = content.projects.map((entry) =>
      entry.slug === 'zi' ? { ...entry, project: { ...entry.project, parent: 'fu' } } : entry,
    );
    const kong = { unit: 'jiedao', slug: 'kong', project: { name: '还没有表' } };
    const shown = publicContent({ ...content, projects: [...projects, kong] }, undefined);
    expect(shown.projects.map(({ slug }) => slug)).toEqual(['zi', 'fu', 'kong']);
  });
});

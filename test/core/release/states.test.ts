import { nameOf } from '../../../src/core/forms/subject.ts';
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

  test('leaves out units that no public form speaks of; one above a public one stays without its contact', () => {
    const content = contentOf([
      formOf('caogao', recordIn({ status: 'draft' })),
      formOf('zi', recordIn({ status: 'published' })),
    ]);
    const other = { ...content.forms[0]!, id: '2023/caogao/caogao.self-evaluation', unit: 'caogao' };
    const units = [
      ...content.units,
      { slug: 'caogao', unit: { name: '草稿单位' } },
      { slug: 'kong', unit: { name: '新单位', contact: '张三' } },
      { slug: 'qu', unit: { name: '上级单位', contact: '李四', parent: 'caogao' } },
    ].map((entry) => (entry.slug === 'jiedao' ? { ...entry, unit: { ...entry.unit, parent: 'qu' } } : entry));
    const shown = publicContent({ ...content, units, forms: [...content.forms, other] }, undefined);
    expect(shown.units.map(({ slug }) => slug)).toEqual(['jiedao', 'qu']);
    expect(shown.units[1]!.unit).toEqual({ name: '上级单位' });
  });

  test('leaves out projects that no public form speaks of, names and all; those above a public one stay without forms', () => {
    const content = contentOf([
      formOf('zi', recordIn({ status: 'published' })),
      formOf('fu', recordIn({ status: 'draft' })),
      formOf('caogao', recordIn({ status: 'draft' })),
    ]);
    const related = { parent: 'fu', predecessor: 'qian' };
    const projects = content.projects.map((entry) =>
      entry.slug === 'zi' ? { ...entry, project: { ...entry.project, ...related } } : entry,
    );
    const kong = ['kong', 'qian'].map((slug) => ({ unit: 'jiedao', slug, project: { name: '还没有表' } }));
    const shown = publicContent({ ...content, projects: [...projects, ...kong] }, undefined);
    expect(shown.projects.map(({ slug }) => slug)).toEqual(['zi', 'qian']);
    expect(shown.projects[0]!.project).toMatchObject({ predecessor: 'qian' });
    expect(shown.projects[0]!.project).not.toHaveProperty('parent');
  });

  test('leaves out the other names that only drafts print', () => {
    const [open, draft] = [recordIn({ status: 'published' }), recordIn({ status: 'draft' })];
    const content = contentOf([formOf('zi', open)]);
    const other = {
      ...formOf('zi', { ...draft, project: '草稿里的名称', department: '草稿里的单位' } as FormRecord),
      id: '2024/jiedao/zi.target',
    };
    const projects = content.projects.map((entry) => ({
      ...entry,
      project: { ...entry.project, aliases: [nameOf(open), '草稿里的名称', '别处的名称'] },
    }));
    const units = content.units.map((entry) => ({ ...entry, unit: { ...entry.unit, aliases: ['草稿里的单位'] } }));
    const shown = publicContent({ ...content, projects, units, forms: [...content.forms, other] }, undefined);
    expect(shown.projects[0]!.project.aliases).toEqual([nameOf(open), '别处的名称']);
    expect(shown.units[0]!.unit.aliases).toEqual([]);
  });

  test('names the original only where the site says so', () => {
    const source = { file: '张三的自评表.xlsx', part: '李四', sha256: 'abc' };
    const content = contentOf([formOf('zi', { ...recordIn({ status: 'published' }), source })]);
    const sourceOf = (originals: 'hash' | 'name') =>
      publicContent({ ...content, site: { ...content.site, originals } }, undefined).forms[0]!.record.source;
    expect(sourceOf('hash')).toEqual({ file: '', sha256: 'abc' });
    expect(sourceOf('name')).toEqual(source);
  });
});

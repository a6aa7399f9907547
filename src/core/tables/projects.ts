import type { ProjectNode } from '../library/catalogue.ts';
import type { Addressed } from './addressed.ts';
import { address, key, list, text, word } from './columns.ts';
import { declare } from './table.ts';
import { SUBJECTS } from './told-form.ts';

export const PROJECTS = declare<Addressed<ProjectNode>, Addressed<ProjectNode>>({
  id: 'projects',
  title: '项目',
  meaning: '项目，和有表的部门整体。二级构成的钱已含在上级项目里，部门整体的钱已含各项目的钱。',
  key: ['unit', 'project'],
  references: [{ columns: ['unit'], table: 'units' }],
  rows: (one) => [one],
  columns: [
    key('unit', '单位', '单位的编号', ({ entry }) => entry.unit),
    key('project', '项目', '项目的编号；_department 是整个部门', ({ entry }) => entry.slug),
    word('subject', '对象', '一个项目，还是整个部门', SUBJECTS, ({ entry }) => entry.subject, true),
    text('name', '名称', '本栏目用的名称', ({ entry }) => entry.project.name, { isRequired: true }),
    list('aliases', '别名', '表中也写作', ({ entry }) => JSON.stringify(entry.project.aliases ?? [])),
    text('parent', '上级项目', '二级构成的上级项目的编号', ({ entry }) => entry.project.parent),
    text('predecessor', '前身', '接续的是哪个项目', ({ entry }) => entry.project.predecessor),
    list('years', '年度', '有表的年度', ({ entry }) => JSON.stringify(entry.years)),
    address('address', '网址', '项目的网页', ({ address: at }) => at, { isRequired: true }),
  ],
});

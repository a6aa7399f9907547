import type { Subject } from '../forms/subject.ts';
import { remember } from '../figures/remember.ts';

/**
 * The indicator framework by version. Level 1 and 2 labels belong together only within a version: 成本指标 is a level 2
 * under 产出 in one and a level 1 in the next. Source: forms published under each version (财预〔2015〕88号,
 * 财预〔2020〕10号, 财预〔2021〕101号); the notices' own article numbers were not seen. The words of whole departments are those
 * of forms that places publish, each with lists of its own: none of them is complete.
 */
export interface TaxonomyVersion {
  readonly id: string;
  /** What the forms of the version are about. */
  readonly subject: Subject;
  readonly name: string;
  readonly levels: Readonly<Record<string, readonly string[]>>;
}

export const TAXONOMY: readonly TaxonomyVersion[] = [
  {
    id: 'before-2015',
    subject: 'project',
    name: '2015年以前的表式',
    levels: {
      投入: ['数量', '质量', '时效', '成本'],
      产出: ['数量', '质量', '时效', '成本'],
      效益: ['经济效益', '社会效益', '环境效益', '可持续影响', '服务对象满意度'],
      效果: ['经济效益', '社会效益', '环境效益', '可持续影响', '服务对象满意度'],
      服务对象满意度: ['服务对象满意度', '满意度'],
    },
  },
  {
    id: '2015',
    subject: 'project',
    name: '财预〔2015〕88号起的表式',
    levels: {
      产出: ['数量', '质量', '时效', '成本'],
      效益: ['经济效益', '社会效益', '生态效益', '可持续影响'],
      满意度: ['服务对象满意度', '满意度', '社会公众或服务对象满意度'],
    },
  },
  {
    id: '2021',
    subject: 'project',
    name: '财预〔2021〕101号起的表式',
    levels: {
      成本: ['经济成本', '社会成本', '生态环境成本'],
      产出: ['数量', '质量', '时效'],
      效益: ['经济效益', '社会效益', '生态效益', '可持续影响'],
      满意度: ['服务对象满意度', '满意度'],
    },
  },
  {
    id: 'department-management',
    subject: 'department',
    name: '部门整体支出的表式：部门管理、履职效果、能力建设',
    levels: {
      部门管理: [
        '资金投入',
        '预算管理',
        '财务管理',
        '资产管理',
        '采购管理',
        '人员管理',
        '绩效管理',
        '重点工作管理',
        '基础管理',
      ],
      履职效果: [
        '部门履职目标',
        '部门效果目标',
        '履职目标',
        '经济效益',
        '社会效益',
        '生态效益',
        '可持续影响',
        '服务对象满意度',
        '满意度',
      ],
      能力建设: ['长效管理', '人力资源建设', '档案管理', '信息化建设', '制度建设', '创新能力', '可持续影响'],
      满意度: ['服务对象满意度', '社会公众满意度', '满意度'],
    },
  },
  {
    id: 'department-efficiency',
    subject: 'department',
    name: '部门整体支出的表式：运行成本、管理效率、履职效能、社会效应、可持续发展能力',
    levels: {
      运行成本: ['公用经费控制', '在职人员控制', '项目支出成本控制', '成本控制成效', '经济成本'],
      管理效率: [
        '战略管理',
        '预算编制',
        '预算执行',
        '预算管理',

        '财务管理',
        '收支管理',
        '资产管理',
        '采购管理',
        '人员管理',
        '业务管理',
        '绩效管理',
        '基础管理',
      ],
      基础管理: ['财务管理', '资产管理', '采购管理', '人员管理', '绩效管理', '制度建设', '信息公开'],
      履职效能: ['部门履职目标', '重点工作完成情况', '整体工作完成情况', '数量', '质量', '时效', '成本'],
      社会效应: ['经济效益', '社会效益', '生态效益', '服务对象满意度', '社会公众满意度', '满意度'],
      可持续发展能力: ['体制机制改革', '人才支撑', '队伍建设', '创新能力', '长效管理', '可持续影响'],
    },
  },
];

/** `产出指标(50分)` → `产出`: the label without spaces, points, brackets, number (一、) and the closing 指标 or 等. */
export const bareLevel = remember((label: string): string =>
  label
    .replace(/\s/g, '')
    .replace(/[（(][^（）()]*[）)]/g, '')
    .replace(/^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]/, '')
    .replace(/指标等?$/, ''),
);

/** The level 2 labels under a level 1 label of one version, which must be looked up as its own: a form may print anything. */
const under = ({ levels }: TaxonomyVersion, level1: string): readonly string[] =>
  (Object.hasOwn(levels, level1) && levels[level1]) || [];

/** The versions in which level 2 stands under level 1. */
export const versionsOf = (level1: string, level2: string): TaxonomyVersion[] =>
  TAXONOMY.filter((version) => under(version, bareLevel(level1)).includes(bareLevel(level2)));

/** The versions for projects, whose lists are complete. */
export const CLOSED = TAXONOMY.filter(({ subject }) => subject === 'project');

const KNOWN = new Set(CLOSED.flatMap(({ levels }) => [...Object.keys(levels), ...Object.values(levels).flat()]));

/** Whether a version with complete lists knows the label, at either level: of others nobody can say where they belong. */
export const isKnownLevel = (label: string): boolean => KNOWN.has(bareLevel(label));

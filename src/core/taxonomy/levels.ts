import { remember } from '../figures/remember.ts';

/**
 * The indicator framework by version. Level 1 and 2 labels belong together only within a version: 成本指标 is a level 2
 * under 产出 in one and a level 1 in the next. Source: forms published under each version (财预〔2015〕88号,
 * 财预〔2020〕10号, 财预〔2021〕101号); the notices' own article numbers were not seen.
 */
export interface TaxonomyVersion {
  readonly id: string;
  readonly name: string;
  readonly levels: Readonly<Record<string, readonly string[]>>;
}

export const TAXONOMY: readonly TaxonomyVersion[] = [
  {
    id: 'before-2015',
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
    name: '财预〔2015〕88号起的表式',
    levels: {
      产出: ['数量', '质量', '时效', '成本'],
      效益: ['经济效益', '社会效益', '生态效益', '可持续影响'],
      满意度: ['服务对象满意度', '满意度', '社会公众或服务对象满意度'],
    },
  },
  {
    id: '2021',
    name: '财预〔2021〕101号起的表式',
    levels: {
      成本: ['经济成本', '社会成本', '生态环境成本'],
      产出: ['数量', '质量', '时效'],
      效益: ['经济效益', '社会效益', '生态效益', '可持续影响'],
      满意度: ['服务对象满意度', '满意度'],
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

const KNOWN = new Set(TAXONOMY.flatMap(({ levels }) => [...Object.keys(levels), ...Object.values(levels).flat()]));

/** Whether any version knows the label at all, at either level. */
export const isKnownLevel = (label: string): boolean => KNOWN.has(bareLevel(label));

import { bareLevel, CLOSED, isKnownLevel, versionsOf } from '../../taxonomy/levels.ts';
import { squash } from '../clean-text.ts';

/** The words of whole departments are names of indicators elsewhere (资产管理): they are known by their place alone. */
const LEVEL1 = new Set(CLOSED.flatMap(({ levels }) => Object.keys(levels)));
const LEVEL2 = new Set(CLOSED.flatMap(({ levels }) => Object.values(levels).flat()));

export const mayBeLevel1 = (text: string): boolean => LEVEL1.has(bareLevel(text));
export const mayBeLevel2 = (text: string): boolean => LEVEL2.has(bareLevel(text));

/** Whether a text is the label of a level: one the taxonomy knows, or one that says 指标. */
export const isLevelLabel = (raw: string): boolean => {
  const text = squash(raw);
  return (
    text.length <= 24 && (isKnownLevel(text) || (/^.{2,10}指标等?(?:[(（].*[)）])?$/.test(text) && !REACHED.test(text)))
  );
};
/** What was reached, in words that end as labels do: 达成预期指标. */
const REACHED = /达成|达到|完成|实现/;

/** The heading of all indicators, which stands left of the levels: 绩效指标, 年度绩效目标1(80分). */
export const isGroupLabel = (head: string): boolean =>
  /^(?:年度|项目|[本当]年度?)?绩效(?:指标|目标)[\d一二三四五六]*(?:完成情况)?$/.test(head);

/** The label without the white space that wrapping puts into it. */
export const levelText = (raw: string): string => squash(raw);

/** Whether level 2 may stand under level 1; a level 2 that no version knows may stand anywhere. */
export const fits = (level1: string, level2: string): boolean =>
  !mayBeLevel2(level2) || !mayBeLevel1(level1) || versionsOf(level1, level2).length > 0;

/** What names of indicators under a level 2 label often speak of. A hint where labels were lost, never a rule. */
const HINTS: readonly (readonly [RegExp, RegExp])[] = [
  [/满意/, /满意度/],
  [/及时|时间|按期|时限|按时|进度|周期|开工|完工/, /时效/],
  [/成本|费用|支出|预算|造价|单价|补助标准|投资/, /成本/],
  [/[合达]格|达标|准确|质量|契合|覆盖率|通过率|优良|规范率|率$/, /质量/],
  [/数量|次数|人数|场次|个数|数$|面积|长度|购置|举办|开展/, /数量/],
  [/长效|机制|制度|持续|可持续|长期/, /可持续/],
  [/生态|环境|污染|绿化|节能/, /生态/],
  [/收入|增收|经济|产值|税收/, /经济效益/],
  [/提升|提高|改善|意识|认识|影响|功能|能力|服务|群众|覆盖人群|知晓|社会|运行天数/, /社会效益/],
];

/** How well a name goes with a level 2 label: 1 where the first hint in it points there, else 0. */
export function affinity(name: string, level2: string): number {
  const hint = HINTS.find(([spoken]) => spoken.test(name));
  return hint?.[1].test(bareLevel(level2)) ? 1 : 0;
}

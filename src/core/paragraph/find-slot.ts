import { ALL_STEPS, type Slot, type Step } from './template.ts';

/** Evaluations that are no step of the template and have no form here: a number about them is no number of 自评. */
const OTHERS = /(?:重点|部门|财政|事前|事后|第三方|外部)[^,;。]{0,8}(?:评价|评估)|绩效评价|整体支出/g;

/** The step that was named last before a place, unless something else was named after it. */
function lastStep(before: string): Step | undefined {
  const named = ALL_STEPS.map(({ step, pattern }) => ({ step, at: lastEnd(before, pattern) }));
  const best = named.reduce((last, one) => (one.at > last.at ? one : last));
  return best.at > lastEnd(before, OTHERS) ? best.step : undefined;
}

/** Where the last match ends; -1 where there is none. */
function lastEnd(text: string, pattern: RegExp): number {
  const match = [...text.matchAll(pattern)].at(-1);
  return match ? match.index + match[0].length : -1;
}

/** The step that a clause goes on to name: `对4个项目开展了绩效自评`. */
function nextStep(after: string): Step | undefined {
  const [clause = ''] = /^[^,;:()。、]*/.exec(after) ?? [];
  const named = ALL_STEPS.flatMap(({ step, pattern }) => {
    const [match] = clause.matchAll(pattern);
    return match ? [{ step, at: match.index }] : [];
  });
  return clause.search(OTHERS) >= 0 ? undefined : named.sort((a, b) => a.at - b.at)[0]?.step;
}

const OF_GRADE = /(?:评级|等级|等次|档次|结果)为"?([^",;。]{1,4}?)"?(?:等级|等次|级)?的(?:项目)?(?:共|有)?$/;
/** `优1个`, `"优秀"的1项`: a grade alone, at the beginning of what is said. */
const BARE_GRADE =
  /(?:^|[,;:、()。]|其中|评[为定]|[有为])"?(优秀|优|良好|良|基本合格|合格|中等|中|不合格|较差|差)"?(?:等级|等次|级|档)?的?(?:项目)?(?:有|共)?$/;

const COUNTED = /^[个项份张](?![分月百千])/;
const ABOUT_PROJECTS = /项目(?:数量?|总数)?(?:共计|合计|共|为|有)*$/;
/** A part of the projects is not their number: `其中延续项目1个`, `一级项目2个`. */
const OF_SOME = /(?:其中[^,;。]*|[一二三四]级|重点|延续|新增|其他|民生)(?:性|类)?项目(?:数量?)?(?:共|为|有)?$/;
const AMOUNT = /(?:金额|(?:涉及|覆盖)[^,;。\d]{0,8}(?:资金|预算|经费))(?:总额|共计|合计|总计|共|为|约|人民币)*$/;

function findCount(before: string, after: string): Slot | undefined {
  if (OF_SOME.test(before)) return undefined;
  const make = (step: Step | undefined): Slot | undefined => step && { sort: 'count', step };
  if (ABOUT_PROJECTS.test(before)) return make(lastStep(before));
  const follows = after.replace(COUNTED, '');
  if (/^[^,;。]{0,6}项目/.test(follows)) {
    const [clause = ''] = /[^,;:()。、]*$/.exec(before) ?? [];
    return make(nextStep(follows) ?? (/其中/.test(clause) ? undefined : lastStep(clause)));
  }
  // `编报绩效目标3项`: the number stands right behind the step
  const bare = before.replace(/[共了计为有]+$/, '');
  return ALL_STEPS.some(({ pattern }) => lastEnd(bare, pattern) === bare.length) ? make(lastStep(bare)) : undefined;
}

/** Tells the place of a number by the words on either side: departments leave out or add clauses, and turn them about. */
export function findSlot(before: string, after: string): Slot | undefined {
  if (after.startsWith('年')) return { sort: 'year' };
  const step = lastStep(before);
  const isOfOthers = lastEnd(before, OTHERS) >= 0 && step === undefined;
  if (after.startsWith('分') && /平均(?:得分|分数?|分值)(?:为|约|达到?)?$/.test(before))
    return isOfOthers ? undefined : { sort: 'average' };
  if (/^(?:亿元|万元|元)/.test(after) && AMOUNT.test(before)) return step && { sort: 'amount', step };
  if (after.startsWith('分') && step === 'whole' && /(?:得分|评分|总分)(?:为|是|:)?$/.test(before))
    return { sort: 'score', step };
  if (/^[个家](?:预算|基层|下属|所属)?单位/.test(after)) return { sort: 'units' };
  if (!COUNTED.test(after)) return undefined;
  const grade = (OF_GRADE.exec(before) ?? BARE_GRADE.exec(before))?.[1];
  if (grade) return isOfOthers ? undefined : { sort: 'grade', grade };
  if (/发现(?:的)?问题(?:共)?$/.test(before)) return { sort: 'found' };
  if (/完成整改的?$/.test(before)) return { sort: 'mended' };
  if (/正在整改的?$/.test(before)) return { sort: 'mending' };
  return findCount(before, after);
}

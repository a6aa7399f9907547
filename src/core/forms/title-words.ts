/**
 * How the titles of texts end, said once for the kind they tell, for the name that stands before these words, and for the
 * lines above that a title of nothing else goes on from.
 */
const SELF = '自评价?|自我评价';
const MORE = '(?:情况|结果|工作|总结|的)*';
const USE = '(?:预算|支出|使用|绩效)*';
const OF_WHAT =
  '(?:的)?(?:部门|单位)?(?:整体)?(?:(?:专项|重点|财政)*(?:项目|政策)(?:支出|资金)?|支出)?(?:重点|财政)*(?:整体)?(?:的)?(?:绩效)?';

/** 绩效自评报告, 自评情况说明, 绩效自评总结. A report of before the project was approved (事前评估) is none. */
export const REPORT_TITLES = [
  new RegExp(`(?<!事前.{0,20})(?:绩效.*评价|${SELF}|绩效)${MORE}报告(?!表)`),
  new RegExp(`(?:${SELF})${MORE}(?:说明|总结)$`),
];
const REPORT_END = `${OF_WHAT}(?:${SELF}|评价|绩效)${MORE}(?:报告.*|(?:说明|总结)$)`;

/** 项目支出情况说明. */
export const NARRATIVE_TITLES = [new RegExp(`(?:经费|项目|资金)${USE}情况说明$`)];
const NARRATIVE_END = `(?:的)?(?:项目)?(?:经费|资金)?${USE}(?:的)?情况说明$`;

/** What closes a title and is no part of the name before it. */
export const REPORT_CLOSING = new RegExp(`${REPORT_END}$`);
export const NARRATIVE_CLOSING = new RegExp(NARRATIVE_END);

/** A title that says no more than what it is the title of: its name stands in the lines above. */
export const BARE_TITLE = new RegExp(`^(?:(?:19|20)\\d\\d年?度?)?(?:资金)?(?:${REPORT_END}|${NARRATIVE_END})`);

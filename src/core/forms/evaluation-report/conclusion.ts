/* How reports state what they conclude: 综合得分为92.5分，评价等级为“优”. */

/** A printed number, as a group. */
export const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;
/** What ties a figure to what it is of. */
export const IS = String.raw`(?:合计|共计|总计|总额|金额|资金|数|额|共|均?为|是|达到?|约|[:,，])*`;

/** Of the whole report, not of one of its parts: 综合得分, 自评总分. */
export const SCORE = new RegExp(
  String.raw`(?:综合|最终|总体|整体|总|自评|绩效评价|评价|评定)(?:绩效|自评|评价|评定|总)*(?:得分|评分|总?分值?|分数)(?:结果)?${IS}${NUMBER}分`,
  'g',
);
/** The grade of the whole. */
export const GRADE =
  /(?:等级|等次|级别|档次|评级|评价结果|评价结论|自评结果|自评结论|评[定为价])(?:评定|确定|结果)?(?:均?为|是|属于|[:,，])*["“”'‘’「]?(优秀|优|良好|良|中等|中|基本合格|不合格|合格|较差|差)["“”'‘’」]?(?:级|等级|等次)?(?=[,，。；;、)）]|$)/g;

import type { Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import type { Figure } from '../figures/number.ts';
import type { IndicatorLine } from '../forms/reading.ts';

/** An indicator with its points, both printed and readable. */
export interface Scored extends IndicatorLine {
  readonly weight: Figure;
  readonly score: Figure;
}

/** Whether 分值 and 得分 are both printed, and there are points to get. */
export const isScored = (line: IndicatorLine): line is Scored =>
  !isMissing(line.weight) && !isMissing(line.score) && line.weight.value.gt(0);

/** 得分 is all of 分值 (or more, which is another rule's question). */
export const hasFullScore = ({ weight, score }: Scored): boolean => score.value.gte(weight.value);

/** Points not given, as a decimal; negative where more were given than there are. */
export const pointsLost = ({ weight, score }: Scored): Exact => weight.value.minus(score.value);

/** `得4.00分（分值4.74分）` */
export const printPoints = ({ weight, score }: Scored): string => `得${bare(score)}分（分值${bare(weight)}分）`;

/** Points as printed, without a closing 分. */
const bare = ({ text }: Figure): string => text.trim().replace(/分$/, '');

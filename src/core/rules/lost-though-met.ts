import { Exact, HUNDRED } from '../figures/decimal.ts';
import { hasFullScore, type Scored } from './points.ts';
import type { RuleContext } from './rule.ts';

/** 达成 of an indicator in words is a band, 100–80 % of its points (forms under 财预〔2020〕10号 print it so). */
const REACHED_IN_WORDS = new Exact('0.8');

/** Whether points may well be lost although the target is kept: set too low, not met to the letter, or a band of points. */
function mayLose(line: Scored, { site }: RuleContext): boolean {
  const { reason, percent, sense } = line.attainment!;
  if (reason === 'beyond-equal' || sense?.ground === 'assumed') return true;
  if (reason === 'beyond') return percent?.gt(HUNDRED.plus(site.thresholds.overAchievement)) ?? true;
  if (reason === 'within') return false;
  return line.score.value.gte(line.weight.value.times(REACHED_IN_WORDS));
}

/** Whether points are lost although the target is kept, and nothing makes that likely. One cause: no other rule tells it again. */
export function losesThoughMet(line: Scored, context: RuleContext): boolean {
  const isMet = line.attainment?.outcome === 'met' || line.attainment?.outcome === 'exceeded';
  return isMet && !hasFullScore(line) && !mayLose(line, context);
}

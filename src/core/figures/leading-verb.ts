import { OPERATOR, type Operator } from './operator.ts';

/** Verbs before a number that name where it comes to, with the way they tell; `达到95%` tells none. */
const VERBS: readonly (readonly [verb: string, operator: Operator | undefined])[] = [
  ['(?:严格)?控制(?:在|为|到)?|不突破|严控在', '≤'],
  ['(?:下降|降低|降|减少|减|压减|压缩|缩短|压降)(?:到|至)|压缩为', '≤'],
  ['(?:提高|提升|增长|增加|增|上升|升)(?:到|至)', '≥'],
  ['达到|达|保持在|维持在|稳定在', undefined],
];
const VERB = VERBS.map(([verb]) => verb).join('|');
export const LEADING_VERB = new RegExp(`^\\s*(?:${VERB})`);
const PATTERNS = VERBS.map(([verb, operator]) => [new RegExp(`^\\s*(?:${verb})\\s*$`), operator] as const);

/**
 * What may stand before a number: a verb, an operator. Each run of space can be matched in one way only: hostile texts must
 * not make a pattern backtrack without end.
 */
export const LEAD = `\\s*(?:${VERB})?(?:(?:${OPERATOR})\\s*)?`;

/** The operator that a verb stands for where nothing else is printed: 控制在5% is no more than 5 %, 提高到90% no less. */
export const boundOfVerb = (lead: string): Operator | undefined =>
  PATTERNS.find(([pattern]) => pattern.test(lead))?.[1];

import type { FundLabel } from '../../forms/intake.ts';
import type { FormKind } from '../../forms/kind.ts';

/** Longer texts are no labels. */
const LONGEST = 40;

/** Rows of money may be numbered, the first behind what heads them all: 1、一般公共预算, 其中:1.中央资金. */
const NUMBERED = /^(其中:?)?(?:\d{1,2}|[一二三四五六七八九十])[、.．](?!\d)/;

/** What a declaration may print before any source to say which side it is on: 当年其他资金 beside 其他资金. */
const SIDES = [
  { scope: 'annual', words: /^(其中:?)?(?:当年度?|本年度?|年度)/ },
  { scope: 'project', words: /^(其中:?)?(?:中期|长期|实施期)/ },
] as const;

/** The label without what says its side. */
export const withoutSide = (head: string): string =>
  SIDES.reduce((text, { words }) => text.replace(words, '$1'), head).replace(/^其中:?/, '');

/** What a label of a row of money means on the forms of a kind. */
export function fundRowOf({ intake }: FormKind): (head: string) => FundLabel | undefined {
  const find = (label: string): FundLabel | undefined => intake.fundRows.find(({ matches }) => matches.test(label));
  return (head) => {
    const label = head.replace(NUMBERED, '$1');
    if (label === '' || head.length > LONGEST) return undefined;
    const known = find(label);
    if (known || !intake.fundPairs) return known;
    const side = SIDES.find(({ words }) => words.test(label));
    const own = side && find(label.replace(side.words, '$1'));
    return own && side ? { ...own, scope: own.scope ?? side.scope } : undefined;
  };
}

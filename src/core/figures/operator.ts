import { halfWidth } from './width.ts';

export type Operator = '≥' | '≤' | '=' | '>' | '<';

const SPELLINGS: Record<Operator, string> = {
  '≥': '≥|>=|=>|> =|≥=|≧|⩾|大于等于|大于或等于|不少于|不得少于|不低于|不得低于|不小于|至少|最少|最低',
  '≤': '≤|<=|=<|< =|≤=|≦|⩽|小于等于|小于或等于|不超过|不得超过|不高于|不得高于|不大于|不多于|至多|最多|最高',
  '=': '=|==|═|﹦|等于',
  '>': '>|﹥|大于|超过|高于|多于',
  '<': '<|﹤|小于|低于|少于',
};
const OPERATOR_OF = new Map(
  Object.entries(SPELLINGS).flatMap(([operator, all]) =>
    all.split('|').map((spelling) => [spelling, operator as Operator] as const),
  ),
);

/** The spellings as one pattern, longest first, so that `>=` is not read as `>`. */
export const OPERATOR = [...OPERATOR_OF.keys()].sort((a, b) => b.length - a.length).join('|');

/** The operator a printed symbol or word stands for (`>=`, `≧`, `═`, `不少于`), if any. */
export const parseOperator = (text: string | undefined): Operator | undefined =>
  text === undefined ? undefined : OPERATOR_OF.get(halfWidth(text).trim());

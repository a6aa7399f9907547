import { parseOperator, type Operator } from '../figures/operator.ts';

/** A sign as a form prints it, and how it is read. */
export interface OddSign {
  readonly sign: string;
  readonly words: string;
}

const WORDS: Readonly<Record<Operator, string>> = {
  '≥': '大于等于',
  '≤': '小于等于',
  '=': '等于',
  '>': '大于',
  '<': '小于',
};
/** Signs that small type does not tell from others, and pairs that not everybody reads as one. */
const ODD = /[<>＜＞]\s?[=＝]|==|[═≧≦⩾⩽﹦＝﹥﹤＞＜]/g;

/** The signs in some texts that want a word of explanation, each once, in the order in which they are met. */
export function listOddSigns(texts: Iterable<string>): OddSign[] {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const [sign] of text.matchAll(ODD)) {
      const operator = parseOperator(sign.replace(/\s/g, ''));
      if (operator) found.set(sign, WORDS[operator]);
    }
  return [...found].map(([sign, words]) => ({ sign, words }));
}

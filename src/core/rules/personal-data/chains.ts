/** Digits that stand together, an identity number's closing X with them. Places are in half-width text, in UTF-16 units. */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between it and the group before, white space left out; undefined for the first of a chain. */
  readonly sign: string | undefined;
  /** It stands in another line than the group before. */
  readonly isNewLine: boolean;
}

/** Groups that one number might be made of: nothing stands between them but a sign, spaces or the end of a line. */
export type Chain = readonly Group[];

const SPACE = String.raw`[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f]{0,3}`;
/** Whatever people set between the parts of a number. Brackets come two at a time: `(138)-0013`; a stroke in spaces parts cells. */
const SIGN = String.raw`[\-‐-―−﹣﹘~_.·•・‧∙⋅…]{1,3}|[。、,;:/\\+*^=#'"“”‘’>]|(?<! )\|(?! )|[()\[\]{}〔〕【】]{1,2}-?`;
const JOIN = `${SPACE}(?:(?:${SIGN})${SPACE})?(?:\\n${SPACE})?`;
const GROUP = String.raw`\d+(?:[XxХх×](?![\dA-Za-z]))?|[XxХх×](?![\dA-Za-z])`;
const NEXT = new RegExp(`(${JOIN})(${GROUP})`, 'y');
const FIRST = /\d/g;

const withX = (digits: string): string => digits.replace(/[xХх×]$/, 'X');

/** All chains of a half-width text, in its order. An empty line, a letter or two signs part them. */
export function chainsOf(text: string): Chain[] {
  const chains: Chain[] = [];
  for (FIRST.lastIndex = 0; FIRST.test(text);) {
    const chain: Group[] = [];
    NEXT.lastIndex = FIRST.lastIndex - 1;
    for (let found = NEXT.exec(text); found; found = NEXT.exec(text)) {
      const [, join = '', digits = ''] = found;
      chain.push({
        ...{ start: NEXT.lastIndex - digits.length, end: NEXT.lastIndex, digits: withX(digits) },
        sign: chain.length ? join.trim() : undefined,
        isNewLine: join.includes('\n'),
      });
    }
    chains.push(chain);
    FIRST.lastIndex = chain.at(-1)!.end;
  }
  return chains;
}

/** What is wrong and what to do. */
type Fault = readonly [message: string, advice: string];

export const UNENDED: Fault = [
  '注释“<!--”没有写完：中间有空行，或没有用 --> 结束',
  '在注释末尾写 -->，注释里不要有空行；不是注释的，写成 \\<!--。',
];
const LOST: Fault = [
  '这一段是网页代码（HTML），里面的文字不会印出来',
  '去掉尖括号里的代码，改用 Markdown：表格用 |，加粗用 **，段落之间空一行。',
];
const BESIDE: Fault = [
  '注释和正文在同一行，这一行的正文不会印出来',
  '让注释单独成一段，上下各空一行；或把它放到句子中间、末尾。',
];

const COMMENTS = /<!--(?:>|->|[\s\S]*?-->)|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![A-Za-z][^>]*>/g;
/** Elements whose text is no text of a page. */
const CODE = /<(script|style|template|noscript|title|head)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const TAGS = /<\/?[A-Za-z][^<>]*>/g;

/** What of a piece of HTML would be lost or go on unseen; undefined where it may simply be left out. */
export function hiddenInHtml(html: string, isInline: boolean): Fault | undefined {
  const open = html.replace(COMMENTS, '');
  if (open.includes('<!--')) return UNENDED;
  if (isInline) return undefined;
  if (!/[\p{L}\p{N}]/u.test(open.replace(CODE, '').replace(TAGS, ''))) return undefined;
  return open !== html && open.search(TAGS) < 0 ? BESIDE : LOST;
}

/** What is read of a tag within a text: those for a new line, for what is raised and what is lowered, without attributes. */
export const shownOfHtml = (tag: string): string => {
  const [, start] = /^(<\/?(?:br|sup|sub))\b[^<>]*>$/i.exec(tag) ?? [];
  return start === undefined ? '' : `${start}>`;
};

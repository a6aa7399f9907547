import { listPrintedTexts, printedAsOne } from './printed-texts.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

/** “具体见表格” stands for an answer that another form holds; what it leaves open is less than an empty template. */
const REFERRING = /具体(?:内容)?(?:详?见|参见)(?:附)?表格?/;

const NOUN = '(?:单位|街道|镇|乡|区|市|县|局|委|办|中心|项目|年|月|次|人|个|家|元|万元|%)';
const HINTS: readonly RegExp[] = [
  /^(?:目标|指标)?\d{0,2}[:：.、]?(?:…+|\.{3,}|。{3,}|·{3,})$/, // 「……」 alone; within a sentence it is punctuation
  /^指标\d{1,2}[:：]?$/,
  /[※★]/,
  /(?<![\dA-Za-z*])\*{2,}(?![\dA-Za-z*])/, // 138****0000 is a masked number
  new RegExp(`(?<![A-Za-zＡ-Ｚａ-ｚ])(?:[Xx]{2,}|[×Ｘｘ]{2,})(?=${NOUN})`),
  /[^\s_]_{3,}|_{3,}[^\s_]/,
  /\d{2,4}字(?:以内|左右)/,
  /^[(（【[]?(?:请|此处|在此)(?:简要|详细)?(?:填写|填列|说明|概述|描述)/,
  /[(（【[](?:请|此处|在此)(?:简要|详细)?(?:填写|填列|说明|概述|描述)[^)）】\]]*[)）】\]]/,
  /^(?:请)?(?:简要|详细)?说明项目/,
  /^结合自评情况[,，]|^对照年度目标[,，]/,
];

/** Something of every hint: most forms hold none of it anywhere. */
const MAY_HOLD =
  /具体|…|\.{3}|。{3}|·{3}|指标\d|[※★]|\*{2}|[XxＸｘ×]{2}|_{3}|字(?:以内|左右)|(?:请|此处|在此)(?:简要|详细)?(?:填写|填列|说明|概述|描述)|说明项目|结合自评情况|对照年度目标/;

/** The lines of a cell or of Markdown, without the marks for emphasis and lists; a heading names the lines under it. */
function linesOf(path: string, text: string): { line: string; heading: string }[] {
  const isBody = path === 'body';
  const plain = isBody
    ? text.replace(/(?<![\\*])\*\*(?=[^\s*])(.+?)(?<=[^\s\\*])\*\*(?!\*)/g, '$1').replace(/\\(?=[*_<>])/g, '')
    : text;
  let heading = '';
  return plain.split(/\r?\n/).flatMap((raw) => {
    const line = isBody ? raw.replace(/^\s*(?:[-+*]|\d+[.)])\s+/, '').trim() : raw.trim();
    if (isBody && line.startsWith('#')) heading = line.replace(/^#+\s*/, '');
    return line === '' || /^(?:[-*_]\s*){3,}$/.test(line) ? [] : [{ line, heading }];
  });
}

const quote = (line: string): string => (line.length > 40 ? `${line.slice(0, 40)}…` : line);

function findIn(path: string, text: string): Outcome[] {
  return linesOf(path, text).flatMap(({ line, heading }) => {
    const refers = REFERRING.test(line);
    if (!refers && !HINTS.some((hint) => hint.test(line))) return [];
    return [
      {
        at: path,
        message: `${heading && `“${heading}”`}这里留着表格模板的提示或占位符：“${quote(line)}”。`,
        printed: line,
        advice: refers ? '写明内容，或写清见哪一张表、哪一栏。' : '换成实际内容；没有内容可填的，删去或写“无”。',
        ...(refers && { severity: 'warning' as const }),
      },
    ];
  });
}

function check({ record }: RuleContext): Outcome[] {
  if (!MAY_HOLD.test(printedAsOne(record))) return [];
  return listPrintedTexts(record)
    .filter(({ path, text }) => MAY_HOLD.test(text) && !/^(?:labels|publication)\./.test(path))
    .flatMap(({ path, text }) => findIn(path, text));
}

const goal = (actual: string) => ({ goal: { expected: '为辖区居民举办便民服务活动。', actual } });

export const PLACEHOLDER_LEFT: Rule = {
  id: 'placeholder-left',
  family: '填得全',
  title: '模板的提示或占位符没有换掉',
  why: '留着“……”“说明项目……”这类话，说明这一处没有真正填写。',
  basis: '通行做法',
  severity: 'error',
  needs: [],
  check,
  examples: [
    {
      title: '句子里的省略号、遮住的号码不是占位符',
      record: goal('服务老人、儿童……共3000人次，回访138****0000等用户。'),
      finds: [],
    },
    { title: '格子里只有省略号', record: goal('……'), finds: [{ at: 'goal.actual' }] },
    {
      title: '留着“100字以内”的提示',
      record: goal('对照年度目标，说明完成情况（100字以内）'),
      finds: [{ at: 'goal.actual' }],
    },
    { title: '单位名称没有换掉', record: { implementer: '**街道办事处' }, finds: [{ at: 'implementer' }] },
    {
      title: '只说见表格',
      record: goal('说明项目实施的周期，具体见表格。'),
      finds: [{ at: 'goal.actual', severity: 'warning' }],
    },
  ],
};

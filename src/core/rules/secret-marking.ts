import { isReadAsWritten, readThrough } from './personal-data/read-through.ts';
import { listPrintedTexts, printedAsOne, type PrintedText } from './printed-texts.ts';
import type { Rule } from './rule.ts';

/** Markings are often spaced out: 机 密 ★ 10年. */
const spaced = (word: string): string => [...word].join('[ \\t]{0,4}');
const LEVEL = `(?:${['绝密', '机密', '秘密'].map(spaced).join('|')})`;
const INNER = `${spaced('内部')}[ \\t]{0,4}(?:${['资料', '文件', '材料', '使用'].map(spaced).join('|')})`;
const CLOSED = `(?:不予|不宜|不)公开`;
const NOT_FURTHER = '(?:请勿|切勿|严禁|不得|禁止)(?:外传|外泄|公开|扩散|转发|复印)';

/** Markings, not words: 商业秘密, 保守国家秘密 and 对不予公开的信息 are part of sentences. */
const MARKINGS = [
  new RegExp(`${LEVEL}级? ?[★☆✩✭⭐▲*※] ?[^\\s,。;]{0,6}`),
  new RegExp(`(?:${spaced('密级')}|保密等级) ?[::]? ?(?:${LEVEL}|内部)`),
  new RegExp(
    `[([【〔《<「『](?:${LEVEL}级?|${INNER}|(?:此件)?${CLOSED})(?:[,、 ][^)\\]】〕》>」』\\n]{0,12})?[)\\]】〕》>」』]`,
  ),
  new RegExp(`${INNER}[,、 ]{0,2}(?:注意保[存密管]|${NOT_FURTHER})`),
  new RegExp(`(?:仅供|仅限|只供)内部(?:使用|参考|传阅|交流|掌握)`),
  new RegExp(`(?:公开(?:方式|属性|类型|形式|类别|范围)|是否公开) ?[::]? ?${CLOSED}`),
  new RegExp(`此件${CLOSED}`),
  new RegExp(`保密期限 ?[::]? ?(?:\\d|长期)`),
  new RegExp(`^[ \\t#>*]*(?:(?:工作|国家)?${LEVEL}级?|${INNER}|不予公开|${NOT_FURTHER})[ \\t*!。]*$`, 'm'),
];
const EVERY = MARKINGS.map((pattern) => new RegExp(pattern, `g${pattern.flags}`));

/** Few texts hold any word of a marking. */
const MAY_BE_MARKED = /[绝机秘密][ \t　]{0,4}[密级]|保密|内[ \t　]{0,4}部|不[予宜]?公开|(?:请勿|切勿|严禁|不得|禁止)/;

/** Every marking in a text or in it together with its label, in half-width. */
export function findMarkings({ label, text }: Pick<PrintedText, 'label' | 'text'>): string[] {
  const { plain } = readThrough(label ? `${label}:${text}` : text);
  if (!MAY_BE_MARKED.test(plain)) return [];
  const places = label ? [readThrough(text).plain, plain] : [plain];
  const found = places.flatMap((place) =>
    EVERY.flatMap((pattern) => [...place.matchAll(pattern)].map(([marking]) => marking.trim())),
  );
  return [...new Set(found)];
}

export const SECRET_MARKING: Rule = {
  id: 'secret-marking',
  family: '发得出',
  title: '表中有密级或不公开的标志',
  why: '带有密级或“不予公开”标志的内容不能上网。即使是表格模板里留下的，也要先弄清楚再发布。',
  basis: '《中华人民共和国保守国家秘密法》（2024年修订）第三十五条；《中华人民共和国政府信息公开条例》第十四条',
  severity: 'error',
  needs: [],
  check({ record }) {
    const whole = printedAsOne(record);
    if (!MAY_BE_MARKED.test(isReadAsWritten(whole) ? whole : readThrough(whole).plain)) return [];
    return listPrintedTexts(record).flatMap((printed) => {
      const [marking] = findMarkings(printed);
      if (!marking) return [];
      return [
        {
          at: printed.path,
          message: `这里有“${marking}”的标志，带这种标志的内容不能公开。`,
          printed: marking,
          advice: '先停止发布，请保密审查人员确认；确属误留的，删去标志后再发布。',
        },
      ];
    });
  },
  examples: [
    {
      kind: 'narrative',
      title: '正文里留着密级',
      record: { body: '机密★1年\n\n## 一、项目概述\n\n略。' },
      finds: [{ at: 'body' }],
    },
    {
      kind: 'narrative',
      title: '提示内部使用、不予公开',
      record: { kind: 'narrative', title: '项目经费情况说明（内部资料，注意保存）', body: '公开方式：不予公开' },
      finds: [{ at: 'title' }, { at: 'body' }],
    },
    {
      kind: 'narrative',
      title: '字间有空格、有看不见的字符',
      record: { department: '机　密 ★ 10年', implementer: '秘\u200b密☆' },
      finds: [{ at: 'department' }, { at: 'implementer' }],
    },
    {
      kind: 'narrative',
      title: '讲到保密工作的话不是标志',
      record: { body: '组织保守国家秘密法宣传2次，保护商业秘密；对不予公开的信息说明理由，内部资料归档及时。' },
      finds: [],
    },
  ],
};

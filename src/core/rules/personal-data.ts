import type { FormRecord } from '../forms/registry.ts';
import type { SiteConfig } from '../library/site.ts';
import { findPersonalData, type PersonalDatum, type PersonalKind } from './personal-data/find-personal-data.ts';
import { mayHoldNumbers } from './printed-signs.ts';
import { listPrintedTexts, type PrintedText } from './printed-texts.ts';
import type { Rule } from './rule.ts';

const NAMES: Record<PersonalKind, string> = {
  'id-number': '身份证号码',
  document: '护照、通行证号码',
  'bank-card': '银行卡号',
  mobile: '手机号码',
  landline: '个人的联系电话',
  email: '电子邮箱',
};

/** An index number may have the digits of a telephone; what stands under any other label is told by the label. */
const labelOf = ({ path, label }: PrintedText): string | undefined => (path === 'publication.index' ? '索引号' : label);

/** Personal data in a cell, its label read with it. */
export const findPersonalIn = (printed: PrintedText): PersonalDatum[] => {
  const label = labelOf(printed);
  return findPersonalData(label ? `${label}：${printed.text}` : printed.text);
};

/** Names of the file a record was made from, where the public sees them. */
function namesOfOriginal({ source: { file, part = '' } }: FormRecord, { originals }: SiteConfig): PrintedText[] {
  const names = Object.entries({ 'source.file': file, 'source.part': part });
  return originals === 'name' ? names.map(([path, text]) => ({ path, label: undefined, text })) : [];
}

/** What was found, in words: `这里有手机号码“138****8000”（中间已遮住）。` */
export const sayPersonal = ({ kind, masked }: PersonalDatum): string =>
  `这里有${NAMES[kind]}“${masked}”（中间已遮住）。`;

export const PERSONAL_DATA: Rule = {
  id: 'personal-data',
  family: '发得出',
  title: '表中有个人信息',
  why: '身份证号、手机号、银行卡号一旦上网就收不回来，可能被人冒用。公开绩效不需要这些。',
  basis: '《中华人民共和国个人信息保护法》第二十五条、第三十四条；《中华人民共和国政府信息公开条例》第十五条',
  severity: 'error',
  needs: [],
  check: ({ record, site }) =>
    [...listPrintedTexts(record), ...namesOfOriginal(record, site)].flatMap((printed) =>
      (mayHoldNumbers(printed.text) || printed.label ? findPersonalIn(printed) : []).map((datum) => ({
        at: printed.path,
        message: sayPersonal(datum),
        printed: datum.masked,
        advice: '发布前删去，或用 * 遮住中间几位；来源文件若一并公开，也要同样处理。',
      })),
    ),
  examples: [
    {
      kind: 'narrative',
      title: '证件号码和手机号码，连写、分开写、全角都能认出来',
      record: {
        body: '领取人证件号码 11010519491231002X，手机 138 0013 8000，另一手机１３９００１３９０００。',
        implementer: '某某街道社区党群服务中心',
      },
      finds: [{ at: 'body' }, { at: 'body' }, { at: 'body' }],
    },
    {
      kind: 'narrative',
      title: '夹着看不见的字符、分成两行、旧的十五位证号，也一样',
      record: {
        implementer: '138\u200b0013\u200b8000',
        body: '身份证号 110105<br>19491231002X，旧身份证 110105491231002。',
      },
      finds: [{ at: 'body' }, { at: 'body' }, { at: 'implementer' }],
    },
    {
      kind: 'narrative',
      title: '前面有编号、用别的符号分开的，也一样',
      record: { body: '1.13800138000；2.110105-1949-1231-002X；手机一三八零零一三八零零零，138、0013、8000。' },
      finds: [{ at: 'body' }, { at: 'body' }, { at: 'body' }, { at: 'body' }],
    },
    {
      kind: 'narrative',
      title: '文号、索引号、项目编码、金额、网址不是个人信息',
      record: {
        body: '依据沪松委组〔2017〕31号；索引号：A0003-2024-048；项目编码：13000021000；安排13800138000元；见 https://www.example.gov.cn/13800138000.html，公开电话 021-62345678。',
      },
      finds: [],
    },
  ],
};

import { findPersonalData, type PersonalKind } from './personal-data/find-personal-data.ts';
import { listPrintedTexts } from './printed-texts.ts';
import type { Rule } from './rule.ts';

const NAMES: Record<PersonalKind, string> = {
  'id-number': '身份证号码',
  'bank-card': '银行卡号',
  mobile: '手机号码',
  landline: '个人的联系电话',
  email: '电子邮箱',
};

/** Index numbers, and cells that hold an amount, a rate or points. */
const isCell = (path: string): boolean => path === 'publication.index' || /^funds\.\d+\.(?!label$|extra\.)/.test(path);

export const PERSONAL_DATA: Rule = {
  id: 'personal-data',
  family: '发得出',
  title: '表中有个人信息',
  why: '身份证号、手机号、银行卡号一旦上网就收不回来，可能被人冒用。公开绩效不需要这些。',
  basis: '《中华人民共和国个人信息保护法》第二十五条、第三十四条；《中华人民共和国政府信息公开条例》第十五条',
  severity: 'error',
  kinds: ['narrative', 'target', 'tracking', 'self-evaluation'],
  check: ({ record }) =>
    listPrintedTexts(record).flatMap(({ path, label, text }) =>
      isCell(path)
        ? []
        : findPersonalData(label ? `${label}：${text}` : text).map(({ kind, masked }) => ({
            at: path,
            message: `这里有${NAMES[kind]}“${masked}”（中间已遮住）。`,
            printed: masked,
            advice: '发布前删去，或用 * 遮住中间几位；来源文件若一并公开，也要同样处理。',
          })),
    ),
  examples: [
    {
      title: '证件号码和手机号码，连写、分开写、全角都能认出来',
      record: {
        body: '领取人证件号码 11010519491231002X，手机 138 0013 8000，另一手机１３９００１３９０００。',
        implementer: '某某街道社区党群服务中心',
      },
      finds: [{ at: 'body' }, { at: 'body' }, { at: 'body' }],
    },
    {
      title: '文号、索引号、项目编码、金额、网址不是个人信息',
      record: {
        body: '依据沪松委组〔2017〕31号；索引号：A0003-2024-048；项目编码：13000021000；安排13800138000元；见 https://www.example.gov.cn/13800138000.html，公开电话 021-62345678。',
      },
      finds: [],
    },
  ],
};

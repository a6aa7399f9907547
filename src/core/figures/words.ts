import { halfWidth } from './width.ts';

/** A text without white space and closing marks: how words of targets and results are compared. */
export const bareWords = (text: string): string =>
  halfWidth(text)
    .replace(/[\s。;,]/g, '')
    .replace(/[*x✕](?=\d)/g, '×');
/** 已建立健全 for 建立健全, 全部覆盖 for 全覆盖, 按季度拨付 for 每季拨付, 每月5日前报送 for 每月5日前. */
export const withoutDone = (said: string): string =>
  said
    .replace(/^(?:已经?|均|达到|实现|做到|保持)+(?=..)|(?<=..)了$/g, '')
    .replace(/^(?:100%|全部|全面|全)(?=覆盖$)/, '全')
    .replace(/^100%(?=\p{Script=Han}{2,6}$)/u, '全部')
    .replace(/(?<=[月季])度(?!过)/g, '')
    .replace(/^按(?=[月季年周]\p{Script=Han}{2,}$)/u, '每')
    .replace(/(?<=每.{2,4}[前内])\p{Script=Han}{2}$/u, '');

const AIM = '(?:预期|年度|绩效|既定)?(?:指标|目标|任务)?';
const DONE = '(?:达成|完成|实现|达到|达标|开展|实施|启动|建成|落实)';
const DECLARED = new RegExp(`^(?:已?(?:按时|按期|如期|全部)?(?:达成|完成|实现)${AIM}|已?达标|达到(?:预期|年度)?目标)$`);
const DENIED = new RegExp(
  `^(?:[尚暂还]?未能?(?:全部|完全|按时|按期|如期|及时)?${DONE}${AIM}|没有?${DONE}${AIM}|(?:大?部[分份]|一部分|少部分)${DONE}${AIM}|${DONE}(?:了)?(?:大?部分|一部分)|[未不]达标|(?:(?:因|受|由于).{2,12})?(?:未|没有|取消|暂停|停止)(?:开展|实施|举办|进行|组织|召开)(?:过|了)?(?:满意度|问卷|抽样|竣工)*(?:调查|测评|评价|检测|活动|培训|工作|验收|评审|审计|考核)?)$`,
);

/** Words such as 达成指标, which state no result. */
export const isDeclared = (said: string): boolean => DECLARED.test(said);
/** Words such as 未完成 and 部分完成: they deny whatever the target is. */
export const isDenied = (said: string): boolean => DENIED.test(said);

const NEGATION =
  /^(?:未见|未有|[尚还暂]?未能?|不可|难以|(?:无|没有|未)明显|未得到|未完全|未全部|未及|没有?|没能|不够?|不太|不能|不完全|无法|部[分份]|仅部分|基本[未不])(?:完全|全部|全面|得到|有效|按期|按时|能够?)?/;

/** Words that say the contrary of one another, up to adverbs before them. */
const CONTRARY: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:及时|准时|按时|按期|如期|按计划|按进度)(?:完成|办理|发放|拨付|支付|响应)?$/,
    /延迟|滞后|延误|逾期|拖延|超期|延期|推迟/,
  ],
  [
    /^(?:提升|提高|增强|改善|增长|增加|上升|加强|优化|改进)$/,
    /^(?:下降|降低|减弱|恶化|下滑|减少|倒退|变差|持平|不变)$/,
  ],
  [/^(?:下降|降低|减少|减轻|缩短)$/, /^(?:上升|增加|增长|提高|反弹|加重|延长|持平|不变)$/],
  [/^(?:合格|达标|通过|良好|优良|优秀|优)$/, /^(?:不合格|不达标|不通过|较差|差|不良)$/],
  [/^(?:稳定|平稳)$/, /^(?:波动|下降|不稳)$/],
  [/^长期$|^长效$/, /^短期$|^临时$/],
  [/^一次性?(?:验收)?(?:通过|合格|达标)$/, /(?:整改|返工|复[验检]|补考)后|第?[二两三2-9]次/],
];
const ADVERB = /^(?:有所|略有|稍有|显著|明显|持续|稳步|逐步|有效|进一步|大幅|不断|得到)+/;
const THAN_BEFORE = /^(?:同比|环比|[较比]上?一?年度?(?:同期)?)/;
const COMPLETED = /完成|建成|竣工|完工|验收|办结|交付|投入使用|投用|投运|上线|启用/;
const UNDER_WAY =
  /^(?:正在|尚在|仍在)|(?:进行|推进|编制|编写|起草|研究|实施|办理|施工|建设|筹备|审批|采购|改造|开发|安装|调试|装修|设计|论证|评审|报批|招标|整理|测试|完善|验收)(?:之)?中$/;
/** 主体已封顶，正在装修; not 已完成，正在使用. */
const STILL_AT = /(?:正在|尚在|仍在)(?!使用|运行|运营|应用|发挥|服役)/;

const LEFT_UNDONE = new RegExp(`^(.{2,}?)(?:[尚暂还仍])?未能?(?:全部|完全)?(?:${COMPLETED.source})$`);
/** What is done with all its parts. */
const AS_A_WHOLE = /竣工|完工|建成|交付|投入使用|投用|投运|启用/;
/** 尚有2处未整改 */
const REST_UNDONE = /(?:尚|仍|还|另)有.{1,8}(?:未|没有)/;

/** 主体工程尚未完工 for 完成主体工程: what was to be done is named as not done. */
export function leavesUndone(wanted: string, said: string): boolean {
  const [, what] = LEFT_UNDONE.exec(said) ?? [];
  if (what === undefined || NEGATION.test(wanted)) return asksForAll(wanted) && REST_UNDONE.test(said);
  return COMPLETED.test(wanted) && (wanted.includes(what) || AS_A_WHOLE.test(wanted));
}

/** 正在建立 for 建立. */
const isStillAt = (wanted: string, said: string): boolean =>
  [`正在${wanted}`, `尚在${wanted}`, `仍在${wanted}`, `${wanted}中`].includes(said);

const ABOVE = /^(?:高于|优于|超过|不低于|不差于)(?=\p{Script=Han})/u;
const BELOW = /^(?:低于|差于|未达到?|未超过)(?=\p{Script=Han})/u;
/** 低于全省平均水平 for 高于全省平均水平, and the other way round. */
const isOtherSide = (wanted: string, said: string): boolean =>
  [
    [ABOVE, BELOW],
    [BELOW, ABOVE],
  ].some(
    ([one, other]) => one!.test(wanted) && other!.test(said) && wanted.replace(one!, '') === said.replace(other!, ''),
  );

/** Whether a result in words says that a target in words was not reached: its own words denied, or their contrary. */
export function contradicts(wanted: string, said: string): boolean {
  const rest = said.replace(NEGATION, '');
  const isNegated = rest !== said && rest.length >= 2 && !NEGATION.test(wanted);
  if (isNegated && (rest.startsWith(wanted) || wanted.startsWith(rest) || wanted.endsWith(rest))) return true;
  const [plain, answer] = [wanted, said].map((text) => text.replace(THAN_BEFORE, '').replace(ADVERB, '')) as [
    string,
    string,
  ];
  if (CONTRARY.some(([good, bad]) => good.test(plain) && bad.test(answer))) return true;
  if (leavesUndone(wanted, said) || isStillAt(wanted, said) || isOtherSide(wanted, said)) return true;
  return COMPLETED.test(wanted) && (UNDER_WAY.test(said) || (STILL_AT.test(said) && !COMPLETED.test(said)));
}

const PROMPT = /^(?:及时|准时|按时|按期|如期|按计划|按进度)(?:完成|办理|发放|拨付|支付|竣工|完工|交付)?$/;
/** Whether a result in words is earlier than what was wanted in time: 提前完成 for 按时完成. */
export const isAhead = (wanted: string, said: string): boolean =>
  PROMPT.test(wanted) && /^(?:均|全部)?已?(?:提前|超前)/.test(said);

/** 未超标 for 不超标. */
export const isKeptUndone = (wanted: string, said: string): boolean =>
  wanted.startsWith('不') && wanted.length > 2 && said.replace(/^(?:均|全年)?(?:未|没有|无)/, '不') === wanted;

const BUDGET = '(?:年初|年度|批复|批准|项目|投资)?[预概]算(?:批复|控制)?(?:数|金额|总额|总投资|范围|额度|价)?';
const WITHIN_BUDGET = new RegExp(
  `^(?:(?:控制|保持)?在?${BUDGET}(?:以|之)?内|(?:[≤<]=?|不高于|不大于|小于等于|低于|小于|(?:不|未|不得|没有?)(?:超|超过|超出|突破))${BUDGET}|(?:不|未|没有?)超支)$`,
);
const OVER_BUDGET = new RegExp(`^已?(?:略?超|超过|超出|突破)了?${BUDGET}|^已?超支`);

/** Whether words say that money was kept within the budget; undefined where they do not speak of it. */
export const budgetKept = (text: string): boolean | undefined =>
  OVER_BUDGET.test(text) ? false : WITHIN_BUDGET.test(text) ? true : undefined;

const EVERYTHING =
  /^(?:实现|达到|做到|确保|完成)?(?:100%|百分之百|百分百)?(?:全部|全面|全覆盖|应.尽.|全(?=[^国省市区县年体科民]))/;
const DONE_WHOLE = /^(?:全部|按时|按期|如期)?(?:完工|竣工|建成|完成|办结|.{0,4}完毕)$/;
const PROGRESS = /完成|进度|支付|拨付|发放|执行|建成|施工/;
/** Whether a share is that of a thing that was to be done as a whole: 支付率76% for 支付完毕. */
export const isOfWhole = (wanted: string, said: string): boolean => DONE_WHOLE.test(wanted) && PROGRESS.test(said);

/** Whether a target in words asks for all there is: 全部整改, 全覆盖, 应保尽保. */
export const asksForAll = (wanted: string): boolean => EVERYTHING.test(wanted);

const NOTHING = /^(?:零|无|没有|[未不]发生|[未不]出现|杜绝|0)(?:发生|出现)?([^\d]{0,8})$/;
/** What a text says that there is none of (无重大事故: 重大事故); empty for a bare 无; undefined where it says no such thing. */
export const noneOf = (text: string): string | undefined => NOTHING.exec(text)?.[1];

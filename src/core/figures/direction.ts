/** Which way is better: no less than the target, or no more. */
export type Way = 'floor' | 'ceiling';

/** What tells the way of a target that prints no ≥ or ≤; `assumed` where nothing does. Words: `src/core/explain/attainment.ts`. */
export type Ground = 'cost' | 'control' | 'fault' | 'time' | 'share' | 'assumed';

export interface Sense {
  readonly way: Way;
  readonly ground: Ground;
}

/** What a form prints of an indicator beside its values. */
export interface IndicatorNames {
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
}

/** What should not happen. */
const FAULT_WORDS =
  '事故|投诉|违规|违纪|违法|差错|错误|失误|出错|故障|死亡|伤亡|受伤|发病|发案|上访|信访|舆情|缺陷|流失|辍学|超标|退货|返工|逾期|延误|误差|遗漏|破损|空置|闲置|拖欠|欠费|负面报道|负面影响|不良|复发|感染|火灾|拥堵|积水|内涝|损失|损耗|纠纷|泄露|泄漏|中断|宕机|漏损|漏报|误报|失业|返贫|致贫|欠薪|缺勤|发案|撂荒|抛荒|违约|群体性|(?:安全|责任|突发|失密|泄密|不良|负面)事件';
const FAULT = new RegExp(FAULT_WORDS);
/** What is measured of pollution. */
const POLLUTION =
  /(?:PM|颗粒物|污染物|二氧化硫|氮氧化物|粉尘|扬尘|降尘|臭氧|COD|氨氮|总磷|总氮|噪声|噪音).*(?:浓度|排放|含量|量|值|分贝)/i;
/** The name ends with it: 投诉起数, but not 投诉处理率 or 违法建筑拆除套数, of which more is better. */
const ENDS_IN_FAULT = new RegExp(
  `(?:${FAULT_WORDS})(?:事件|案件|问题|现象|行为)?(?:的?发生|控制)?(?:起数|次数|件数|例数|人数|人次|宗数|数量|总数|频次|情况|比例|占比|时间|时长|数|率|量|次|起)?(?:[（(].*)?$`,
);
/** What is to be kept low. */
const COST =
  /成本|费用|造价|单价|采购价|价格|能耗|耗电|耗水|用电量|用水量|排放量|超支|(?:[水电气油话餐租]|会议|差旅|培训|接待|招待|印刷|燃油|办公|维修|维护|劳务|咨询|物业|邮寄|交通|监理|审计|检测|评审)费/;
/** What a budget or a plan of posts is held to: the share of it that was used. */
const CONTROL =
  /(?:经费|费用?|成本|预算|概算|支出|投资|造价|在职人员|编制|人员)(?:总额|规模|数)?控制率|三公.*(?:变动|增长)率/;
const MONEY = /元|^[百千]?[万亿]$/;
/** Money that people are to get, or costs brought down: more of it is no fault. */
const GIVEN =
  /补助|补贴|救助|奖补|奖励|津贴|待遇|抚恤|慰问|低保|养老|工资|发放|兑付|节约|节省|降低|下降|减少|压减|收益|收入|回收|比例|控制率|及时|合规/;
/** How long something may take. */
const TIME_LIMIT = /时限|时间|时长|周期|工期|期限|用时|耗时|响应|办结|等待|到达|时效|办理/;
/** How long something is to last. */
const LASTING =
  /运行|开放|服务|培训|学时|课时|持续|使用|寿命|保修|质保|正常|值班|值守|在岗|工作时|公示|展出|展览|播放|志愿|优良|储备|供应|营业|保障|有效|保存|活动|达标|开展/;
const UNIT_OF_TIME = /^(?:分钟|个?小时|(?:日历|自然)?[天日]|个?工作日|周|个?星期|个?月|年)$/;
const SHARE = /(?:率|度|比例|占比|比重|满意|覆盖面|水平)$/;

/** The way a target is meant that prints no operator, or only `=`: by the sort of indicator, else no less, as an assumption. */
export function senseOf({ name, level1, level2 }: IndicatorNames, unit: string): Sense {
  if (ENDS_IN_FAULT.test(name.trim()) || (POLLUTION.test(name) && !GIVEN.test(name)))
    return { way: 'ceiling', ground: 'fault' };
  if (CONTROL.test(name)) return { way: 'ceiling', ground: 'control' };
  const isCost = (COST.test(name) && MONEY.test(unit)) || [level1, level2].some((level) => level.includes('成本'));
  if (isCost && !GIVEN.test(name)) return { way: 'ceiling', ground: 'cost' };
  const isLimit = TIME_LIMIT.test(name) || level2.includes('时效');
  if (isLimit && UNIT_OF_TIME.test(unit) && !LASTING.test(name)) return { way: 'ceiling', ground: 'time' };
  if (
    !isCost &&
    SHARE.test(name.replace(/[（(].*$|情况$|指标$/g, '')) &&
    (unit === '%' || unit === '' || unit === '分')
  )
    return { way: 'floor', ground: 'share' };
  return { way: 'floor', ground: 'assumed' };
}

/** Whether a name speaks of what should not happen (事故, 投诉), so that 无 and 零 of it are numbers. */
export const isFault = (text: string): boolean => FAULT.test(text);

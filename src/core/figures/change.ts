/** Which way a number of change goes. */
export type Change = 'up' | 'down';

const UP = '提高|提升|增长|增加|上升|增|只增不减';
const DOWN = '下降|降低|减少|压减|压缩|缩短|减|只减不增';
const THAN_BEFORE = '(?:[比较与](?:上年|上一年|去年|前一?年|往年)?(?:度)?(?:同期)?(?:水平)?(?:相比)?|同比|环比)?';
const CHANGE = new RegExp(`^(.*?)${THAN_BEFORE}(?:有所|明显|显著)?(?:(${UP})|(${DOWN}))了?$`);
const NAMES_UP = /提高|提升|增长|增加|上升/;
const NAMES_DOWN = /下降|降低|减少|压减|压缩|缩短/;

/** Words beside a number taken apart: 单位能耗同比下降 is 下降 of 单位能耗. */
export interface Told {
  readonly subject: string;
  readonly change: Change | undefined;
}

/** What words beside a number speak of, and the way of change that they end with. */
export function readTold(words: string): Told {
  const [, subject, up, down] = CHANGE.exec(words) ?? [];
  return { subject: subject ?? words, change: up ? 'up' : down ? 'down' : undefined };
}

/** The way that words of change alone name: 比上年减少, 提高; undefined for any others. */
export const changeOf = (words: string): Change | undefined => {
  const { subject, change } = readTold(words);
  return subject === '' ? change : undefined;
};

/** The way of change that the name of an indicator tells: 能耗下降率. */
export function changeInName(name: string): Change | undefined {
  const [up, down] = [NAMES_UP.test(name), NAMES_DOWN.test(name)];
  return up === down ? undefined : up ? 'up' : 'down';
}

/** What is measured: 满意度, 培训人数. */
const MEASURED = /(?:率|度|数|量|额|面积|长度|里程|时间|金额|成本|标准|比例)$/;
const SHARED = 2;

/** Whether the subject of a number is the indicator itself, said once more: 活动 of 活动场次, 培训人数 of 参训人数. */
export function isNamed(subject: string, name: string): boolean {
  if ([...subject].every((sign) => name.includes(sign))) return true;
  return MEASURED.test(subject) && name.includes(subject.slice(-SHARED));
}

import { HAN_NUMBER } from './han-number.ts';
import { COUNTED, parseQuantity, readAnyDigits, type Measure, type Quantity } from './measure.ts';
import { NUMBER } from './number.ts';
import { OPERATOR } from './operator.ts';
import { UNIT } from './unit.ts';
import { halfWidth } from './width.ts';

/** Words before a number that only say that it was done. */
const DOING =
  /^(?:已|共计?|累计|合计|总计|实际|全年|[本当]年度?|年内|完成|开展|组织|举办|召开|发放|整改|达到?|实现|建成|新建|建设|培训|服务|受益|覆盖|采购|购置|配备|发生|出现|新增|检查|巡查|宣传|慰问|印制|制作|维修|改造|安装|种植|支付|支出|拨付|了)+$/;
const STATED = new RegExp(`^([\\p{Script=Han}“”]{1,12}?)((?:${OPERATOR})?\\s*(?:${NUMBER})(?:${UNIT})?[。;]?)$`, 'u');
/** A share with what it is a share of behind it: 100%及时, 95%合格. */
const SHARE_OF = new RegExp(
  `^((?:${OPERATOR})?(?:${NUMBER})%)(?:按[时期])?(?:及时|完成|合格|达标|覆盖|到位|通过|完好|办结|整改|满意)$`,
);

/** Which way a number of change goes. */
export type Change = 'up' | 'down';
const THAN_BEFORE = '(?:[比较与](?:上年|上一年|去年|前一?年|往年)?(?:度)?(?:同期)?(?:水平)?(?:相比)?|同比|环比)?';
const UP = new RegExp(`^${THAN_BEFORE}(?:有所|明显|显著)?(?:提高|提升|增长|增加|上升|增)了?$`);
const DOWN = new RegExp(`^${THAN_BEFORE}(?:有所|明显|显著)?(?:下降|降低|减少|压减|压缩|缩短|减)了?$`);

/** The way that words of change name: 比上年减少, 提高; undefined for any others. */
export const changeOf = (words: string): Change | undefined =>
  UP.test(words) ? 'up' : DOWN.test(words) ? 'down' : undefined;

/** A number that a text states, and what it says of it beyond that it was done: `整改80%` is 80 %, `同比提高5%` is 5 % of 同比提高. */
export interface Stated {
  readonly about: string;
  readonly quantity: Quantity;
}

/** The one number of a measure: its own, or that behind a few words. */
export function readStated(measure: Measure): Stated | undefined {
  if (measure.kind === 'quantity') return { about: '', quantity: measure };
  if (measure.kind !== 'words') return undefined;
  const plain = halfWidth(measure.text).trim();
  const [, lead = '', rest = ''] = STATED.exec(plain) ?? [];
  const number = rest || SHARE_OF.exec(plain)?.[1];
  const quantity = number ? parseQuantity(number, {}) : undefined;
  return quantity && { about: lead.replace(DOING, ''), quantity };
}

const PERIODS = '半年|年度?|季度?|月度?|周|天|日';
const BY = `${PERIODS}|人|户|家|亩|村|社区|镇|街道|场|次|期|班|台|套|名|公里|平方米`;
const EACH = new RegExp(
  `^((?:每[个一]?(?:${BY}))+)(?:至少|不少于|不低于|不超过|开展|组织|举办|召开|完成|补助|补贴|发放)*(${NUMBER}|${HAN_NUMBER})((?:${COUNTED}))$`,
);
const PERIOD_UNITS: Readonly<Record<string, string>> = { 季: '季度', 年度: '年', 月度: '月' };

/** What happens so often by a part of the year, or comes to so much by person, as a number of that unit: `每季度1次` is 1 次/季度. */
export function readEach(text: string): Quantity | undefined {
  const [, each = '', count = '', counted = ''] = EACH.exec(halfWidth(text).replace(/[\s。;]/g, '')) ?? [];
  const number = count ? readAnyDigits(count) : undefined;
  if (!number) return undefined;
  const by = each
    .split('每')
    .slice(1)
    .map((word) => word.replace(/^[个一]/, ''))
    .map((word) => `/${PERIOD_UNITS[word] ?? word}`);
  return {
    kind: 'quantity',
    text,
    pieces: ['', text, ''],
    operator: undefined,
    ...number,
    unit: counted + by.join(''),
  };
}

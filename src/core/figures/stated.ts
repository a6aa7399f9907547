import { HAN_NUMBER } from './han-number.ts';
import { parseQuantity, withoutRemark, type Measure, type Quantity } from './measure.ts';
import { COUNTED, readAnyDigits } from './number-in-words.ts';
import { NUMBER } from './number.ts';
import { OPERATOR, parseOperator } from './operator.ts';
import { UNIT } from './unit.ts';
import { halfWidth } from './width.ts';

/** Words before a number that only say that it was done; not the 完成 of 完成率. */
const DOING =
  /^(?:已|共计?|累计|合计|总计|实际|全年|[本当]年度?|年内|完成|办理|受理|处理|调解|演出|接待|获得?|走访|开展|组织|举办|召开|发放|整改|达到?(?!标)|实现|建成|新建|建设|培训|服务|受益|覆盖|采购|购置|配备|发生|出现|新增|检查|巡查|宣传|慰问|印制|制作|维修|改造|安装|种植|支付|支出|拨付|了)+(?=$|..)/;
/** What ties the words to their number: 满意度达到, 合格率为. */
const BEING = /(?:已?达到?了?|(?:保持|稳定|维持)在|为|是)$/;
const STATED = new RegExp(
  `^([\\p{Script=Han}“”]{1,12}?|[^≥≤<>=,;。]{1,20}(?=[≥≤<>=]))((?:${OPERATOR})?\\s*(?:${NUMBER})(?:${UNIT})?[。;]?)$`,
  'u',
);
/** A share with what it is a share of behind it: 100%及时, 95%合格. */
const SHARE_OF = new RegExp(`^((?:${OPERATOR})?(?:${NUMBER})%)(?![以左上]|增|下降|提|减)\\p{Script=Han}{2,5}$`, 'u');
/** 经调查，满意度为93.5%; 因天气原因完成92% */
const KNOWN_BY = /^(?:(?:经|根据|据|通过|按照?)[^,\d]{1,12},|(?:因|受|由于)[^,\d]{1,10}(?:原因|影响|所致),?)/;
/** What a number is of that is not the whole (每村5万元, 其中党员20人), or counts from (合同签订后30日内). */
const OF_A_PART = /^(?:每|平均|[人户村生亩]均|其中|另|单)|^(?:半|[两双])?个?[月季周日年]$|[前后起]$/;

/** A number that a text states, and what it says of it beyond that it was done: `整改80%` is 80 %, `同比提高5%` is 5 % of 同比提高. */
export interface Stated {
  readonly about: string;
  /** Whether words that it was done stand before it: 印制宣传册2800册. */
  readonly isDone?: boolean;
  readonly quantity: Quantity;
}

/** The one number of a measure: its own, or that behind a few words. */
export function readStated(measure: Measure): Stated | undefined {
  if (measure.kind === 'quantity') return { about: '', quantity: measure };
  if (measure.kind !== 'words') return undefined;
  const plain = withoutRemark(halfWidth(measure.text).trim().replace(KNOWN_BY, ''));
  const [, lead = '', rest = ''] = STATED.exec(plain) ?? [];
  const number = rest || SHARE_OF.exec(plain)?.[1];
  const quantity = number ? parseQuantity(number, {}) : undefined;
  if (!quantity) return readShare(plain);
  const about = withoutDoing(lead);
  return { about: about.replace(BEING, ''), isDone: about !== lead, quantity };
}

const SHARE_PART = new RegExp(`^(\\p{Script=Han}{2,12}?(?:率|度|比例|占比))((?:${OPERATOR})?${NUMBER}%)$`, 'u');

/** The one share that a text of several parts states: 抽检150批次，合格146批次，合格率97.3%. */
function readShare(plain: string): Stated | undefined {
  if (plain.indexOf('%') < 0 || plain.indexOf('%') !== plain.lastIndexOf('%')) return undefined;
  const [, lead = '', share] =
    plain
      .split(/[,;]/)
      .flatMap((part) => [SHARE_PART.exec(part.replace(/(?:达到?|为|是)(?=\d)/, '')) ?? []])
      .find(({ length }) => length > 0) ?? [];
  const quantity = share ? parseQuantity(share, {}) : undefined;
  return quantity && { about: lead, quantity };
}

/** A text without the words at its beginning that only say that it was done. */
export const withoutDoing = (text: string): string => text.replace(DOING, '');

/** Whether a bare number answers for what is told of the number wanted: 4个 for 新建5个, but not for 每村5个. */
export const isAnswered = ({ about }: Stated): boolean => !OF_A_PART.test(about);

const PERIODS = '半年|年度?|季度?|半个?月|[两双]个?月|月度?|周|天|日';
const BY = `${PERIODS}|人|户|家|亩|村|社区|镇|街道|场|次|期|班|台|套|名|公里|平方米`;
const EACH = new RegExp(
  `^((?:每[个一]?(?:${BY}))+|(?:人|户|村|生|亩)均)(?:开展|组织|举办|召开|完成|补助|补贴|发放)*(${OPERATOR})?(${NUMBER}|${HAN_NUMBER})((?:${COUNTED})(?:/[天日月年人户次])?)$`,
);
const PERIOD_UNITS: Readonly<Record<string, string>> = {
  ...{ 季: '季度', 年度: '年', 月度: '月' },
  ...{ 半个月: '半月', 两个月: '两月', 双月: '两月', 双个月: '两月' },
};

/** What happens so often by a part of the year, or comes to so much by person, as a number of that unit: `每季度1次` is 1 次/季度. */
export function readEach(text: string): Quantity | undefined {
  const plain = withoutRemark(halfWidth(text).trim()).replace(/[\s。;]/g, '');
  const [, each = '', operator, count = '', counted = ''] = EACH.exec(plain) ?? [];
  const number = count ? readAnyDigits(count) : undefined;
  if (!number) return undefined;
  const by = each
    .replace(/^(.)均$/, '每$1')
    .split('每')
    .slice(1)
    .map((word) => word.replace(/^[个一]/, ''))
    .map((word) => `/${PERIOD_UNITS[word] ?? word}`);
  return {
    kind: 'quantity',
    text,
    pieces: ['', text, ''],
    operator: parseOperator(operator),
    ...number,
    unit: counted + by.join(''),
  };
}

const TOTAL = new RegExp(`[,;](?:全年|共计?|合计|总计|累计|年度)+(${NUMBER}(?:${UNIT}))[。;]?$`, 'u');
/** The count of the year that stands behind one of its parts: 每日1次，全年365次. */
export function totalOf(text: string): Quantity | undefined {
  const [, total] = TOTAL.exec(halfWidth(text).trim()) ?? [];
  return total ? parseQuantity(total, {}) : undefined;
}

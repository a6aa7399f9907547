import type { Window } from './windows.ts';

const before = (text: string, start: number): string => text.slice(Math.max(0, start - 24), start);

/** A name in small letters may stand before a number; capitals begin a code. */
const GLUED = /[A-Za-z]_?$/;
const NAME = /(?:(?:^|[^\dA-Za-z])(?:[a-z]{2,20}_?)|(?:^|[^A-Za-z])(?:Tel|TEL|ID|No|NO)[.:]?)$/;

/** The number begins here: it does not go on a code. */
export function beginsHere(text: string, { start }: Window): boolean {
  const said = before(text, start);
  return !/[\dA-Za-z]$/.test(said) ? !/[A-Z]_$/.test(said) : GLUED.test(said) && NAME.test(said);
}

const COUNTED = '(?:人次|平方米|立方米|公里|㎡|份|吨)';
const GOES_ON = new RegExp(String.raw`^(?:[\dA-Za-z]|_[\dA-Za-z]|[ ]?(?:\(?[万亿]?元(?!旦)|%|‰|${COUNTED}))`);
/** The number ends here: no letter, no money and no count follows. */
export const endsHere = (text: string, { end }: Window): boolean => !GOES_ON.test(text.slice(end, end + 6));

const MEASURE =
  /^[ ]?(?:人|个|件|次|户|家|场|名|项|台|套|册|条|天|万|亿|吨|米|平|公|㎡|亩|只|辆|间|处|期|批|篇|分|页|元)/;
const LISTED = /(?:分别|各|依次|共|合计|小计|其中)(?:是|为|有)?[::]?[ ]?$/;
/** What stands around says that it is a list of figures. */
export const isListOfFigures = (text: string, { start, end }: Window): boolean =>
  MEASURE.test(text.slice(end, end + 3)) || LISTED.test(before(text, start));

/** The word before a number that is a code, not a telephone or a card. */
const CODE =
  /(?:编码|编号|代码|索引号|标识码|文号|流水号|合同号|条码|登记号|备案号)(?:\([^()]{0,10}\))?[::为是\s]{0,3}[A-Za-z\-]{0,6}$/;
/** A sign or word that makes the number after it an amount. */
const AMOUNT = /(?:[￥¥]|金额(?:\([^()]{0,6}\))?[::为是]?) ?$/;
const PHONE = /(?:手机|电话|联系|微信|号码|[Tt][Ee][Ll]|[Mm]obile)[^\d\n]{0,10}$/;
const CARD = /(?:卡号|账号|帐号|账户|帐户|银行卡|存折)[^\d\n]{0,10}$/;
const IDENTITY = /(?:身份证|证件|公民身份|身份号)[^\d\n]{0,10}$/;
const SUBSCRIBER = /(?:电话|座机|号码|[Tt][Ee][Ll])[::]? ?$/;

const says =
  (pattern: RegExp) =>
  (text: string, { start }: Pick<Window, 'start'>): boolean =>
    pattern.test(before(text, start));
export const saysCode = says(CODE);
export const saysAmount = says(AMOUNT);
export const saysPhone = says(PHONE);
export const saysCard = says(CARD);
export const saysIdentity = says(IDENTITY);
export const saysSubscriber = says(SUBSCRIBER);

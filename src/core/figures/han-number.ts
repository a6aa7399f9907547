import { Exact, ZERO } from './decimal.ts';

const DIGITS: ReadonlyMap<string, Exact> = new Map(
  ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((same, value) =>
    [...same].map((sign) => [sign, new Exact(value)] as const),
  ),
);
const PLACES: ReadonlyMap<string, Exact> = new Map(
  ['十拾', '百佰', '千仟'].flatMap((same, i) => [...same].map((sign) => [sign, new Exact(`1e${i + 1}`)] as const)),
);

const SIGNS = [...DIGITS.keys(), ...PLACES.keys()].join('');
/** Whole numbers in Chinese signs, in running or formal writing: `三`, `二十三`, `壹佰零五`, `十二万`. */
export const HAN_NUMBER = `[${SIGNS}][${SIGNS}万亿]*`;
const WHOLE = new RegExp(`^${HAN_NUMBER}$`);
/** Digit by digit: `二〇二三`, and the last places of a larger number: `零五`. 三五 is no 35: it may be 3 to 5. */
const SPELLED = new RegExp(`^(?=.*[零〇])[${[...DIGITS.keys()].join('')}]{2,}$`);

const readSpelled = (text: string): Exact => new Exact([...text].map((sign) => DIGITS.get(sign)!.toFixed()).join(''));

/** Up to 9999: `一千零二十`; undefined where the signs make no number. */
function readSection(text: string): Exact | undefined {
  if (SPELLED.test(text)) return readSpelled(text);
  let [total, digit, last] = [ZERO, undefined as Exact | undefined, new Exact('1e4')];
  for (const sign of text) {
    const place = PLACES.get(sign);
    if (!place) {
      if (digit?.gt(0)) return undefined;
      digit = DIGITS.get(sign)!;
    } else if (place.lt(last) && !digit?.isZero() && (digit || (total.isZero() && place.eq(10)))) {
      total = total.plus((digit ?? new Exact(1)).times(place)); // 十二 begins without its 一
      [last, digit] = [place, undefined];
    } else return undefined;
  }
  return total.plus(digit ?? ZERO);
}

/** The value of a number in Chinese signs (`壹佰贰拾万` is 1200000); undefined where it is none. */
export function readHanNumber(text: string): Exact | undefined {
  const [, high, middle, low = ''] =
    (WHOLE.test(text) && /^(?:([^亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(text)) || [];
  if (high === undefined && middle === undefined && low === '') return undefined;
  const sections = [high, middle, low].map((section) => (section ? readSection(section) : ZERO));
  const [eights, fours, ones] = sections;
  return eights && fours && ones && eights.times('1e8').plus(fours.times('1e4')).plus(ones);
}

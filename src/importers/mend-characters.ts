/**
 * Radicals of U+2E80 to 2EFF and the characters that look the same: Unicode's own list of equivalents, with the Chinese form
 * where it has that of another country. Radicals of U+2F00 on decompose by themselves but for 户.
 */
const RADICALS =
  '⺁⺂⺄⺅⺆⺇⺈⺉⺊⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺦⺧⺨⺩⺪⺬⺭⺮⺯⺰⺱⺲⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾';
const CHARACTERS =
  '厂乛乙亻冂几刀刂卜小小兀尣尢巳幺彑彐忄扌攵旡日月歺母民氵氺灬爫丬牛犭王疋示礻竹糹纟罓罒网羊耂肀聿肉艹艹艹虎衤覀西见角讠贝足车辶辶辶邑钅長镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户';

const PLAIN = new Map([...RADICALS].map((radical, i) => [radical, [...CHARACTERS][i]!]));

/** Radicals, and characters that stand twice in Unicode for the sake of older sets: U+F900 on. */
const TWICE = /[\u2e80-\u2fd5\u31d0\uf900-\ufad9]|[\u{2f800}-\u{2fa1d}]/gu;

/** Signs without a shape: widths of zero, soft hyphens, marks of direction and of variants, controls of old systems. */
const UNSEEN =
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** Line ends that only some programs know. */
const ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;

const mend = (sign: string): string =>
  sign === '\u31d0' ? '一' : (PLAIN.get(sign) ?? (sign > '\u2fd5' ? sign.normalize('NFC') : sign.normalize('NFKC')));

/** What was mended in texts, for one note: the first example and how many there were. */
export interface Mended {
  twice: number;
  unseen: number;
  example: string;
}

export const newMended = (): Mended => ({ twice: 0, unseen: 0, example: '' });

/**
 * A text as a person sees it, who can tell neither a radical from its character nor what has no shape. Everything else stays
 * character for character. What was mended is counted in `mended`.
 */
export function mendCharacters(text: string, mended = newMended()): string {
  return text
    .replace(UNSEEN, () => {
      mended.unseen++;
      return '';
    })
    .replace(TWICE, (sign) => {
      const plain = mend(sign);
      if (plain !== sign) mended.twice++;
      mended.example ||= plain;
      return plain;
    })
    .replace(ENDS, '\n');
}

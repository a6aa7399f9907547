import { compareQuantities } from './compare-numbers.ts';
import { parseQuantity, type Measure } from './measure.ts';
import { MET, type Attainment, type Setting } from './outcome.ts';
import { NUMBER } from './number.ts';
import { OPERATOR, parseOperator } from './operator.ts';
import { halfWidth } from './width.ts';
import { bareWords } from './words.ts';

/** A number with its sign, and what it is counted by. */
const COUNT = new RegExp(
  `(${OPERATOR})?(${NUMBER})((?:[%‰㎡℃]|[\\p{Script=Han}a-zA-Z]{1,4}?(?=$|[,;、(。\\d]))?)`,
  'gu',
);
/** Words that only say that it was done. */
const DOING = /开展|组织|举办|召开|完成|建成|采购|购置|发放|已|共计?|实际|分别|各/g;
/** Numbers that are no counts, or tied to one another: dates, ranges, ratios, clauses of a law. */
const TIED = /##|#\s*(?:[-~—–:×*±/]|[至到比]#)|第#|#\s*[年月号时]/u;
const TWO = 2;

interface Listing {
  /** The text with its numbers taken out. */
  readonly words: string;
  readonly counts: readonly { readonly operator: string | undefined; readonly printed: string }[];
}

/** A text of several numbers taken apart: 电脑10台，打印机2台; undefined for any other. */
function readListing(text: string): Listing | undefined {
  const plain = halfWidth(text).replace(/[∼〜～]/g, '~');
  const counts = [...plain.matchAll(COUNT)].map(([, operator, number, unit]) => ({
    operator,
    printed: `${number}${unit}`,
  }));
  if (counts.length < TWO) return undefined;
  const words = plain
    .replace(COUNT, '#$3')
    .replace(DOING, '')
    .replace(/[\s,;、和及。()]/g, '');
  return TIED.test(words) ? undefined : { words, counts };
}

const MANY = /\d[^\d,.][^]*\d/;

/**
 * Two texts that list the same things with a number each (3个街道，各2次), number by number; undefined where they do not say the
 * same words. What is missed for certain is told before what is missed as an assumption.
 */
export function compareListings(target: Measure, actual: Measure, setting: Setting): Attainment | undefined {
  if (!MANY.test(target.text) || !MANY.test(actual.text) || bareWords(target.text) === bareWords(actual.text))
    return undefined;
  const [wanted, got] = [readListing(target.text), readListing(actual.text)];
  if (!wanted || wanted.words !== got?.words) return undefined;
  const all = wanted.counts.flatMap(({ operator, printed }, i): Attainment[] => {
    const [aim, came] = [parseQuantity(printed, {}), parseQuantity(got.counts[i]!.printed, {})];
    return aim && came ? [compareQuantities({ ...aim, operator: parseOperator(operator) }, came, setting)] : [];
  });
  if (all.length < wanted.counts.length || all.some(({ outcome }) => outcome === 'unverifiable')) return undefined;
  const missed = all.filter(({ outcome }) => outcome === 'missed').map(({ percent: _, ...one }) => one);
  return missed.find(({ sense }) => sense?.ground !== 'assumed') ?? missed[0] ?? MET;
}

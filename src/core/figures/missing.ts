/** Why a printed place gives no value. They print differently and must never be read as zero. */
export type MissingReason =
  | 'absent' // the form has no such place
  | 'blank' // the place is there and was left empty
  | 'dash' // a dash was printed
  | 'unreadable' // something is printed that is not a figure
  | 'zero-divisor'; // a rate whose divisor is 0

export interface Missing {
  readonly missing: MissingReason;
  /** The text as printed; empty for `absent`, `blank` and `zero-divisor`. */
  readonly text: string;
}

/** What every value that is not missing says of itself, so that `filter((value) => !isMissing(value))` narrows its type. */
export interface Present {
  readonly missing?: never;
}

const WORDS: Record<MissingReason, string> = {
  absent: '表中无此栏',
  blank: '未填',
  dash: '填“—”', // where the printed sign is not at hand
  unreadable: '无法识别',
  'zero-divisor': '除数为零',
};

/** Hyphens, dashes, the minus sign, the long-vowel and box-drawing strokes used for dashes, and the slash of Sichuan's forms. */
const DASHES = /^[-‐‑‒–—―−－﹣﹘ー─━/／\s]+$/u;

export const isMissing = (value: object): value is Missing => 'missing' in value;
export const missing = (reason: MissingReason, text = ''): Missing => ({ missing: reason, text });

/** The words for a missing value: 未填, 填“/”, 无法识别. */
export const explainMissing = ({ missing: reason, text }: Missing): string =>
  reason === 'dash' && text.trim() ? `填“${text.trim()}”` : WORDS[reason];

/** The kind of nothing a printed text is, or undefined where it says something. */
export function missingText(text: string | undefined): Missing | undefined {
  if (text === undefined) return missing('absent');
  if (text.trim() === '') return missing('blank');
  return DASHES.test(text) ? missing('dash', text) : undefined;
}

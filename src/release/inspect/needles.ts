/** Text without what pages, indexes and cells put between its characters. */
export const squeeze = (text: string): string => text.replace(/[\s\u200b]+/g, '');

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', amp: '&' };
const WITHIN_TEXT = /<\/?(?:a|abbr|b|button|del|dfn|em|i|ins|mark|small|span|strong|sub|sup|time|u|wbr)\b[^<>]*>/gi;
const APART = '\u0001';
/**
 * HTML and XML without tags, with their signs as characters. Tags within a text (terms that are explained, links) do not part
 * it; all others do, or the end of one cell and the start of the next would make words that stand nowhere.
 */
export const withoutMarkup = (markup: string): string =>
  markup
    .replace(WITHIN_TEXT, '')
    .replace(/<[^<>]*>/g, APART)
    .replace(/&(lt|gt|quot|#39|#34|amp);/g, (_, name: string) => ENTITIES[name]!);

const START = 4;
const SLOTS = 1 << 20;
const slot = (text: string, at: number): number =>
  (Math.imul(text.charCodeAt(at), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b)) & (SLOTS - 1);

interface Needle<T> {
  readonly needle: string;
  /** Where in it the characters are that it is looked for by. */
  readonly offset: number;
  readonly of: T;
}

/**
 * Finds which of many short texts stand in long ones, each text read once: a table of first pairs of characters says where
 * to look closer. Each is looked for by those four of its characters that fewest others are looked for by: names of files
 * and projects begin alike. Texts shorter than four characters are not looked for.
 */
export class NeedleScan<T> {
  readonly #first = new Uint8Array(SLOTS);
  readonly #byRun = new Map<string, Needle<T>[]>();
  readonly #known = new Map<string, T>();

  get size(): number {
    return this.#known.size;
  }

  get needles(): Iterable<string> {
    return this.#known.keys();
  }

  entries(): Iterable<[string, T]> {
    return this.#known.entries();
  }

  /** Those that are left when some are taken out. */
  without(isOut: (needle: string) => boolean): NeedleScan<T> {
    const left = new NeedleScan<T>();
    for (const [needle, of] of this.#known) if (!isOut(needle)) left.add(needle, of);
    return left;
  }

  add(needle: string, of: T): void {
    if (needle.length < START || this.#known.has(needle)) return;
    this.#known.set(needle, of);
    let [offset, least] = [0, Infinity];
    for (let at = 0; at + START <= needle.length && least > 0; at++) {
      const taken = this.#byRun.get(needle.slice(at, at + START))?.length ?? 0;
      if (taken < least) [offset, least] = [at, taken];
    }
    const run = needle.slice(offset, offset + START);
    this.#first[slot(run, 0)] = 1;
    const entry = { needle, offset, of };
    if (least === 0) this.#byRun.set(run, [entry]);
    else this.#byRun.get(run)!.push(entry);
  }

  /** Every needle in the text, once. */
  find(text: string): ReadonlyMap<string, T> {
    const found = new Map<string, T>();
    if (this.#known.size === 0) return found;
    for (let at = 0; at + START <= text.length; at++) {
      if (this.#first[slot(text, at)] === 0) continue;
      for (const { needle, offset, of } of this.#byRun.get(text.slice(at, at + START)) ?? [])
        if (!found.has(needle) && text.startsWith(needle, at - offset)) found.set(needle, of);
    }
    return found;
  }
}

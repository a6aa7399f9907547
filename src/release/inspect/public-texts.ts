import { hash } from 'node:crypto';
import { openSlice, packSlice } from '../../build/workers/pack-slice.ts';
import type { Content } from '../../core/library/library.ts';
import { keyOfForm } from '../../core/outputs/frame.ts';
import { sliceUnits, type UnitSlice } from '../../core/outputs/unit-slice.ts';
import { textsByPath } from '../../core/release/values.ts';
import { pairsOf } from '../../core/search/tokens.ts';
import { sha256 } from '../digests.ts';
import { readKeptFile, writeKeptFile } from '../kept-file.ts';
import { NeedleScan, squeeze } from './needles.ts';

export const HAN_PAIR = /^\p{Script=Han}{2}$/u;

/** What is known of the texts of one unit's forms. Plain data. */
interface UnitTexts {
  /** Of the forms. */
  readonly key: string;
  /** Numbers of the pieces that stand in them. */
  readonly held: readonly number[];
  /** Pairs of Chinese characters in them, one after the other; undefined where nobody has asked. */
  readonly pairs?: string | undefined;
}
interface State {
  /** The pieces that were looked for. */
  readonly asked: readonly string[];
  readonly units: Readonly<Record<string, UnitTexts>>;
}

const keyOf = ({ forms }: UnitSlice): string =>
  hash('sha256', forms.map((form) => keyOfForm(form, { hash: sha256 })).join('\n'));

/** The texts of a unit's forms. Nothing of them stays in memory. */
const readTexts = (slice: UnitSlice): string[] =>
  openSlice(packSlice(slice)).forms.flatMap(({ id, record }) => [id, ...textsByPath(record).values()]);

const hanPairs = (texts: readonly string[]): string =>
  [...new Set(pairsOf(texts.join('\n')).filter((pair) => HAN_PAIR.test(pair)))].join('');

const findIn = (scan: NeedleScan<true>, texts: Iterable<string>): string[] =>
  scan.size === 0 ? [] : [...texts].flatMap((text) => [...scan.find(squeeze(text)).keys()]);

const scanFor = (pieces: Iterable<string>): NeedleScan<true> => {
  const scan = new NeedleScan<true>();
  for (const piece of pieces) scan.add(piece, true);
  return scan;
};

/**
 * What public texts say. The forms of a unit are read where they are others than when they were last asked, or where something
 * is looked for that was not before.
 */
export class PublicTexts {
  readonly #path: string | undefined;
  readonly #key: string;
  readonly #slices: readonly UnitSlice[];
  /** What stands beside the forms. */
  readonly #others: readonly string[];
  readonly #before: State;
  #now: State = { asked: [], units: {} };
  readonly #pairs = new Map<string, string>();

  /** @param place file to keep in what was found, and a key for which it holds */
  constructor(shown: Content, { path, key }: { readonly path: string | undefined; readonly key: string }) {
    [this.#path, this.#key] = [path, key];
    this.#slices = sliceUnits(shown, { corrections: [] });
    this.#others = [...textsByPath({ ...shown, forms: [] }).values()];
    this.#before = readKeptFile(path, key) ?? { asked: [], units: {} };
  }

  /**
   * Which of some pieces stand in a public text.
   * @param also texts that are public beside those of the content
   * @param hasPairs whether pairs will be asked for: a unit is read once for both
   */
  find(pieces: readonly string[], also: readonly string[], hasPairs: boolean): ReadonlySet<string> {
    const numbers = new Map(pieces.map((piece, i) => [piece, i]));
    const before = new Set(this.#before.asked);
    const [all, fresh] = [scanFor(pieces), scanFor(pieces.filter((piece) => !before.has(piece)))];
    const found = new Set(findIn(all, [...this.#others, ...also]));
    const units = this.#slices.map((slice): [string, UnitTexts] => {
      const { slug } = slice.unit;
      const key = keyOf(slice);
      const known = this.#before.units[slug];
      const kept = known?.key === key ? known : undefined;
      const scan = kept ? fresh : all;
      const texts = scan.size > 0 || (hasPairs && kept?.pairs === undefined) ? readTexts(slice) : [];
      const held = new Set([
        ...(kept?.held ?? []).map((at) => this.#before.asked[at]!).filter((piece) => numbers.has(piece)),
        ...findIn(scan, texts),
      ]);
      for (const piece of held) found.add(piece);
      const pairs = kept?.pairs ?? (hasPairs ? hanPairs(texts) : undefined);
      if (pairs !== undefined) this.#pairs.set(slug, pairs);
      return [slug, { key, held: [...held].map((piece) => numbers.get(piece)!), pairs }];
    });
    this.#now = { asked: pieces, units: Object.fromEntries(units) };
    return found;
  }

  /** The pairs of Chinese characters in public texts, after `find` was told that they will be asked for. */
  pairs(): ReadonlySet<string> {
    const pairs = new Set<string>();
    for (const text of [...this.#pairs.values(), hanPairs(this.#others)])
      for (let at = 0; at < text.length; at += 2) pairs.add(text.slice(at, at + 2));
    return pairs;
  }

  write(): void {
    if (this.#path !== undefined) writeKeptFile(this.#path, this.#key, this.#now);
  }
}

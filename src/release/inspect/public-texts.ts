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

/** What is known of the texts of one source. Plain data. */
interface SourceTexts {
  /** Of the texts. */
  readonly key: string;
  /** Numbers of the pieces that stand in them. */
  readonly held: readonly number[];
  /** Pairs of Chinese characters in them, one after the other; undefined where nobody has asked. */
  readonly pairs?: string | undefined;
}
interface State {
  /** The pieces that were looked for. */
  readonly asked: readonly string[];
  readonly sources: Readonly<Record<string, SourceTexts>>;
}

/** Texts that are public together: those of a unit's forms, or what stands beside forms. Nothing of them stays in memory. */
interface Source {
  readonly name: string;
  /** Another for other texts. */
  readonly key: string;
  readonly hasPairs: boolean;
  read(): readonly string[];
}

const unitSource = (slice: UnitSlice): Source => ({
  name: slice.unit.slug,
  key: hash('sha256', slice.forms.map((form) => keyOfForm(form, { hash: sha256 })).join('\n')),
  hasPairs: true,
  read: () => openSlice(packSlice(slice)).forms.flatMap(({ id, record }) => [id, ...textsByPath(record).values()]),
});

/** @param name none that a unit can have */
const textSource = (name: `.${string}`, texts: readonly string[], hasPairs: boolean): Source => ({
  ...{ name, key: hash('sha256', JSON.stringify(texts)), hasPairs },
  read: () => texts,
});

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
 * What public texts say. A source is read where its texts are others than when it was last asked, or where something is looked
 * for that was not before.
 */
export class PublicTexts {
  readonly #path: string | undefined;
  readonly #key: string;
  readonly #sources: readonly Source[];
  readonly #before: State;
  #now: State = { asked: [], sources: {} };

  /** @param place file to keep in what was found, and a key for which it holds */
  constructor(shown: Content, { path, key }: { readonly path: string | undefined; readonly key: string }) {
    [this.#path, this.#key] = [path, key];
    const beside = [...textsByPath({ ...shown, forms: [] }).values()];
    this.#sources = [...sliceUnits(shown, { corrections: [] }).map(unitSource), textSource('.beside', beside, true)];
    this.#before = readKeptFile(path, key) ?? this.#now;
  }

  /**
   * Which of some pieces stand in a public text.
   * @param also texts that are public beside those of the content; their pairs are not counted
   * @param hasPairs whether pairs will be asked for: a source is read once for both
   */
  find(pieces: readonly string[], also: readonly string[], hasPairs: boolean): ReadonlySet<string> {
    const numbers = new Map(pieces.map((piece, i) => [piece, i]));
    const before = new Set(this.#before.asked);
    const [all, fresh] = [scanFor(pieces), scanFor(pieces.filter((piece) => !before.has(piece)))];
    const found = new Set<string>();
    const look = (source: Source): SourceTexts => {
      const { name, key } = source;
      const known = this.#before.sources[name];
      const kept = known?.key === key ? known : undefined;
      const scan = kept ? fresh : all;
      const isPaired = hasPairs && source.hasPairs;
      const texts = scan.size > 0 || (isPaired && kept?.pairs === undefined) ? source.read() : [];
      const held = new Set([
        ...(kept?.held ?? []).map((at) => this.#before.asked[at]!).filter((piece) => numbers.has(piece)),
        ...findIn(scan, texts),
      ]);
      for (const piece of held) found.add(piece);
      const pairs = kept?.pairs ?? (isPaired ? hanPairs(texts) : undefined);
      return { key, held: [...held].map((piece) => numbers.get(piece)!), pairs };
    };
    const sources = [...this.#sources, textSource('.also', also, false)].map((one) => [one.name, look(one)] as const);
    this.#now = { asked: pieces, sources: Object.fromEntries(sources) };
    return found;
  }

  /** The pairs of Chinese characters in public texts, after `find` was told that they will be asked for. */
  pairs(): ReadonlySet<string> {
    const pairs = new Set<string>();
    for (const { pairs: text = '' } of Object.values(this.#now.sources))
      for (let at = 0; at < text.length; at += 2) pairs.add(text.slice(at, at + 2));
    return pairs;
  }

  write(): void {
    if (this.#path !== undefined) writeKeptFile(this.#path, this.#key, this.#now);
  }
}

import { readKeptFile, writeKeptFile } from '../kept-file.ts';

/** What was found out about a file that has no fault. */
export interface Verdict {
  /** Of the bytes that were judged. */
  readonly sha256: string;
  /** A key of what the content says of it: another where it has to be held against something else. */
  readonly rests: string;
  /** Where the links of a page lead within the site: files, or places in them after `#`. */
  readonly leads: readonly string[];
}

/** Plain data: places are numbers, for thousands of pages lead to the same ones. */
interface State {
  readonly places: readonly string[];
  readonly files: Readonly<Record<string, readonly [sha256: string, rests: string, ...leads: number[]]>>;
  /** Texts that were looked for in all files and are in none. */
  readonly absent: readonly string[];
}

const NOTHING: State = { places: [], files: {}, absent: [] };

/**
 * Verdicts on the files of a site, kept from one inspection to the next. A file is judged again where a byte of it, or what it
 * is held against, is another; all are where the program or what may stand on pages is.
 */
export class Verdicts {
  readonly #path: string | undefined;
  readonly #key: string;
  readonly #before: State;
  readonly #places = new Map<string, number>();
  readonly #files: Record<string, State['files'][string]> = {};

  /** @param path file to keep them in; undefined where they are not kept @param key another where all are to be judged again */
  constructor(path: string | undefined, key: string) {
    this.#path = path;
    this.#key = key;
    this.#before = readKeptFile(path, key) ?? NOTHING;
  }

  /** Texts that are known to be in no file of which a verdict is found. */
  get absent(): ReadonlySet<string> {
    return new Set(this.#before.absent);
  }

  /** Whether some bytes of a file were found without fault, whatever they are held against. */
  isKnown(path: string, sha256: string): boolean {
    return this.#before.files[path]?.[0] === sha256;
  }

  find(path: string, sha256: string, rests: string): Verdict | undefined {
    const [bytes, known, ...leads] = this.#before.files[path] ?? [];
    if (bytes !== sha256 || known !== rests) return undefined;
    return { sha256, rests, leads: leads.map((place) => this.#before.places[place]!) };
  }

  keep(path: string, { sha256, rests, leads }: Verdict): void {
    this.#files[path] = [sha256, rests, ...leads.map((place) => this.#numberOf(place))];
  }

  /** Written once nothing was found wrong with the whole site. @param absent texts that are in none of its files */
  write(absent: Iterable<string>): void {
    if (this.#path === undefined) return;
    const state: State = { places: [...this.#places.keys()], files: this.#files, absent: [...absent] };
    writeKeptFile(this.#path, this.#key, state);
  }

  #numberOf(place: string): number {
    const found = this.#places.get(place) ?? this.#places.size;
    this.#places.set(place, found);
    return found;
  }
}

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCatalogue } from '../core/library/catalogue.ts';
import type { Content } from '../core/library/library.ts';
import type { UnitDigest } from '../core/outputs/digest.ts';
import type { FrameData } from '../core/outputs/frame.ts';
import { listOutputs, type SiteOutputs } from '../core/outputs/list.ts';
import { fileOf, isFile, type Output } from '../core/outputs/output.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import type { FileFacts } from '../core/open-data/files.ts';
import type { Run, StaffMaterial } from '../data/run.ts';
import { listFiles } from '../io/content-files.ts';
import { MARKS } from '../disk/made.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import type { SitePlace } from '../core/outputs/frame.ts';
import { gatherFrame, makeFrame } from '../io/make-frame.ts';
import { pathOfPart, type IndexPart } from '../io/search/write-words.ts';
import { compilePages, openPages, type CompiledPages } from '../render/compile-pages.ts';
import type { Renderer } from '../render/entry.ts';
import { listStaffOutputs } from '../staff/outputs.ts';
import type { Changes } from './change-site.ts';
import { makeUnits } from './make-units.ts';
import { isOfIndex, isOfWords, makeSearchIndex, SEARCH, type FormerSearch } from './search-build.ts';
import { findFile, findFiles, type FoundFile } from './found-files.ts';
import { partsFolderFor, readState, writeState, type KeptFile, type SiteState } from './site-state.ts';
import { Kept } from './kept.ts';
import { writeOutputs } from './write-outputs.ts';
import { YearParts, type Fill } from './year-parts.ts';

export interface BuildOptions {
  readonly content: Content;
  /** `/` or `/column/`. */
  readonly base: string;
  /** Address of the portal, for canonical links. */
  readonly site: string | undefined;
  /** With drafts, and with the staff's pages, which are no part of a public build. */
  readonly preview: boolean;
  readonly staff?: StaffMaterial;
  /** How many processes make pages. */
  readonly processes?: number | undefined;
  /** Told how many units are done, of how many. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** The site that a build brings up to date. */
export interface FormerSite {
  readonly site: string;
  /** Whatever was kept of the last build is left aside. */
  readonly fresh: boolean;
}

/** What a build has made, and why. */
export interface Built {
  /** Everything was made: for the first time, or because settings, texts or code are others. */
  readonly isWhole: boolean;
  /** Forms since the last build. */
  readonly forms: { readonly changed: number; readonly added: number; readonly removed: number };
  readonly pages: number;
  /** Files that were made anew, changed or removed, pages among them. */
  readonly files: number;
}

const NO_MATERIAL: StaffMaterial = { before: undefined, today: undefined, sources: new Map() };
const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const describeBytes = (bytes: Uint8Array): FileFacts => ({ bytes: bytes.length, sha256: hash(bytes) });

/** What stands in the site of a former build; the mark of builds is no part of it. */
function findFormer(former: FormerSite | undefined): ReadonlyMap<string, FoundFile> | undefined {
  const found = former && findFiles(former.site);
  return found && new Map([...found].filter(([path]) => path !== MARKS.built));
}

/** What is kept of a site; undefined where it is of other settings or code, and wherever there is any doubt. */
function stateFor(
  former: FormerSite | undefined,
  key: string,
  found: ReadonlyMap<string, FoundFile> | undefined,
): SiteState | undefined {
  const state = former && found && !former.fresh ? readState(former.site) : undefined;
  return state?.frame === key && [...found!.keys()].every((path) => state.files[path]) ? state : undefined;
}

/** One build of one site, from the list of outputs to the files on the disk. */
export class SiteBuild {
  readonly #options: BuildOptions;
  readonly #former: FormerSite | undefined;
  /** Where new files are made, by their paths in the site. */
  readonly #folder: string;
  readonly #pages: CompiledPages;
  readonly #data: FrameData;
  readonly #place: SitePlace;
  readonly #key: string;
  readonly #found: ReadonlyMap<string, FoundFile>;
  readonly #state: SiteState | undefined;
  readonly #kept: Kept;
  readonly #list: SiteOutputs;
  readonly #parts: YearParts;
  readonly #run: Run;
  readonly #staff: readonly Output[];
  readonly #made = new Map<string, UnitDigest>();
  readonly #facts = new Map<string, FileFacts>();
  /** Every file of the site with the key of what it rests on. */
  readonly #rests = new Map<string, string>();
  /** Files that were made. */
  #placed: readonly string[] = [];
  #renderer: Promise<Renderer> | undefined;
  #search: readonly IndexPart[] = [];

  /** @param folder to make new files in @param former the site to be brought up to date, if it is not a new one */
  static async open(options: BuildOptions, folder: string, former: FormerSite | undefined): Promise<SiteBuild> {
    return new SiteBuild(options, folder, former, await compilePages(options.preview));
  }

  private constructor(options: BuildOptions, folder: string, former: FormerSite | undefined, pages: CompiledPages) {
    const { content, base, site, preview, staff: material = NO_MATERIAL } = options;
    [this.#former, this.#folder, this.#options, this.#pages] = [former, folder, options, pages];
    this.#place = { base, site };
    this.#data = gatherFrame(content, preview);
    this.#key = hash(JSON.stringify([pages.key, this.#place, this.#data]));
    const found = findFormer(former);
    this.#found = found ?? new Map();
    this.#state = stateFor(former, this.#key, found);
    this.#kept = new Kept(this.#state, this.#found);
    const frame = makeFrame(this.#data, this.#place);
    this.#parts = new YearParts(former ? partsFolderFor(former.site) : `${folder}.parts`, this.#key);
    this.#list = listOutputs(
      content,
      frame,
      (unit) => this.#digestOf(unit),
      (path) => this.#factsOf(path.slice(1)),
    );
    const catalogue = preview ? buildCatalogue(content) : undefined;
    this.#run = { frame, preview, base, staff: catalogue && { ...material, catalogue } };
    this.#staff = catalogue ? listStaffOutputs(catalogue, material, frame) : [];
  }

  /** Makes what is stale; gives what is to change in the former site, undefined where a whole new one was made. */
  async make(): Promise<Changes | undefined> {
    mkdirSync(this.#folder, { recursive: true });
    const words = makeWorkFolder(dirname(this.#folder), '.');
    try {
      await this.#makeUnits(words);
      await this.#makeLists();
      await this.#indexSearch(words);
    } finally {
      removeWorkFolder(words);
    }
    this.#placed = listFiles(this.#folder);
    if (!this.#state) return undefined;
    const added = this.#placed.filter((path) => !this.#found.has(path));
    const remove = [...this.#found.keys()].filter((path) => !this.#rests.has(path));
    return { place: this.#placed, added, remove, all: [...this.#rests.keys()] };
  }

  /** Keeps what the next build is held against, once everything is in its place; says what was made. */
  remember(): Built {
    const files = this.#listFiles();
    writeState(this.#former!.site, { frame: this.#key, files, search: this.#search, digests: this.#listDigests() });
    const removed = [...this.#found.keys()].filter((path) => !this.#rests.has(path)).length;
    const isWhole = this.#state === undefined;
    return {
      isWhole,
      forms: this.#kept.countForms(this.#list.units.flatMap(({ outputs }) => outputs)),
      pages: this.#placed.filter((path) => path.endsWith('.html')).length,
      files: this.#placed.length + (isWhole ? 0 : removed),
    };
  }

  #digestOf(unit: UnitOutputs): UnitDigest {
    return this.#kept.digestOf(unit) ?? this.#made.get(unit.slug) ?? unit.digest.make();
  }

  readonly #fill: Fill = (slug, year) => this.#list.units.find((unit) => unit.slug === slug)!.tables(year);

  /** Size and hash of a file that is made, here or by the last build. */
  #factsOf(path: string): FileFacts {
    const found = this.#facts.get(path) ?? describeBytes(this.#readMade(path));
    this.#facts.set(path, found);
    return found;
  }

  #readMade(path: string): Uint8Array {
    const fresh = join(this.#folder, path);
    return readFileSync(existsSync(fresh) ? fresh : join(this.#former!.site, path));
  }

  #open(): Promise<Renderer> {
    this.#renderer ??= openPages(this.#pages.folder).then(({ openRun }) => openRun(this.#run, this.#place.site));
    return this.#renderer;
  }

  /** The search index of the last build, where it can be changed into this one's. */
  #formerSearch(): FormerSearch | undefined {
    const index = this.#kept.hasTexts() ? this.#kept.listIndex() : undefined;
    return index && { site: this.#former!.site, parts: index.parts };
  }

  /** Units in several processes, what is copied meanwhile in this one. @param words folder for the units' words */
  async #makeUnits(words: string): Promise<void> {
    const { preview, processes, progress } = this.#options;
    const open = this.#list.units
      .map((unit) => ({ unit, stale: this.#kept.listStale(unit.outputs) }))
      .filter(({ unit, stale }) => stale.length > 0 || !this.#kept.digestOf(unit));
    const place = { place: this.#place, pages: this.#pages.folder, out: this.#folder };
    const parts = { folder: this.#parts.folder, frame: this.#key };
    const job = { ...place, frame: this.#data, preview, parts, words: this.#formerSearch() ? undefined : words };
    const work = makeUnits(open, job, () => this.#open(), {
      processes,
      progress: (done) => progress?.(done, open.length),
    });
    try {
      this.#copyAssets();
      for (const [slug, digest] of await work.finished) this.#made.set(slug, digest);
    } finally {
      work.stop();
    }
  }

  #copyAssets(): void {
    for (const path of listFiles(this.#pages.assets)) {
      this.#rests.set(path, this.#pages.key);
      if (this.#kept.files.get(path)?.rests === this.#pages.key) continue;
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      copyFileSync(join(this.#pages.assets, path), join(this.#folder, path));
    }
  }

  /** @param words folder of the units' words */
  async #indexSearch(words: string): Promise<void> {
    const rests = this.#list.index.find(({ sort }) => sort === 'index')!.rests();
    const kept = this.#kept.listIndex();
    if (kept?.rests === rests) {
      this.#search = kept.parts;
      for (const path of kept.paths) this.#rests.set(path, rests);
      return;
    }
    const texts = this.#list.units.flatMap(({ outputs }) => outputs).filter(({ sort }) => sort === 'search');
    const stale = this.#kept.listStale(texts).map(fileOf);
    const [former, folder] = [this.#formerSearch(), this.#folder];
    this.#search = await makeSearchIndex({ content: this.#options.content, folder, stale, words, former }, rests);
    const made = listFiles(join(folder, SEARCH))
      .map((path) => `${SEARCH}${path}`)
      .filter(isOfIndex);
    const parts = this.#search.map(({ name }) => `${SEARCH}${pathOfPart(name)}`);
    const engine = former ? kept!.paths.filter((path) => !isOfWords(path)) : [];
    for (const path of [...engine, ...made, ...parts]) this.#rests.set(path, rests);
    this.#dropSame(made);
  }

  /** Takes those files from what was made that stand in the site with the same bytes. */
  #dropSame(made: readonly string[]): void {
    for (const path of made.filter((one) => this.#kept.files.has(one))) {
      const [fresh, old] = [join(this.#folder, path), join(this.#former!.site, path)];
      if (readFileSync(fresh).equals(readFileSync(old))) rmSync(fresh);
    }
  }

  /** What joins units, once their digests are known. */
  async #makeLists(): Promise<void> {
    const outputs = this.#list.units.flatMap((unit) => unit.outputs);
    const lists = [...this.#list.index, ...this.#staff];
    const stale = this.#kept.listStale(lists);
    if (stale.length)
      await writeOutputs(stale, await this.#open(), this.#folder, (part) => this.#parts.find(part, this.#fill));
    this.#parts.prune(
      this.#list.units.flatMap((unit) => Object.values(this.#digestOf(unit).data.years).map(({ key }) => key)),
    );
    for (const output of [...outputs, ...lists].filter(isFile)) this.#rests.set(fileOf(output), output.rests());
  }

  #listFiles(): Record<string, KeptFile> {
    const placed = new Set(this.#placed);
    const entries = [...this.#rests].flatMap(([path, rests]): [string, KeptFile][] => {
      const file = placed.has(path) ? findFile(join(this.#former!.site, path)) : this.#found.get(path);
      return file ? [[path, { ...file, rests }]] : [];
    });
    return Object.fromEntries(entries);
  }

  #listDigests(): SiteState['digests'] {
    return Object.fromEntries(
      this.#list.units.map((unit) => [unit.slug, { rests: unit.digest.rests(), digest: this.#digestOf(unit) }]),
    );
  }
}

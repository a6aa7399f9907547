import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCatalogue } from '../core/library/catalogue.ts';
import type { Content } from '../core/library/library.ts';
import { openDigest, type DigestParts } from '../core/outputs/digest-parts.ts';
import type { FrameData, SitePlace } from '../core/outputs/frame.ts';
import { listOutputs, type SiteOutputs } from '../core/outputs/list.ts';
import { fileOf, isFile, type Output } from '../core/outputs/output.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import type { FileFacts } from '../core/open-data/files.ts';
import type { Run, StaffMaterial } from '../data/run.ts';
import { MARKS } from '../disk/made.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { listFiles } from '../io/content-files.ts';
import { gatherFrame, makeFrame } from '../io/make-frame.ts';
import type { IndexPart } from '../io/search/write-words.ts';
import { compiledPages, openPages, type CompiledPages } from '../render/compiled-pages.ts';
import type { Renderer } from '../render/entry.ts';
import { listStaffOutputs } from '../staff/outputs.ts';
import type { Changes } from './change-site.ts';
import type { FormerSite } from './former-site.ts';
import { formerSearch, indexSearch } from './index-search.ts';
import type { KeptFile, KeptUnit } from './kept-unit.ts';
import { Kept } from './kept.ts';
import { countForms, describeFiles, foldersLeft, foldersOfNew, restsOf } from './left-files.ts';
import { makeUnits, type StaleUnit } from './make-units.ts';
import { partsFolderFor, writeState, type SiteState } from './site-state.ts';
import type { PlaceJob } from './unit-worker.ts';
import type { Work } from './worker-processes.ts';
import { placeBelow, writeOutputs } from './write-outputs.ts';
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
  /** Units that were made elsewhere; the content is then without records, corrections and what only staff see. */
  readonly packed?: PackedUnits | undefined;
  /** How many processes make pages. */
  readonly processes?: number | undefined;
  /** Told how many units are done, of how many. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** Units that were made elsewhere. */
export interface PackedUnits {
  /** What they rest on. */
  readonly data: FrameData;
  /** Puts files of units, and what else is made of them, into the folders of a build; gives their digests by unit. */
  place(units: readonly StaleUnit[], job: PlaceJob): Work<ReadonlyMap<string, DigestParts>>;
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
  /** Paths of the files of no single unit. */
  readonly index: readonly string[];
}

const NO_MATERIAL: StaffMaterial = { before: undefined, today: undefined, sources: new Map() };
const describeBytes = (bytes: Uint8Array): FileFacts => ({ bytes: bytes.length, sha256: hash('sha256', bytes) });

/** One build of one site, from the list of outputs to the files on the disk. */
export class SiteBuild {
  readonly #options: BuildOptions;
  /** The site to be brought up to date, if it is not a new one. */
  readonly #former: FormerSite | undefined;
  /** Where new files are made, by their paths in the site. */
  readonly #folder: string;
  readonly #pages: CompiledPages;
  readonly #data: FrameData;
  readonly #place: SitePlace;
  readonly #key: string;
  readonly #kept: Kept;
  readonly #list: SiteOutputs;
  readonly #parts: YearParts;
  readonly #run: Run;
  readonly #staff: readonly Output[];
  readonly #made = new Map<string, DigestParts>();
  readonly #facts = new Map<string, FileFacts>();
  /** Every file of no single unit with the key of what it rests on. */
  readonly #rests = new Map<string, string>();
  /** Files that were made. */
  #placed: readonly string[] = [];
  #changes: Changes | undefined;
  #renderer: Promise<Renderer> | undefined;
  #search: readonly IndexPart[] = [];

  /** @param folder to make new files in @param former the site to be brought up to date, if it is not a new one */
  static async open(options: BuildOptions, folder: string, former: FormerSite | undefined): Promise<SiteBuild> {
    return new SiteBuild(options, folder, former, await compiledPages(options.preview));
  }

  private constructor(options: BuildOptions, folder: string, former: FormerSite | undefined, pages: CompiledPages) {
    const { content, base, site, preview, staff: material = NO_MATERIAL } = options;
    [this.#former, this.#folder, this.#options, this.#pages] = [former, folder, options, pages];
    this.#place = { base, site };
    this.#data = options.packed?.data ?? gatherFrame(content, preview);
    // what is made from corrections says so itself: most of a site is not
    const { corrections: _, ...settings } = this.#data;
    this.#key = hash('sha256', JSON.stringify([pages.key, this.#place, settings]));
    this.#kept = new Kept(former?.last, this.#key);
    const frame = makeFrame(this.#data, this.#place);
    this.#parts = new YearParts(former ? partsFolderFor(former.folder) : `${folder}.parts`, this.#key);
    this.#list = listOutputs(
      content,
      frame,
      (unit) => openDigest(this.#digestOf(unit)),
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
    this.#changes = this.#kept.state && this.#listChanges(this.#kept.state);
    return this.#changes;
  }

  /** Keeps what the next build is held against, once everything is in its place; says what was made. */
  remember(): Built {
    const state = this.#describe(this.#former!.folder);
    writeState(this.#former!.folder, state);
    return {
      isWhole: this.#changes === undefined,
      forms: countForms(this.#kept.state?.units, state.units),
      pages: this.#placed.filter((path) => path.endsWith('.html')).length,
      files: this.#placed.length + (this.#changes?.remove.length ?? 0),
      index: [...this.#rests.keys()],
    };
  }

  #describe(folder: string): Omit<SiteState, 'mark'> {
    const placed = new Set([...this.#placed, MARKS.built]);
    const describe = (rests: ReadonlyMap<string, string>, former: ReadonlyMap<string, KeptFile>) =>
      describeFiles(rests, { folder, placed, former });
    const units = this.#list.units.map((unit): [string, KeptUnit] => {
      const files = () => describe(restsOf(unit), this.#kept.filesOf(unit.slug));
      const made = () => ({ key: unit.key(), files: files(), digest: this.#digestOf(unit), pack: undefined });
      return [unit.slug, this.#kept.unitAsIs(unit) ?? made()];
    });
    const facts = [...(this.#kept.state?.facts ?? []), ...this.#facts].filter(([path]) => this.#rests.has(path));
    return {
      ...{ frame: this.#key, search: this.#search, facts: new Map(facts), units: new Map(units) },
      files: describe(new Map([...this.#rests, [MARKS.built, '']]), this.#kept.files),
      folders: this.#changes
        ? foldersLeft(this.#former!.last!.check, this.#changes)
        : foldersOfNew(folder, this.#placed),
    };
  }

  #digestOf(unit: UnitOutputs): DigestParts {
    return this.#kept.digestOf(unit) ?? this.#made.get(unit.slug) ?? unit.digest();
  }

  readonly #fill: Fill = (slug, year) => this.#list.units.find((unit) => unit.slug === slug)!.tables(year);

  /** Size and hash of a file that is made, here or by the last build. */
  #factsOf(path: string): FileFacts {
    const fresh = join(this.#folder, path);
    const isFresh = existsSync(fresh);
    const kept = isFresh ? undefined : this.#kept.state?.facts.get(path);
    const found =
      this.#facts.get(path) ?? kept ?? describeBytes(readFileSync(isFresh ? fresh : join(this.#former!.folder, path)));
    this.#facts.set(path, found);
    return found;
  }

  #open(): Promise<Renderer> {
    this.#renderer ??= openPages(this.#pages.folder).then(({ openRun }) => openRun(this.#run, this.#place.site));
    return this.#renderer;
  }

  /** The units of which something is to be made, or has been. */
  get #openUnits(): readonly UnitOutputs[] {
    return this.#list.units.filter((unit) => !this.#kept.unitAsIs(unit));
  }

  /** Units in several processes, what is copied meanwhile in this one. @param words folder for the units' words */
  async #makeUnits(words: string): Promise<void> {
    const { packed, preview, processes, progress } = this.#options;
    const open = this.#openUnits.map((unit) => ({
      unit,
      stale: this.#kept.listStale(unit.outputs(), this.#kept.filesOf(unit.slug)),
    }));
    const place = { place: this.#place, pages: this.#pages.folder, out: this.#folder };
    const parts = { folder: this.#parts.folder, frame: this.#key };
    const isJoined = formerSearch(this.#kept, this.#former) === undefined;
    const job = { ...place, frame: this.#data, preview, parts, words: isJoined ? words : undefined };
    const tell = { processes, progress: (done: number) => progress?.(done, open.length) };
    const work = packed ? packed.place(open, job) : makeUnits(open, job, () => this.#open(), tell);
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
      if (this.#kept.holds(path, this.#pages.key)) continue;
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      copyFileSync(join(this.#pages.assets, path), join(this.#folder, path));
    }
  }

  /** What joins units, once their digests are known. */
  async #makeLists(): Promise<void> {
    const lists = [...this.#list.index, ...this.#staff];
    const stale = this.#kept.listStale(lists);
    if (stale.length)
      await writeOutputs(
        stale,
        await this.#open(),
        placeBelow(this.#folder),
        (part) => this.#parts.find(part, this.#fill),
        (text) => this.#parts.packKeyed(text),
      );
    const years = this.#list.units.flatMap((unit) => Object.values(openDigest(this.#digestOf(unit)).data.years));
    this.#parts.prune(years.map(({ key }) => key));
    for (const output of lists.filter(isFile)) this.#rests.set(fileOf(output), output.rests());
  }

  /** @param words folder of the units' words */
  async #indexSearch(words: string): Promise<void> {
    const { rests } = this.#list.index.find(({ sort }) => sort === 'index')!;
    const texts = this.#openUnits.flatMap((unit) =>
      this.#kept.listStale(
        unit.outputs().filter(({ sort }) => sort === 'search'),
        this.#kept.filesOf(unit.slug),
      ),
    );
    const job = { content: this.#options.content, folder: this.#folder, stale: texts.map(fileOf), words };
    const { parts, files } = await indexSearch(job, rests(), this.#kept, this.#former);
    this.#search = parts;
    for (const path of files) this.#rests.set(path, rests());
  }

  #listChanges(state: SiteState): Changes {
    const open = this.#openUnits;
    const asIs = new Set(this.#list.units.filter((unit) => !open.includes(unit)).map(({ slug }) => slug));
    const before = [...state.units].filter(([slug]) => !asIs.has(slug)).flatMap(([, { files }]) => [...files.keys()]);
    const old = new Set([...before, ...state.files.keys()]);
    const now = new Set([...open.flatMap((unit) => [...restsOf(unit).keys()]), ...this.#rests.keys()]);
    return {
      place: this.#placed,
      added: this.#placed.filter((path) => !old.has(path)),
      remove: [
        ...[...old].filter((path) => !now.has(path) && path !== MARKS.built),
        ...this.#former!.last!.check.others,
      ],
    };
  }
}

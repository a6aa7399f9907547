import { hash } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { buildCatalogue } from '../core/library/catalogue.ts';
import { openDigest, type DigestParts } from '../core/outputs/digest-parts.ts';
import type { FrameData, SitePlace } from '../core/outputs/frame.ts';
import { listOutputs, type SiteOutputs } from '../core/outputs/list.ts';
import { fileOf, isFile, type Output, type OutputFile, type PartRef } from '../core/outputs/output.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import type { Run, StaffMaterial } from '../data/run.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { listFiles } from '../io/content-files.ts';
import { gatherFrame, makeFrame } from '../io/make-frame.ts';
import { compiledPages, openPages, type CompiledPages } from '../render/compiled-pages.ts';
import type { Renderer } from '../render/entry.ts';
import { listStaffOutputs } from '../staff/outputs.ts';
import type { BuildOptions, Built } from './build-options.ts';
import type { Changes } from './change-site.ts';
import { FactsOfFiles } from './kept/file-facts.ts';
import type { FormerSite } from './kept/former-site.ts';
import { formerSearch, indexSearch } from './search/index-search.ts';
import { Kept } from './kept/kept.ts';
import { countForms, restsOf } from './kept/left-files.ts';
import type { JoinDone } from './workers/join-worker.ts';
import { isLittle, makeUnits, type StaleUnit } from './workers/make-units.ts';
import { writeLists } from './workers/write-lists.ts';
import type { KeptIndex } from './search/make-index.ts';
import { isOfIndex } from './search/search-build.ts';
import { describeLeft, listChanges, openUnitsOf, type MadeSite } from './kept/made-site.ts';
import { partsFolderFor, writeState, type SiteState } from './kept/site-state.ts';
import { UnderWay } from './preview/under-way.ts';
import { placeBelow, writeOutputs } from './write-outputs.ts';
import { YearParts, type Fill } from './year-parts.ts';

export type { BuildOptions, Built } from './build-options.ts';

const NO_MATERIAL: StaffMaterial = { before: undefined, today: undefined, sources: new Map() };

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
  readonly #facts: FactsOfFiles;
  readonly #made = new Map<string, DigestParts>();
  /** Every file of no single unit with the key of what it rests on. */
  readonly #rests = new Map<string, string>();
  /** Files that were made. */
  #placed: readonly string[] = [];
  #changes: Changes | undefined;
  #renderer: Promise<Renderer> | undefined;
  #search: readonly KeptIndex[] = [];
  /** Whether it is known of every output whether it is to be made. */
  #isListed = false;
  #underWay: UnderWay | undefined;

  /** @param folder to make new files in @param former the site to be brought up to date, if it is not a new one */
  static async open(options: BuildOptions, folder: string, former: FormerSite | undefined): Promise<SiteBuild> {
    return new SiteBuild(options, folder, former, await compiledPages(options.preview));
  }

  private constructor(options: BuildOptions, folder: string, former: FormerSite | undefined, pages: CompiledPages) {
    const { content, base, site, preview } = options;
    [this.#former, this.#folder, this.#options, this.#pages] = [former, folder, options, pages];
    this.#place = { base, site };
    this.#data = options.packed?.data ?? gatherFrame(content, preview);
    // what is made from corrections says so itself: most of a site is not
    const { corrections: _, ...settings } = this.#data;
    this.#key = hash('sha256', JSON.stringify([pages.key, this.#place, settings]));
    this.#kept = new Kept(former?.last, this.#key);
    this.#facts = new FactsOfFiles(folder, former?.folder, this.#kept.state?.facts);
    const frame = makeFrame(this.#data, this.#place);
    this.#parts = new YearParts(former ? partsFolderFor(former.folder) : `${folder}.parts`, this.#key);
    this.#list = listOutputs(
      content,
      frame,
      (unit) => openDigest(this.#digestOf(unit)),
      (path) => this.#facts.of(path.slice(1)),
    );
    this.#run = { frame, preview, base };
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
    const { state } = this.#kept;
    this.#changes = state && listChanges(this.#site, state, this.#former!.last!.check);
    return this.#changes;
  }

  /** Keeps what the next build is held against, once everything is in its place; gives that, and says what was made. */
  remember(): { readonly built: Built; readonly state: SiteState } {
    const { folder, last } = this.#former!;
    const changed = this.#changes && { changes: this.#changes, check: last!.check };
    const state = writeState(folder, {
      ...{ frame: this.#key, search: this.#search, facts: this.#facts.pick(this.#rests) },
      ...describeLeft(this.#site, folder, changed),
    });
    const built: Built = {
      isWhole: this.#changes === undefined,
      forms: countForms(this.#kept.state?.units, state.units),
      pages: this.#placed.filter((path) => path.endsWith('.html')).length,
      files: this.#placed.length + (this.#changes?.remove.length ?? 0),
      index: [...this.#rests.keys()],
    };
    return { built, state };
  }

  get #site(): MadeSite {
    const [kept, rests, placed] = [this.#kept, this.#rests, this.#placed];
    return { units: this.#list.units, kept, rests, placed, digestOf: (unit) => this.#digestOf(unit) };
  }

  #digestOf(unit: UnitOutputs): DigestParts {
    return this.#kept.digestOf(unit) ?? this.#made.get(unit.slug) ?? unit.digest();
  }

  readonly #fill: Fill = (slug, year) => this.#list.units.find((unit) => unit.slug === slug)!.tables(year);

  #open(): Promise<Renderer> {
    this.#renderer ??= openPages(this.#pages.folder).then(({ openRun }) => openRun(this.#run, this.#place.site));
    return this.#renderer;
  }

  /** Makes outputs in this process, in their order or in that in which they are asked for. */
  readonly #write = async (outputs: readonly OutputFile[]): Promise<void> => {
    if (outputs.length)
      await writeOutputs(
        this.#underWay?.order() ?? outputs,
        await this.#open(),
        placeBelow(this.#folder),
        (part) => this.#parts.find(part, this.#fill),
        (text) => this.#parts.packKeyed(text),
      );
  };

  /** Units in several processes, what is copied meanwhile in this one. @param words folder for the units' words */
  async #makeUnits(words: string): Promise<void> {
    const { packed, preview, processes, progress } = this.#options;
    // where the search is made already, so are all files of units: they are not even listed
    const staleOf = (unit: UnitOutputs): OutputFile[] =>
      packed?.search ? [] : this.#kept.listStale(unit.outputs(), this.#kept.filesOf(unit.slug));
    const open = openUnitsOf(this.#site).map((unit) => ({ unit, stale: staleOf(unit) }));
    const place = { place: this.#place, pages: this.#pages.folder, out: this.#folder };
    const parts = { folder: this.#parts.folder, frame: this.#key };
    const isJoined = !packed?.search && formerSearch(this.#kept, this.#former) === undefined;
    const job = { ...place, frame: this.#data, preview, parts, words: isJoined ? words : undefined };
    const tell = { processes, progress: (done: number) => progress?.(done, open.length) };
    this.#letLook(open);
    const work = packed ? packed.place(open, job) : makeUnits(open, job, this.#write, tell);
    try {
      this.#copyAssets();
      for (const [slug, digest] of await work.finished) this.#made.set(slug, digest);
    } finally {
      work.stop();
    }
  }

  /** Where little has changed, files can be asked for from now on. */
  #letLook(open: readonly StaleUnit[]): void {
    const { onlooker } = this.#options;
    if (!onlooker || !this.#kept.state || !isLittle(open)) return;
    const own = new Set(open.flatMap(({ unit }) => [...restsOf(unit).keys()]));
    const asIs = this.#list.units.map((unit) => this.#kept.unitAsIs(unit)).filter((unit) => unit !== undefined);
    const stands = (path: string): boolean | undefined => {
      if (own.has(path) || asIs.some(({ files }) => files.has(path))) return true;
      if (!this.#isListed) return undefined;
      return this.#rests.has(path) || (isOfIndex(path) ? undefined : false);
    };
    this.#underWay = new UnderWay(this.#folder, this.#former!.folder, stands, onlooker);
    this.#underWay.add(open.flatMap(({ stale }) => stale));
    onlooker.ready(this.#underWay.find);
  }

  #copyAssets(): void {
    for (const path of listFiles(this.#pages.assets)) {
      this.#rests.set(path, this.#pages.key);
      if (this.#kept.holds(path, this.#pages.key)) continue;
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      copyFileSync(join(this.#pages.assets, path), join(this.#folder, path));
    }
  }

  /** What only staff see is told from the whole content. */
  async #listStaff(): Promise<readonly Output[]> {
    const { content, preview, staff } = this.#options;
    if (!preview) return [];
    const [catalogue, material] = [buildCatalogue(content), (await staff?.()) ?? NO_MATERIAL];
    this.#run.staff = { ...material, catalogue };
    return listStaffOutputs(catalogue, material, this.#run.frame);
  }

  /** What joins units, once their digests are known. */
  async #makeLists(): Promise<void> {
    const lists = [...this.#list.index, ...(await this.#listStaff())].filter(isFile);
    const stale = this.#kept.listStale(lists);
    for (const output of lists) this.#rests.set(fileOf(output), output.rests());
    this.#underWay?.add(stale);
    this.#isListed = true;
    this.#underWay?.tell();
    const place = { out: this.#folder, parts: { folder: this.#parts.folder, frame: this.#key } };
    const keep = (part: PartRef): void => this.#parts.ensure(part, this.#fill);
    const done = ({ path, ...facts }: JoinDone): void => this.#facts.know(path, facts);
    // where somebody waits for one of them, they are made as they are asked for
    const { processes = availableParallelism() } = this.#options;
    await writeLists(stale, this.#write, { place, keep, done, processes: this.#underWay ? 0 : processes });
    const years = this.#list.units.flatMap((unit) => Object.values(openDigest(this.#digestOf(unit)).data.years));
    this.#parts.prune(years.map(({ key }) => key));
  }

  /** @param words folder of the units' words */
  async #indexSearch(words: string): Promise<void> {
    const { rests } = this.#list.index.find(({ sort }) => sort === 'index')!;
    const { content, processes, packed } = this.#options;
    const units = packed?.search ? [] : openUnitsOf(this.#site);
    const texts = units.flatMap((unit) =>
      this.#kept.listStale(
        unit.outputs().filter(({ sort }) => sort === 'search'),
        this.#kept.filesOf(unit.slug),
      ),
    );
    const { lists } = this.#data;
    const own = { content, lists, folder: this.#folder, stale: texts.map(fileOf), words };
    const job = { ...own, given: packed?.search, processes };
    const { indexes, files } = await indexSearch(job, rests(), this.#kept, this.#former);
    this.#search = indexes;
    for (const path of files) this.#rests.set(path, rests());
  }
}

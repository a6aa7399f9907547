import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { WeighedPiece } from '../../build/workers/worker-processes.ts';
import type { Content } from '../../core/library/library.ts';
import type { FrameData, SitePlace } from '../../core/outputs/frame.ts';
import type { SiteOutputs } from '../../core/outputs/list.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import type { FileEntry } from '../../core/release/manifest.ts';
import { gatherFrame, makeFrame } from '../../io/make-frame.ts';
import { productWords } from '../../program/own-files.ts';
import { sourceKey } from '../../program/source-key.ts';
import { FileInspection } from './files.ts';
import { inspectGroup } from './group.ts';
import { pruneRuns } from './kept-runs.ts';
import { findCopies, gatherWanted } from './leaks.ts';
import { checkOutward } from './outward.ts';
import { Accepted, gatherAccepted, type AcceptedTexts } from './personal.ts';
import { PublicTexts } from './public-texts.ts';
import { groupRest, planRest, searchJoined, type RestJob } from './rest.ts';
import { checkRoutes, expectIndex, LeftByBuild, listSite } from './routes.ts';
import { checkSearch } from './search.ts';
import { Secrets } from './secrets.ts';
import type { InspectedUnit, Piece } from './unit-inspection.ts';
import { digestOfSearched, expectUnits, inspectPieces, planUnits, type ExpectedUnit } from './units.ts';
import {
  digestOfFiles,
  readVerdicts,
  writeVerdicts,
  type Digests,
  type KeptVerdicts,
  type UnitVerdict,
  type VerdictPlace,
} from './verdicts.ts';
import { listNeedles, packWanted, withoutKnown, type Wanted } from './wanted.ts';

/** Another where the form of what is kept is another, or what is looked at. */
const FORMAT = 'mingzhang-verdicts/4';

export interface Inspection {
  /** Folder of the content. */
  readonly folder: string;
  /** All of it, drafts too. */
  readonly content: Content;
  /** What the site is to show. */
  readonly shown: Content;
  readonly base: string;
  /** Address of the portal, where it is not the one that the settings name. */
  readonly address?: string | undefined;
  readonly today: string | undefined;
  /** The files of the site by their paths in it. */
  readonly files: Readonly<Record<string, FileEntry>>;
  /** File in which verdicts are kept for the next inspection of a site of the same place. */
  readonly kept?: string | undefined;
}

/** What is of no single unit: units are inspected with it wherever that happens. */
const withoutUnits = (shown: Content): Content => ({
  ...{ ...shown, units: [], projects: [], forms: [], withdrawn: [], corrections: [], expected: undefined },
});

/** What was known of what units have for the open data, with what is known now. */
function addParts(before: KeptVerdicts['parts'], inspected: readonly InspectedUnit[]): KeptVerdicts['parts'] {
  const now = new Map<string, string | undefined>([
    ...Object.entries(before),
    ...inspected.flatMap((unit) => unit.parts),
  ]);
  return Object.fromEntries([...now].filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** One inspection of one site. */
class SiteInspection {
  readonly #site: string;
  readonly #job: Inspection;
  readonly #digests: Digests;
  readonly #place: SitePlace;
  readonly #frame: FrameData;
  readonly #accepted: AcceptedTexts;
  readonly #verdicts: VerdictPlace;
  readonly #before: KeptVerdicts;
  readonly #left: LeftByBuild;
  readonly #list: SiteOutputs;
  readonly #units: readonly ExpectedUnit[];
  /** The files of no single unit. */
  readonly #rest: Digests;
  readonly #texts: PublicTexts;
  /** What was found in files, here or elsewhere. */
  #found: readonly Objection[] = [];

  constructor(site: string, job: Inspection) {
    const { shown, base, address, files, kept } = job;
    [this.#site, this.#job] = [site, job];
    this.#digests = Object.fromEntries(Object.entries(files).map(([path, { sha256 }]) => [path, sha256]));
    this.#place = { base, site: address ?? shown.site.url };
    this.#frame = gatherFrame(shown, false);
    this.#accepted = gatherAccepted(shown);
    const { corrections: _, ...settings } = this.#frame;
    const program = [FORMAT, sourceKey()];
    const key = hash('sha256', JSON.stringify([program, this.#place, settings, this.#accepted]));
    this.#verdicts = { path: kept, key };
    this.#before = readVerdicts(this.#verdicts);
    this.#left = new LeftByBuild(site);
    this.#list = listSite(shown, makeFrame(this.#frame, this.#place), this.#left, files);
    this.#units = expectUnits(this.#list.units, this.#before, this.#digests);
    const ofUnits = new Set(this.#units.flatMap(({ paths }) => paths));
    this.#rest = Object.fromEntries(Object.entries(this.#digests).filter(([path]) => !ofUnits.has(path)));
    const path = kept && join(dirname(kept), 'public-texts.json');
    this.#texts = new PublicTexts(shown, { path, key: hash('sha256', program.join(' ')) });
  }

  async inspect(): Promise<Objection[]> {
    const { folder, content, shown, today, base } = this.#job;
    const secrets = new Secrets(content, shown, today);
    const search = { folder, content, shown, texts: this.#texts, ours: productWords() };
    const { wanted, attachments } = gatherWanted(search, secrets);
    const fresh = withoutKnown(wanted, new Set(this.#before.absent));
    let parts = this.#before.parts;
    const expected = expectIndex(this.#list, this.#left, () => parts);
    const accepted = new Accepted(this.#accepted);
    const open = new FileInspection({ site: this.#site, shown, base, accepted, expected });
    const [units, before, digests, verdicts] = [this.#units, this.#before, this.#digests, this.#verdicts];
    const job: RestJob = { rest: this.#rest, before, verdicts, expected, open, fresh };
    const pieces = [...planUnits(units, { ...job, digests, digestOf: this.#left.digestOf }), ...planRest(job)];
    const { inspected, judged } = await this.#inspect(pieces, wanted, fresh);
    parts = addParts(parts, inspected);
    const rest = inspectGroup(this.#rest, before.rest, open, (path) => {
      const known = judged.get(path) ?? open.judgeFile(path);
      open.take(path, known);
      return { ...known, objections: [...open.judgeData(path), ...known.objections] };
    });
    const paths = new Set([...units.flatMap((unit) => unit.paths), ...expected.outputs.keys()]);
    const objections = [
      ...checkRoutes(new Set(Object.keys(digests)), paths),
      ...findCopies(digests, attachments),
      ...this.#found,
      ...searchJoined(job, { site: this.#site, wanted, sound: parts }),
      ...rest.objections,
      ...checkOutward({ units, inspected, rest, before, verdicts, digests, open }),
      ...checkSearch(this.#site, Object.keys(digests), shown, this.#frame.lists),
    ];
    if (!objections.length) {
      const searched = [...groupRest(job)].map(([name, own]) => [name, digestOfFiles(own, digests)] as const);
      this.#keep(inspected, {
        rest: rest.verdict,
        parts,
        searched: Object.fromEntries(searched),
        absent: listNeedles(wanted),
      });
    }
    return objections;
  }

  /** Has pieces inspected, here or elsewhere. */
  async #inspect(pieces: readonly WeighedPiece<Piece>[], wanted: Wanted, fresh: Wanted) {
    const all = await inspectPieces(pieces, {
      ...{ site: this.#site, shown: withoutUnits(this.#job.shown), frame: this.#frame, place: this.#place },
      ...{ accepted: this.#accepted, verdicts: this.#verdicts, parts: this.#left.parts },
      ...{ wanted: packWanted(wanted), fresh: packWanted(fresh) },
    });
    this.#found = all.flatMap((one) => (one.sort === 'judge' ? [] : one.objections));
    const inspected = all.filter((one) => one.sort === 'unit');
    const judged = new Map(all.flatMap((one) => (one.sort === 'judge' ? one.judged : [])));
    return { inspected, judged };
  }

  #keep(inspected: readonly InspectedUnit[], whole: Omit<KeptVerdicts, 'units'>): void {
    const { parts } = whole;
    const judged = new Map(inspected.map((unit) => [unit.slug, unit]));
    const keep = ({ unit, paths, known }: ExpectedUnit): UnitVerdict => {
      if (known) return known;
      const digest = digestOfFiles(paths, this.#digests);
      return {
        ...{ key: unit.key(), paths, digest, searched: digestOfSearched(digest, this.#left.digestOf(unit)) },
        outward: judged.get(unit.slug)!.outward.map(([place]) => place),
      };
    };
    const years = this.#units.flatMap(({ unit }) => Object.values(this.#left.digestOf(unit).data.years));
    const used = new Set(years.map(({ key }) => key));
    const now: KeptVerdicts = {
      ...whole,
      units: Object.fromEntries(this.#units.map((one) => [one.unit.slug, keep(one)])),
      parts: Object.fromEntries(Object.entries(parts).filter(([key]) => used.has(key))),
    };
    const verdicts = inspected.flatMap(({ slug, verdict }) => (verdict ? [[slug, verdict] as const] : []));
    writeVerdicts(this.#verdicts, this.#before, now, new Map(verdicts));
    pruneRuns(this.#verdicts, [
      ...Object.entries(now.units).map(([slug, { searched }]) => [`unit ${slug}`, searched] as const),
      ...Object.entries(now.searched).map(([name, digest]) => [`files ${name}`, digest] as const),
    ]);
    this.#texts.write();
  }
}

/**
 * Looks at a built site as a stranger would, before it is published: nothing that is not public, no personal data or secret
 * marking, every printed text as in its record, whole links, strict pages, exactly the pages and search entries there
 * should be. Everything that is wrong is given, not the first. Files that were judged before are not judged again while
 * their bytes, what they are held against and the program are the same; of units of which nothing has changed none is opened.
 */
export const inspectSite = (site: string, inspection: Inspection): Promise<Objection[]> =>
  new SiteInspection(site, inspection).inspect();

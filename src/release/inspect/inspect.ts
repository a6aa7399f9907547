import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
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
import { findCopies, gatherWanted, listNeedles, packWanted, searchFile, withoutKnown, type Wanted } from './leaks.ts';
import { checkOutward } from './outward.ts';
import { Accepted, gatherAccepted, type AcceptedTexts } from './personal.ts';
import { PublicTexts } from './public-texts.ts';
import { checkRoutes, expectIndex, LeftByBuild, listSite } from './routes.ts';
import { checkSearch } from './search.ts';
import { Secrets } from './secrets.ts';
import type { InspectedUnit } from './unit-inspection.ts';
import { expectUnits, inspectUnits, type ExpectedUnit } from './units.ts';
import {
  digestOfFiles,
  isKnown,
  readVerdicts,
  writeVerdicts,
  type Digests,
  type GroupVerdict,
  type KeptVerdicts,
  type UnitVerdict,
  type VerdictPlace,
} from './verdicts.ts';

/** Another where the form of what is kept is another, or what is looked at. */
const FORMAT = 'mingzhang-verdicts/2';

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
    const inspected = await this.#inspectUnits(wanted, fresh);
    const parts = { ...this.#before.parts, ...Object.fromEntries(inspected.flatMap((unit) => unit.parts)) };
    const expected = expectIndex(this.#list, this.#left, parts);
    const accepted = new Accepted(this.#accepted);
    const open = new FileInspection({ site: this.#site, shown, base, accepted, expected });
    const rest = inspectGroup(this.#rest, this.#before.rest, open);
    const [units, before, digests, verdicts] = [this.#units, this.#before, this.#digests, this.#verdicts];
    const paths = new Set([...units.flatMap((unit) => unit.paths), ...expected.outputs.keys()]);
    const objections = [
      ...checkRoutes(new Set(Object.keys(digests)), paths),
      ...findCopies(digests, attachments),
      ...inspected.flatMap((unit) => unit.objections),
      ...this.#searchRest(wanted, fresh),
      ...rest.objections,
      ...checkOutward({ units, inspected, rest, before, verdicts, digests, open }),
      ...checkSearch(this.#site, Object.keys(digests), shown, this.#frame.lists),
    ];
    if (!objections.length) this.#keep(inspected, rest.verdict, parts, listNeedles(wanted));
    return objections;
  }

  #inspectUnits(wanted: Wanted, fresh: Wanted): Promise<InspectedUnit[]> {
    const job = {
      ...{ site: this.#site, shown: withoutUnits(this.#job.shown), frame: this.#frame, place: this.#place },
      ...{ accepted: this.#accepted, verdicts: this.#verdicts, parts: this.#left.parts },
      ...{ wanted: packWanted(wanted), fresh: packWanted(fresh) },
    };
    return inspectUnits(this.#units, {
      ...{ job, before: this.#before, digests: this.#digests, digestOf: this.#left.digestOf },
      isSearched: fresh.words.size + fresh.figures.size > 0,
    });
  }

  #searchRest(wanted: Wanted, fresh: Wanted): Objection[] {
    return Object.entries(this.#rest).flatMap(([path, sha256]) =>
      searchFile(this.#site, path, isKnown(this.#before.rest, path, sha256) ? fresh : wanted),
    );
  }

  #keep(inspected: readonly InspectedUnit[], rest: GroupVerdict, parts: KeptVerdicts['parts'], absent: string[]): void {
    const judged = new Map(inspected.map((unit) => [unit.slug, unit]));
    const keep = ({ unit, paths, known }: ExpectedUnit): UnitVerdict =>
      known ?? {
        ...{ key: unit.key(), paths, digest: digestOfFiles(paths, this.#digests) },
        outward: judged.get(unit.slug)!.outward.map(([place]) => place),
      };
    const years = this.#units.flatMap(({ unit }) => Object.values(this.#left.digestOf(unit).data.years));
    const used = new Set(years.map(({ key }) => key));
    const now: KeptVerdicts = {
      units: Object.fromEntries(this.#units.map((one) => [one.unit.slug, keep(one)])),
      rest,
      parts: Object.fromEntries(Object.entries(parts).filter(([key]) => used.has(key))),
      absent,
    };
    const verdicts = inspected.flatMap(({ slug, verdict }) => (verdict ? [[slug, verdict] as const] : []));
    writeVerdicts(this.#verdicts, this.#before, now, new Map(verdicts));
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

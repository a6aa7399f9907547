import { hash } from 'node:crypto';
import { join } from 'node:path';
import { partsFolderFor, readState, type SiteState } from '../../build/kept/site-state.ts';
import { YearParts } from '../../build/year-parts.ts';
import type { FileFacts } from '../../core/open-data/files.ts';
import type { Frame } from '../../core/outputs/frame.ts';
import { listOutputs, type SiteOutputs } from '../../core/outputs/list.ts';
import { fileOf, isFile, type OutputFile, type PartRef } from '../../core/outputs/output.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { PROJECT } from '../../program/project.ts';
import { packKeyed, type FindPart, type PackKeyed } from '../../exporters/open-data/make-file.ts';
import type { Packed } from '../../exporters/packed.ts';
import { makePart, type YearPart } from '../../exporters/open-data/year-part.ts';
import { openDigest, type OpenDigest } from '../../core/outputs/digest-parts.ts';
import { follow } from '../../disk/places.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { listFolder } from '../../disk/folder-files.ts';

const ADVICE = '这是程序的问题，请报告；公开的网页没有动。';

/** `public/` is copied as it is. */
const COPIED: ReadonlySet<string> = new Set(listFolder(join(PROJECT, 'public')).files);
/** Files whose names are made by the builder, of the kinds a page may ask for. */
const NAMED_BY_TOOLS =
  /^(?:assets\/[^/]+\.(?:js|css|svg|png|jpe?g|webp|avif|woff2)|search\/index\/(?:entry\.json|[\w-]+\/(?:documents\.json|(?:directory|projects)\/\d+\.json|words\/[0-9a-f]+\.bin)))$/;

/** What is made from the content for some of the files. */
export interface Expected {
  /** By path in the site. */
  readonly outputs: ReadonlyMap<string, OutputFile>;
  /** Gives what tables are joined of, as the records say it. */
  readonly find: FindPart;
  /** Gives texts packed, each once. */
  readonly keyed: PackKeyed;
}

/** What the build of a site has left: of units whose slices are the same, what lists are made of is not made again. */
export class LeftByBuild {
  readonly #state: SiteState | undefined;
  readonly #folder: string;

  constructor(site: string) {
    this.#folder = follow(site);
    this.#state = readState(this.#folder);
  }

  /** Where it keeps what units have for the open data. */
  get parts(): { readonly folder: string; readonly frame: string } {
    return { folder: partsFolderFor(this.#folder), frame: this.#state?.frame ?? '' };
  }

  readonly digestOf = (unit: UnitOutputs): OpenDigest => {
    const kept = this.#state?.units.get(unit.slug);
    return openDigest(kept?.key === unit.key() ? kept.digest : unit.digest());
  };
}

/** Every page and file the content asks for; what describes files is held against those of the site. */
export function listSite(
  content: Content,
  frame: Frame,
  left: LeftByBuild,
  files: Readonly<Record<string, FileFacts>>,
): SiteOutputs {
  return listOutputs(content, frame, left.digestOf, (path) => files[path.slice(1)] ?? { bytes: 0, sha256: '' });
}

/**
 * What joins units.
 * @param sound of what units have for the open data, by key: the hash of the file that was held against the records
 */
export function expectIndex(
  { units, index }: SiteOutputs,
  left: LeftByBuild,
  sound: () => Readonly<Record<string, string>>,
): Expected {
  const bySlug = new Map(units.map((unit) => [unit.slug, unit]));
  const kept = new YearParts(left.parts.folder, left.parts.frame);
  const parts = new Map<string, YearPart>();
  const open = ({ unit, year, key }: PartRef): YearPart => {
    const known = sound()[key];
    const bytes = known === undefined ? undefined : kept.bytesOf(key);
    const isSound = bytes !== undefined && hash('sha256', bytes) === known;
    return isSound ? kept.open(key) : makePart(bySlug.get(unit)!.tables(year));
  };
  const find: FindPart = (part) => {
    const found = parts.get(part.key) ?? open(part);
    parts.set(part.key, found);
    return found;
  };
  const packs = new Map<string, Packed>();
  const keyed: PackKeyed = (text) => {
    const own = `${text.name} ${text.key}`;
    const found = packs.get(own) ?? packKeyed(text);
    packs.set(own, found);
    return found;
  };
  return { outputs: new Map(index.filter(isFile).map((output) => [fileOf(output), output])), find, keyed };
}

/** Whether the site has exactly the pages and files its content asks for. */
export function checkRoutes(files: ReadonlySet<string>, expected: ReadonlySet<string>): Objection[] {
  const missing = [...expected].filter((path) => !files.has(path));
  const extra = [...files].filter((path) => !expected.has(path) && !COPIED.has(path) && !NAMED_BY_TOOLS.test(path));
  return [
    ...missing.map((at) => ({
      ...{ at, advice: ADVICE },
      message: `应有的${at.endsWith('.html') ? '网页' : '数据文件'}没有生成`,
    })),
    ...extra.map((at) => ({ at, message: '有一个不该公开的网页或文件', advice: ADVICE })),
  ];
}

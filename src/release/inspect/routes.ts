import { join } from 'node:path';
import type { FileFacts } from '../../core/open-data/files.ts';
import { allOutputs, listOutputs } from '../../core/outputs/list.ts';
import { fileOf, isFile, type OutputFile } from '../../core/outputs/output.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { gatherFrame, makeFrame } from '../../io/make-frame.ts';
import { PROJECT } from '../../program/project.ts';
import type { FindPart } from '../../exporters/open-data/make-file.ts';
import { makePart, type YearPart } from '../../exporters/open-data/year-part.ts';
import { readState } from '../../build/site-state.ts';
import { openDigest, type OpenDigest } from '../../core/outputs/digest-parts.ts';
import { follow } from '../../disk/places.ts';
import type { UnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { listFolder } from '../../disk/folder-files.ts';

const ADVICE = '这是程序的问题，请报告；公开的网页没有动。';

/** `public/` is copied as it is. */
const COPIED: ReadonlySet<string> = new Set(listFolder(join(PROJECT, 'public')).files);
/** Files whose names are made by the builder and the search engine, of the kinds a page may ask for. */
const NAMED_BY_TOOLS =
  /^(?:assets\/[^/]+\.(?:js|css|svg|png|jpe?g|webp|avif|woff2)|pagefind\/(?:[^/]+\/)?[^/]+\.(?:js|json|pagefind|pf_index|pf_meta|pf_fragment|pf_filter))$/;

export interface Expected {
  /** By path in the site. */
  readonly outputs: ReadonlyMap<string, OutputFile>;
  /** Makes what tables are joined of from the content. */
  readonly find: FindPart;
}

/** The digests of units that the build of a site has left, for what joins units: those of the same slices are not made again. */
function digestsOf(site: string): (unit: UnitOutputs) => OpenDigest {
  const units = readState(follow(site))?.units;
  return (unit) => {
    const kept = units?.get(unit.slug);
    return openDigest(kept?.key === unit.key() ? kept.digest : unit.digest());
  };
}

/** Every page and file the content asks for; what describes files is held against those of the site. */
export function listExpected(
  content: Content,
  base: string,
  site: string,
  files: Readonly<Record<string, FileFacts>>,
): Expected {
  const frame = makeFrame(gatherFrame(content, false), { base, site: content.site.url });
  const list = listOutputs(content, frame, digestsOf(site), (path) => files[path.slice(1)] ?? { bytes: 0, sha256: '' });
  const units = new Map(list.units.map((unit) => [unit.slug, unit]));
  const parts = new Map<string, YearPart>();
  const find: FindPart = ({ unit, year, key }) => {
    const part = parts.get(key) ?? makePart(units.get(unit)!.tables(year));
    parts.set(key, part);
    return part;
  };
  return {
    outputs: new Map(
      allOutputs(list)
        .filter(isFile)
        .map((output) => [fileOf(output), output]),
    ),
    find,
  };
}

/** Whether the site has exactly the pages and files its content asks for. */
export function checkRoutes(
  files: ReadonlySet<string>,
  expected: ReadonlyMap<string, Pick<OutputFile, 'sort'>>,
): Objection[] {
  const missing = [...expected].filter(([path]) => !files.has(path));
  const extra = [...files].filter((path) => !expected.has(path) && !COPIED.has(path) && !NAMED_BY_TOOLS.test(path));
  return [
    ...missing.map(([at, { sort }]) => ({
      ...{ at, advice: ADVICE },
      message: `应有的${sort === 'page' ? '网页' : '数据文件'}没有生成`,
    })),
    ...extra.map((at) => ({ at, message: '有一个不该公开的网页或文件', advice: ADVICE })),
  ];
}

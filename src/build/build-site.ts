import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildCatalogue, departmentEntry } from '../core/library/catalogue.ts';
import type { Content } from '../core/library/library.ts';
import type { Frame, FrameData } from '../core/outputs/frame.ts';
import { listOutputs } from '../core/outputs/list.ts';
import { isFile, type Output } from '../core/outputs/output.ts';
import type { UnitDigest } from '../core/outputs/digest.ts';
import type { UnitSlice } from '../core/outputs/unit-slice.ts';
import type { StaffMaterial } from '../data/run.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { gatherFrame, makeFrame, type Place } from '../io/make-frame.ts';
import { writeSearchIndex } from '../io/write-search-index.ts';
import { compilePages, openPages } from '../render/compile-pages.ts';
import { listStaffOutputs } from '../staff/outputs.ts';
import { startUnits } from './unit-workers.ts';
import { writeOutputs } from './write-outputs.ts';

export interface BuildOptions {
  readonly content: Content;
  /** Folder of the site; it is not there yet. `replaceSite` puts a site in the place of another. */
  readonly out: string;
  /** `/` or `/column/`. */
  readonly base: string;
  /** Address of the portal, for canonical links. */
  readonly site: string | undefined;
  /** With drafts, and with the staff's pages, which are no part of a public build. */
  readonly preview: boolean;
  readonly staff?: StaffMaterial;
  /** How many processes make pages. */
  readonly processes?: number;
}

const NO_MATERIAL: StaffMaterial = { before: undefined, today: undefined, sources: new Map() };

const indexSearch = ({ units, projects, forms }: Content, folder: string): Promise<void> =>
  writeSearchIndex(
    {
      units: units.map(({ slug, unit }) => ({ slug, name: unit.name })),
      subjects: Object.fromEntries(
        [...projects, ...units.map(departmentEntry)].map(({ unit, slug, project }) => [
          `${unit}/${slug}`,
          project.name,
        ]),
      ),
      forms,
    },
    join(folder, 'pagefind'),
  );

const weigh = ({ forms, projects }: UnitSlice): number => forms.length + projects.length;

/** Builds the whole site of `content` into `folder`. */
async function buildAll(options: BuildOptions, data: FrameData, folder: string): Promise<void> {
  const { content, base, site, preview, staff: material = NO_MATERIAL, processes } = options;
  const place: Place = { base, site };
  const pages = await compilePages(preview);
  const frame: Frame = makeFrame(data, place);
  let digests: ReadonlyMap<string, UnitDigest> = new Map();
  const list = listOutputs(content, frame, ({ slug }) => digests.get(slug)!);
  const jobs = list.units.map(({ slice }) => ({
    ...{ slice: JSON.stringify(slice), paths: undefined, weight: weigh(slice) },
  }));
  const job = { frame: data, place, preview, pages: pages.folder, out: folder };
  const units = startUnits(job, jobs, () => undefined, processes);
  try {
    cpSync(pages.assets, folder, { recursive: true });
    await indexSearch(content, folder);
    const catalogue = preview ? buildCatalogue(content) : undefined;
    digests = await units.finished;
    const { openRun } = await openPages(pages.folder);
    const renderer = openRun({ frame, preview, base, staff: catalogue && { ...material, catalogue } }, site);
    const index: Output[] = [...list.index, ...(catalogue ? listStaffOutputs(catalogue, material, frame) : [])];
    await writeOutputs(index.filter(isFile), renderer, folder);
  } finally {
    units.stop();
  }
}

/**
 * Builds the site of `content`: units in several processes, then what joins them.
 * @throws whatever stops it; `out` is not there then
 */
export async function buildSite(options: BuildOptions): Promise<void> {
  const target = resolve(options.out);
  const staging = makeWorkFolder(dirname(target), '.');
  try {
    const folder = join(staging, 'site');
    mkdirSync(folder);
    await buildAll(options, gatherFrame(options.content, options.preview), folder);
    renameSync(folder, target);
  } finally {
    removeWorkFolder(staging);
  }
}

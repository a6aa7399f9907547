import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../core/library/library.ts';
import type { SitePlace } from '../core/outputs/frame.ts';
import { listUnitOutputs, type UnitOutputs } from '../core/outputs/unit-outputs.ts';
import { sliceUnits } from '../core/outputs/unit-slice.ts';
import { packSlice } from '../build/workers/pack-slice.ts';
import { startWorkers } from '../build/workers/worker-processes.ts';
import { gatherFrame, makeFrame } from '../io/make-frame.ts';
import { codeFile } from '../program/code-file.ts';
import { compiledPages } from '../render/compiled-pages.ts';
import { openPack, PackWriter, type WrittenPack } from './pack-file.ts';
import { listPacks, pathOfPack, type PackName, type PackStore } from './pack-store.ts';
import type { PackDone, PackJob, PackPiece } from './pack-worker.ts';
import type { ShardPart } from './shard.ts';
import { FRAME, writeList, type FrameNote } from './shard-list.ts';

const WORKER = codeFile('pack-worker');

export interface ShardJob {
  /** With the records of the shard's units; of others what everybody's pages rest on. */
  readonly content: Content;
  readonly part: ShardPart;
  readonly place: SitePlace;
  readonly store: PackStore;
  readonly processes?: number | undefined;
  /** Told how many packs are made, of how many. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** What a shard has done. */
export interface MadeShard {
  readonly units: number;
  readonly forms: number;
  readonly made: number;
  /** Packs that were there and are not what their names say: they were made again. */
  readonly damaged: readonly string[];
}

const sha256 = (text: string): string => hash('sha256', text);

/** Puts what all units rest on; gives its hash. */
async function putFrame(note: FrameNote, store: PackStore): Promise<string> {
  const file = join(store.workFolder(), FRAME);
  const { sha256: name } = new PackWriter(file).finish(note);
  await store.put(pathOfPack({ key: FRAME, sha256: name }), file);
  return name;
}

/** The whole pack of those with a key; what is damaged is taken away. */
async function findWhole(
  named: readonly PackName[],
  store: PackStore,
  damaged: string[],
): Promise<PackName | undefined> {
  for (const name of named) {
    const file = await store.fetch(pathOfPack(name));
    if (file !== undefined && openPack(file, name.sha256)) return name;
    damaged.push(pathOfPack(name));
    await store.remove(pathOfPack(name));
  }
  return undefined;
}

/** Makes packs of units in several processes and puts each when it is made. */
async function makePacks(
  units: readonly UnitOutputs[],
  job: Omit<PackJob, 'packs'>,
  { store, processes }: ShardJob,
  put: (slug: string, pack: WrittenPack, file: string) => Promise<void>,
): Promise<void> {
  const packs = mkdtempSync(join(store.workFolder(), 'units-'));
  const putting: Promise<void>[] = [];
  let failure: unknown;
  const done = ({ slug, ...pack }: PackDone): void => {
    const own = put(slug, pack, join(packs, slug)).catch((error: unknown) => {
      failure ??= error;
      work.stop();
    });
    putting.push(own);
  };
  const pieces = units.map(({ slice }) => ({
    make: (): PackPiece => ({ slice: packSlice(slice) }),
    weight: slice.forms.length + 1,
  }));
  const work = startWorkers(WORKER, { ...job, packs } satisfies PackJob, pieces, done, processes);
  try {
    await work.finished;
  } catch (error) {
    failure ??= error;
  } finally {
    work.stop();
  }
  await Promise.all(putting);
  rmSync(packs, { recursive: true, force: true });
  if (failure !== undefined) throw failure;
}

/**
 * Makes the packs of a shard's units that are not there yet, and last its list. Where it is stopped, the packs that are
 * finished stay, and the next run goes on; two that do the same at once do no harm.
 * @throws whatever stops it
 */
export async function makeShard(job: ShardJob): Promise<MadeShard> {
  const { content, part, place, store, progress } = job;
  const { own, paths, shard } = part;
  const pages = await compiledPages(false);
  const data = gatherFrame(content, false);
  const frame = makeFrame(data, place);
  const slices = sliceUnits(content, frame);
  const { everyday, expected } = content;
  const note: FrameNote = {
    data,
    place,
    years: slices[0]?.years ?? [],
    everyday,
    expected,
    names: sha256(paths.join('\n')),
  };
  const key = sha256(JSON.stringify([pages.key, place, data]));
  const units = slices.filter(({ unit }) => own.has(unit.slug)).map((slice) => listUnitOutputs(slice, frame));
  const there = await listPacks(store);
  const [named, damaged, missing] = [new Map<string, PackName>(), [] as string[], [] as UnitOutputs[]];
  const keyOf = (unit: UnitOutputs): string => sha256(`${key} ${unit.key()}`).slice(0, 32);
  for (const unit of units) {
    const found = await findWhole(there.get(keyOf(unit)) ?? [], store, damaged);
    if (found) named.set(unit.slug, found);
    else missing.push(unit);
  }
  const keys = new Map(missing.map((unit) => [unit.slug, keyOf(unit)]));
  let made = 0;
  await makePacks(
    missing,
    { frame: data, place, preview: false, pages: pages.folder },
    job,
    async (slug, pack, file) => {
      const name = { key: keys.get(slug)!, sha256: pack.sha256 };
      await store.put(pathOfPack(name), file);
      named.set(slug, name);
      made += 1;
      progress?.(made, missing.length);
    },
  );
  await writeList(store, {
    ...{ format: 'mingzhang-shard/1', ...shard, code: pages.key, frame: await putFrame(note, store) },
    packs: units.map(({ slug }) => ({ unit: slug, ...named.get(slug)! })),
  });
  const forms = units.reduce((sum, { slice }) => sum + slice.forms.length, 0);
  return { units: units.length, forms, made, damaged };
}

import type { EarlyCheck } from './kept/early-check.ts';
import { openFormer, type FormerSite } from './kept/former-site.ts';
import type { LeftSite } from './kept/former-check.ts';
import { replaceSite, type ReplaceStep } from './replace-site.ts';
import { SiteBuild, type BuildOptions, type Built } from './site-build.ts';

/** Told of each step of an update before it is done; tests end the process there. */
export type UpdateStep = (name: 'make' | 'state' | Parameters<ReplaceStep>[0], path?: string) => void;

/** What a process remembers of a site that nobody else writes to, from one update to the next. */
export interface SiteMemory {
  left?: LeftSite | undefined;
}

export interface UpdateOptions extends BuildOptions {
  /** Folder of the site. */
  readonly out: string;
  /** Makes everything again, whatever was kept of the last build. */
  readonly fresh?: boolean;
  /** A look at the folder that was begun before. */
  readonly early?: EarlyCheck | undefined;
  /** Of this folder, where it is this process's own: it is not looked through then. */
  readonly memory?: SiteMemory | undefined;
  readonly step?: UpdateStep | undefined;
}

/** A site as it is once everything is in its place: all that is kept of it is so. */
const leftBy = (state: LeftSite['state']): LeftSite => ({
  state,
  check: { touched: new Set(), others: [], folders: state.folders },
});

/**
 * Brings the site in a folder to what `content` says: what has changed since the last build there is made, or all of it. The
 * bytes are those of a build from nothing.
 * @throws Stopped as `replaceSite` does, and whatever stops the build; the site is then as it was, or, where the process is
 * ended while files are moved, is finished by the next build
 */
export async function updateSite(options: UpdateOptions): Promise<Built> {
  const { out, step, fresh = false, early, memory = {} } = options;
  let [former, build]: [FormerSite | undefined, SiteBuild | undefined] = [undefined, undefined];
  const known = memory.left;
  await replaceSite(
    out,
    async (folder) => {
      step?.('make');
      build = await SiteBuild.open(options, folder, former);
      const changes = await build.make();
      // from here on the site is changed: what was known of it holds again when all is done
      memory.left = undefined;
      return changes;
    },
    step,
    async (target, isRescued) => {
      former =
        known && !fresh && !isRescued
          ? { folder: target, last: known }
          : await openFormer(target, fresh, isRescued ? undefined : early);
    },
  );
  step?.('state');
  const { built, state } = build!.remember();
  memory.left = leftBy(state);
  return built;
}

import type { EarlyCheck } from './early-check.ts';
import { openFormer, type FormerSite } from './former-site.ts';
import { replaceSite, type ReplaceStep } from './replace-site.ts';
import { SiteBuild, type BuildOptions, type Built } from './site-build.ts';

/** Told of each step of an update before it is done; tests end the process there. */
export type UpdateStep = (name: 'make' | 'state' | Parameters<ReplaceStep>[0], path?: string) => void;

export interface UpdateOptions extends BuildOptions {
  /** Folder of the site. */
  readonly out: string;
  /** Makes everything again, whatever was kept of the last build. */
  readonly fresh?: boolean;
  /** A look at the folder that was begun before. */
  readonly early?: EarlyCheck | undefined;
  readonly step?: UpdateStep | undefined;
}

/**
 * Brings the site in a folder to what `content` says: what has changed since the last build there is made, or all of it. The
 * bytes are those of a build from nothing.
 * @throws Stopped as `replaceSite` does, and whatever stops the build; the site is then as it was, or, where the process is
 * ended while files are moved, is finished by the next build
 */
export async function updateSite(options: UpdateOptions): Promise<Built> {
  const { out, step, fresh = false, early } = options;
  let [former, build]: [FormerSite | undefined, SiteBuild | undefined] = [undefined, undefined];
  await replaceSite(
    out,
    async (folder) => {
      step?.('make');
      build = await SiteBuild.open(options, folder, former);
      return build.make();
    },
    step,
    async (target, isRescued) => {
      former = await openFormer(target, fresh, isRescued ? undefined : early);
    },
  );
  step?.('state');
  return build!.remember();
}

import { existsSync } from 'node:fs';
import { checkFolder, type FolderCheck } from './found-files.ts';
import { readState, type SiteState } from './site-state.ts';

/** What is kept of the last build of a site, and how the site stands to it. */
export interface LeftSite {
  readonly state: SiteState;
  readonly check: FolderCheck;
}

const allFiles = ({ files, units }: SiteState) =>
  new Map([...files, ...[...units.values()].flatMap((unit) => [...unit.files])]);

/** @param folder of the site @returns undefined where nothing is kept of it, or there is any doubt about what is */
export function checkLeft(folder: string): LeftSite | undefined {
  const state = existsSync(folder) ? readState(folder) : undefined;
  return state && { state, check: checkFolder(folder, allFiles(state), state.folders) };
}

/** A check on its way between threads: of folders only those that are otherwise than the state says. */
export interface SentCheck extends Pick<FolderCheck, 'touched' | 'others'> {
  /** Of the state that the site was held against. */
  readonly mark: string;
  readonly folders: readonly (readonly [folder: string, time: number | undefined])[];
}

export function sendCheck({ state, check }: LeftSite): SentCheck {
  const { touched, others, folders } = check;
  const changed = [...folders].filter(([folder, time]) => state.folders.get(folder) !== time);
  const gone = [...state.folders.keys()].filter((folder) => !folders.has(folder));
  return {
    ...{ touched, others, mark: state.mark },
    folders: [...changed, ...gone.map((folder) => [folder, undefined] as const)],
  };
}

/** @returns undefined where what was checked is not what is kept now */
export function takeCheck(folder: string, { mark, touched, others, folders: sent }: SentCheck): LeftSite | undefined {
  const state = readState(folder);
  if (state?.mark !== mark) return undefined;
  const patched = (): ReadonlyMap<string, number> => {
    const folders = new Map(state.folders);
    for (const [path, time] of sent)
      if (time === undefined) folders.delete(path);
      else folders.set(path, time);
    return folders;
  };
  return {
    state,
    check: {
      ...{ touched, others },
      get folders() {
        return patched();
      },
    },
  };
}

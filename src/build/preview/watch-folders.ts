import { watch } from 'chokidar';

/** How long a folder must be quiet: editors save in several steps, and an import writes many files. */
const QUIET = 100;

/**
 * Calls `onChange` once after each burst of changes below the folders; hidden files, such as an editor's, are no change.
 * Gives the means to end watching.
 */
export async function watchFolders(
  folders: readonly string[],
  onChange: () => void,
  quiet = QUIET,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path) => /(?:^|[\\/])\.[^\\/.]|~$/.test(relativeTo(folders, path)),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quiet);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

/** The part of a path below its watched folder: that folder itself may lie below a hidden one. */
function relativeTo(folders: readonly string[], path: string): string {
  const folder = folders.find((one) => path.startsWith(one));
  return folder === undefined ? path : path.slice(folder.length);
}

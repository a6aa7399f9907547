import { describeProblems } from '../report-problems.ts';
import { checkFiles, withScratch, writePlanned } from './check-files.ts';
import { commitFiles, NotWritten, undoUnfinished } from './commit-files.ts';
import { nameOf, type KnownContent, type Target } from './known-content.ts';
import type { PlannedFile } from './plan-files.ts';

/**
 * Writes files into the content, all or nothing, after the loader has read them.
 * @returns the files that differ from what was there, as a clerk finds them
 * @throws NotWritten where the loader would not take them, or nothing was written
 */
export function saveFiles(files: readonly PlannedFile[], known: KnownContent, target: Target): string[] {
  undoUnfinished(target);
  const changed = files.filter(({ text, before }) => text !== before);
  withScratch((scratch) => {
    writePlanned(scratch, changed);
    const { problems } = checkFiles(scratch, changed, known);
    if (problems.length) throw new NotWritten(`没有保存：${describeProblems(problems.map(({ problem }) => problem))}`);
    commitFiles(changed, target);
  });
  return changed.map(({ path }) => nameOf(target, path));
}

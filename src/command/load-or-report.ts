import { existsSync } from 'node:fs';
import type { Content } from '../core/library/library.ts';
import { loadContent, type LoadOptions } from '../io/load-content.ts';
import { KeptReadings } from '../io/readings/kept-readings.ts';
import { describeProblems } from '../io/report-problems.ts';

/** Warnings shown at most: a terminal full of them hides the errors. */
const MOST_WARNINGS = 20;

/**
 * Loads content for a command; where it has errors, prints all of them and ends with status 1.
 * @param fresh every file is read, whatever is kept of earlier commands
 * @param part as `loadContent` takes it
 */
export function loadOrReport(
  folder: string,
  visibility: 'public' | 'all',
  fresh = false,
  part?: LoadOptions['part'],
): Content {
  if (!existsSync(folder)) {
    console.error(`没有内容目录“${folder}”。用 --content 指明它在哪里。`);
    process.exit(1);
  }
  const { content, problems } = loadContent(folder, {
    visibility,
    readings: new KeptReadings(folder, { fresh }),
    part,
  });
  const errors = problems.filter(({ level }) => level === 'error');
  const warnings = problems.filter(({ level }) => level === 'warning');
  const shown = [...errors, ...warnings.slice(0, MOST_WARNINGS)];
  if (shown.length) console.error(describeProblems(shown));
  if (warnings.length > MOST_WARNINGS) console.error(`另有${warnings.length - MOST_WARNINGS}处要注意，没有全部列出。`);
  if (content) return content;
  console.error('内容有错误，什么都没有写；照上面改好再运行一次。');
  process.exit(1);
}

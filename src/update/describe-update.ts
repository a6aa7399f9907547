import { RECORD_FORMAT } from '../io/format/read-format.ts';
import type { PlannedFile } from '../io/import/plan-files.ts';
import type { UpdatePlan } from './plan-update.ts';

/** Lines of a file and files shown at most: what is said of thousands is not read. */
const MOST_LINES = 6;
const MOST_FILES = 40;

const shown = (sign: string, lines: readonly string[]): string[] => [
  ...lines.slice(0, MOST_LINES).map((line) => `    ${sign} ${line}`),
  ...(lines.length > MOST_LINES ? [`    ${sign} ……另有${lines.length - MOST_LINES}行`] : []),
];

/** What stands between the lines that both texts begin and end with. */
function differing(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

function describeFile({ path, text, before }: PlannedFile): string[] {
  if (path.startsWith('.')) return [`  ${path}  编辑器用的格式说明`];
  const [old, now] = differing((before ?? '').split('\n'), text.split('\n'));
  return [`  ${path}`, ...shown('-', old), ...shown('+', now)];
}

/** What an update changes, or has changed. */
export function describeUpdate({ from, steps, files }: UpdatePlan, isWritten: boolean): string {
  const to = from === RECORD_FORMAT ? '，和程序的一样' : ` → 第${RECORD_FORMAT}版`;
  const head = [`记录格式：第${from}版${to}。`, ...steps.map((step) => `  ${step}`)];
  if (files.length === 0) return [...head, '没有要改的文件，什么都没有写。'].join('\n');
  const more = files.length - MOST_FILES;
  return [
    ...head,
    `${isWritten ? '改了' : '要改'}${files.length}个文件：`,
    ...files.slice(0, MOST_FILES).flatMap(describeFile),
    ...(more > 0 ? [`  另有${more}个文件`] : []),
    ...(isWritten ? [] : ['什么都没有写。要改，先存一份备份，再加 --write 运行一次。']),
  ].join('\n');
}

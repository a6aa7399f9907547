import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { Stopped } from '../disk/stop.ts';
import { LAYOUT } from '../filing/record-text.ts';
import { COLLECTION_NAMES } from '../io/collections.ts';
import { listFiles } from '../io/content-files.ts';
import { decodeUtf8 } from '../io/decode.ts';
import { MIGRATIONS } from '../io/format/migrations.ts';
import { explainFormat, readFormat, RECORD_FORMAT } from '../io/format/read-format.ts';
import { withScratch, writePlanned } from '../io/import/check-files.ts';
import type { PlannedFile } from '../io/import/plan-files.ts';
import { loadContent } from '../io/load-content.ts';
import { describeProblems } from '../io/report-problems.ts';
import { planEditor } from './plan-editor.ts';

/** What brings a folder of content to this program's version. */
export interface UpdatePlan {
  /** The version the content is written in. */
  readonly from: number;
  /** What each step to this program's version changes. */
  readonly steps: readonly string[];
  readonly files: readonly PlannedFile[];
}

const SETTINGS = 'site.yaml';
const WRITTEN = /\.(?:yaml|yml|json|md)$/;

/** Every file that is content by its place; what is hidden and what lies beside is none. */
function listContent(folder: string): string[] {
  const beside = [SETTINGS, 'expected.yaml', 'everyday-words.yaml'].filter((name) => existsSync(join(folder, name)));
  const within = COLLECTION_NAMES.flatMap((name) => listFiles(join(folder, name)).map((path) => `${name}/${path}`));
  return [...beside, ...within.filter((path) => WRITTEN.test(path))];
}

/** The settings with another version, comments and all else as it was. */
function setFormat(text: string, format: number): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  document.set('format', String(format));
  return document.toString(LAYOUT);
}

function planContent(folder: string, from: number): PlannedFile[] {
  const steps = MIGRATIONS.slice(from - 1);
  if (steps.length === 0) return [];
  return listContent(folder).flatMap((path) => {
    const before = decodeUtf8(readFileSync(join(folder, path)));
    const changed = steps.reduce((text, step) => step.change(path, text), before);
    const text = path === SETTINGS ? setFormat(changed, RECORD_FORMAT) : changed;
    return text === before ? [] : [{ path, text, before }];
  });
}

/** @throws Stopped where the content would not be read after the change: nothing is written then */
function assertReadable(folder: string, files: readonly PlannedFile[]): void {
  withScratch((scratch) => {
    const hidden = `${sep}.`;
    const root = resolve(folder);
    cpSync(root, scratch, { recursive: true, filter: (path) => !path.slice(root.length).includes(hidden) });
    writePlanned(scratch, files);
    const errors = loadContent(scratch, { visibility: 'all' }).problems.filter(({ level }) => level === 'error');
    if (errors.length > 0)
      throw new Stopped(
        `改了以后有${errors.length}处读不出来，什么都没有改：\n${describeProblems(errors)}`,
        '用原来的程序运行 mingzhang audit，先把内容改到没有错误，再更新。',
      );
  });
}

/** What would have to change in a folder of content. @throws Stopped where it is newer than this program, or would be unreadable */
export function planUpdate(folder: string): UpdatePlan {
  const from = readFormat(folder);
  const newer = from > RECORD_FORMAT ? explainFormat(from, folder) : undefined;
  if (newer) throw new Stopped(...newer);
  const content = planContent(folder, from);
  if (content.length > 0) assertReadable(folder, content);
  return {
    from,
    steps: MIGRATIONS.slice(from - 1).map(({ says }) => says),
    files: [...content, ...planEditor(folder)],
  };
}

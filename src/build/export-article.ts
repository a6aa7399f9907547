import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Article } from '../core/article/article.ts';
import type { Workbook } from '../core/workbook/workbook.ts';
import { keepOutOfMade } from '../disk/made.ts';
import { isWithin, keepOffProject } from '../disk/places.ts';
import { Stopped } from '../disk/stop.ts';
import { writeArticle, writeMeta } from '../exporters/article/write-article.ts';
import { packWorkbook } from '../exporters/content-of.ts';
import { readMark, refuseOthers } from './built-mark.ts';
import { replaceSite } from './replace-site.ts';

const TEXT = '正文.html';
const META = '信息.txt';

export interface ArticleToExport {
  readonly article: Article;
  /** Undefined where no workbook holds the form. */
  readonly attachment: { readonly name: string; readonly workbook: Workbook } | undefined;
  /** The form as it is printed, where there is a browser: its bytes differ from one printing to the next. */
  readonly printed: { readonly name: string; readonly print: () => Promise<Uint8Array> } | undefined;
}

interface Destination {
  /** The folder that the article's own folder stands in. */
  readonly out: string;
  readonly name: string;
  readonly content: string;
  readonly replace: boolean;
}

const filesOf = ({ article, attachment }: ArticleToExport): Map<string, Uint8Array> =>
  new Map([
    [TEXT, Buffer.from(writeArticle(article))],
    // programs of Windows tell UTF-8 by its mark
    [META, Buffer.from(`\ufeff${writeMeta(article)}`)],
    ...(attachment ? [[attachment.name, packWorkbook(attachment.workbook)] as const] : []),
  ]);

/** Whether a folder holds these files, byte by byte, and one that was printed of the same, and no others of ours. */
const holds = (folder: string, files: ReadonlyMap<string, Uint8Array>, printed: string | undefined): boolean =>
  readMark(folder)?.length === files.size + (printed === undefined ? 0 : 1) &&
  (printed === undefined || existsSync(join(folder, printed))) &&
  [...files].every(([name, bytes]) => existsSync(join(folder, name)) && readFileSync(join(folder, name)).equals(bytes));

/** The line that says which record a folder is of. */
const lastLine = (text: string): string | undefined => text.trimEnd().split(/\r?\n/).at(-1);

/** @throws Stopped where the folder is somebody else's, of another record, or would be changed unasked */
function refuseLoss(folder: string, files: ReadonlyMap<string, Uint8Array>, replace: boolean): void {
  refuseOthers(folder);
  const meta = join(folder, META);
  if (!existsSync(meta)) return;
  const [former, own] = [readFileSync(meta, 'utf8'), Buffer.from(files.get(META)!).toString('utf8')].map(lastLine);
  if (former !== own) throw new Stopped(`“${folder}”是另一个记录的（${former}）`, '换一个 --out 目录。');
  if (!replace)
    throw new Stopped(`“${folder}”已经存在，内容和这次的不同`, '换一个 --out 目录；确实要替换的，加上 --replace。');
}

/**
 * Writes a form as an article into a folder of its own: the text, what the content system asks for beside it, its workbook, and how it is printed.
 * @returns the folder, and whether the very same stood there already
 * @throws Stopped where it would replace something else, or lie among content, program or published files
 */
export async function exportArticle(
  article: ArticleToExport,
  { out, name, content, replace }: Destination,
): Promise<{ folder: string; isSame: boolean }> {
  const folder = resolve(out, name);
  if (isWithin(folder, content)) throw new Stopped(`${folder} 在内容目录里，会被当成记录来读`, '换一个别的目录。');
  keepOffProject('输出目录', folder);
  keepOutOfMade('输出目录', folder);
  const files = filesOf(article);
  const { printed } = article;
  if (holds(folder, files, printed?.name)) return { folder, isSame: true };
  // before it takes its time
  if (existsSync(folder)) refuseLoss(folder, files, replace);
  const all = printed ? new Map([...files, [printed.name, await printed.print()]]) : files;
  const build = (work: string): Promise<void> => {
    mkdirSync(work, { recursive: true });
    for (const [file, bytes] of all) writeFileSync(join(work, file), bytes, { flush: true });
    return Promise.resolve();
  };
  await replaceSite(folder, build, undefined, (target) => refuseLoss(target, files, replace));
  return { folder, isSame: false };
}

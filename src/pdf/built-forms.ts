import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORM_KINDS } from '../core/forms/registry.ts';
import { unitPath } from '../core/library/addresses.ts';
import { Stopped } from '../disk/stop.ts';

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

const PAGE = 'index.html';

/** The file of the unit's own page. @throws Stopped where it is no built site, or has no such unit */
function findUnit(site: string, unit: string): string {
  if (!existsSync(join(site, PAGE)))
    throw new Stopped(`${site} 里没有生成的网页`, '先运行 mingzhang build，或用 --site 写出网页在哪个目录。');
  const folder = join(site, unitPath(unit));
  if (/^[\w.-]+$/.test(unit) && existsSync(join(folder, PAGE))) return folder;
  const known = foldersIn(join(site, 'units'));
  throw new Stopped(
    `网页里没有单位“${unit}”`,
    `有：${known.slice(0, 20).join('、')}${known.length > 20 ? '……' : ''}。`,
  );
}

/**
 * The pages of a unit's forms of a year in a built site, project by project, each project's in the order of the year.
 * @returns their HTML
 * @throws Stopped where there are none
 */
export function readFormPages(site: string, unit: string, year: string): string[] {
  const folder = findUnit(site, unit);
  const files = foldersIn(folder).flatMap((project) =>
    FORM_KINDS.map(({ id }) => join(folder, project, year, id, PAGE)).filter((file) => existsSync(file)),
  );
  if (files.length > 0) return files.map((file) => readFileSync(file, 'utf8'));
  const years = new Set(foldersIn(folder).flatMap((project) => foldersIn(join(folder, project))));
  throw new Stopped(`这个单位没有公布${year}年的表`, `有表的年度：${[...years].sort().join('、') || '没有'}。`);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORM_KINDS } from '../core/forms/registry.ts';
import { formPath, unitPath } from '../core/library/addresses.ts';
import { Stopped } from '../disk/stop.ts';

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const PAGE = 'index.html';

/** @throws Stopped where it is no built site, or has no such unit */
function checkUnit(site: string, unit: string): void {
  if (!existsSync(join(site, PAGE)))
    throw new Stopped(`${site} 里没有生成的网页`, '先运行 mingzhang build，或用 --site 写出网页在哪个目录。');
  if (/^[\w.-]+$/.test(unit) && existsSync(join(site, unitPath(unit), PAGE))) return;
  const known = namesIn(join(site, 'units')).filter((name) => existsSync(join(site, unitPath(name), PAGE)));
  throw new Stopped(
    `网页里没有单位“${unit}”`,
    `有：${known.slice(0, 20).join('、')}${known.length > 20 ? '……' : ''}。`,
  );
}

const KINDS = FORM_KINDS.map(({ id }) => id as string);

/** A form by the file of what it prints, `shequ.self-evaluation.json`: withdrawn ones have none. */
function readName(name: string): { project: string; kind: string } | undefined {
  const [, project, kind] = /^(.+)\.([^.]+)\.json$/.exec(name) ?? [];
  return project !== undefined && kind !== undefined && KINDS.includes(kind) ? { project, kind } : undefined;
}

/**
 * The pages of a unit's forms of a year in a built site, project by project, each project's in the order of the year.
 * @returns their HTML
 * @throws Stopped where there are none
 */
export function readFormPages(site: string, unit: string, year: string): string[] {
  checkUnit(site, unit);
  const records = join(site, 'records');
  const forms = namesIn(join(records, year, unit)).flatMap((name) => readName(name) ?? []);
  const order = ({ project, kind }: (typeof forms)[number]) => `${project} ${KINDS.indexOf(kind)}`;
  forms.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  if (forms.length > 0)
    return forms.map((form) => readFileSync(join(site, formPath({ unit, year, ...form }), PAGE), 'utf8'));
  const years = namesIn(records).filter((name) => existsSync(join(records, name, unit)));
  throw new Stopped(`这个单位没有公布${year}年的表`, `有表的年度：${years.join('、') || '没有'}。`);
}

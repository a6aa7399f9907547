import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Project, Unit } from '../core/library/entries.ts';
import { DEPARTMENT } from '../core/forms/subject.ts';

/** Forms that a unit has, or a few less. */
const PER_UNIT = 200;

/** A unit of the original: its slug, its entry's file, those of its projects and records, by paths in the content. */
interface Original {
  readonly slug: string;
  readonly entry: string;
  readonly projects: readonly string[];
  readonly records: readonly string[];
  /** It has a form about the department as a whole, which no unit has twice a year. */
  readonly hasWhole: boolean;
}

/** The files below a folder of content by their paths in that, in a fixed order. */
const filesBelow = (content: string, folder: string): string[] =>
  existsSync(join(content, folder))
    ? readdirSync(join(content, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(content.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort()
    : [];

function listOriginals(content: string): Original[] {
  const [projects, records] = ['projects', 'records'].map((folder) => filesBelow(content, folder)) as [
    string[],
    string[],
  ];
  return filesBelow(content, 'units').map((entry) => {
    const slug = entry.replace(/^units\/|\.[^.]+$/g, '');
    const own = records.filter((path) => path.split('/')[2] === slug);
    return {
      ...{ slug, entry, records: own, projects: projects.filter((path) => path.split('/')[1] === slug) },
      hasWhole: own.some((path) => path.includes(`/${DEPARTMENT}.`)),
    };
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const number = (count: number): string => String(count).padStart(3, '0');

/** An entry under a name that says what it is; what its forms print stays among its names. */
function renamed<T extends Unit | Project>(path: string, copy: number): T {
  const entry = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) as T;
  const aliases = [...new Set([entry.name, ...(entry.aliases ?? [])])];
  return { ...entry, name: `${entry.name}（样例数据${copy}）`, aliases };
}

/** One copy of a unit's projects and records. */
function copyProjects(
  from: string,
  to: string,
  { slug, projects, records }: Original,
  unit: string,
  copy: number,
): void {
  const moved = (path: string): string =>
    path
      .replace(`/${slug}/`, `/${unit}/`)
      .replace(/\/([^/.]+)(\.[^/]+)$/, (_, name: string, rest: string) =>
        name === DEPARTMENT ? `/${name}${rest}` : `/${name}-${number(copy)}${rest}`,
      );
  for (const path of projects) {
    const project = renamed<Project>(join(from, path), copy);
    const relations = (['parent', 'predecessor'] as const).filter((name) => project[name] !== undefined);
    const others = Object.fromEntries(relations.map((name) => [name, `${project[name]}-${number(copy)}`]));
    write(join(to, moved(path)), stringify({ ...project, ...others }));
  }
  for (const path of records) write(join(to, moved(path)), readFileSync(join(from, path), 'utf8'));
}

/**
 * Writes content for measuring, in which the projects of `from` and their records stand as often as it takes, in units of
 * about 200 records. The names of copies say 样例数据 and their number; no record is changed, so that they are as sound as
 * the original.
 * @param records how many there are to be at least: whole copies are made
 * @returns how many there are
 */
export function multiplyContent(from: string, to: string, records: number): number {
  const originals = listOriginals(from);
  const all = originals.reduce((sum, own) => sum + own.records.length, 0);
  const others = ['units', 'projects', 'records'].map((folder) => join(from, folder));
  cpSync(from, to, { recursive: true, filter: (path) => !others.includes(path) });
  const times = all === 0 ? 0 : Math.ceil(records / all);
  for (const original of originals) {
    const perUnit = original.hasWhole ? 1 : Math.max(1, Math.floor(PER_UNIT / (original.records.length || PER_UNIT)));
    for (let copy = 1; copy <= times; copy++) {
      const place = Math.ceil(copy / perUnit);
      const unit = `${original.slug}-${number(place)}`;
      if (copy % perUnit === 1 || perUnit === 1) {
        const { parent, ...entry } = renamed<Unit>(join(from, original.entry), place);
        write(join(to, `units/${unit}.yaml`), stringify({ ...entry, ...(parent ? { parent: `${parent}-001` } : {}) }));
      }
      copyProjects(from, to, original, unit, copy);
    }
  }
  return all * times;
}

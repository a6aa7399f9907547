import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isReserved } from '../core/library/addresses.ts';
import type { ProseEntry } from '../core/library/library.ts';
import { siteConfig, type SiteConfig } from '../core/library/site.ts';
import type { ReadProject, ReadUnit } from './check-relations.ts';
import { COLLECTIONS } from './collections.ts';
import { checkSlugs, slugOf } from './content-files.ts';
import { PROJECT_LABELS, SITE_LABELS, UNIT_LABELS } from './field-labels.ts';
import type { FileReader } from './file-reader.ts';

export type ProseFolder = 'glossary' | 'handbook' | 'pages';
export const PROSE_FOLDERS: readonly ProseFolder[] = ['glossary', 'handbook', 'pages'];

export function readSite(reader: FileReader): SiteConfig | undefined {
  if (existsSync(join(reader.folder, 'site.yaml'))) return reader.read('site.yaml', siteConfig, SITE_LABELS)?.value;
  reader.refuse('site.yaml', '没有这个文件', '建立它，写上 siteName、siteDomain、siteIDCode 三项。');
  return undefined;
}

const refusePlace = (path: string, reader: FileReader, example: string): [] => {
  reader.refuse(path, '文件放的地方或名称不对', `应当像 ${example}；不是内容的文件请移出。`);
  return [];
};

export const readUnits = (paths: readonly string[], reader: FileReader): ReadUnit[] =>
  paths
    .filter((path) => path.startsWith('units/'))
    .flatMap((path) => {
      if (!/^units\/[^/]+\.ya?ml$/.test(path)) return refusePlace(path, reader, 'units/danwei.yaml');
      checkSlugs(path, [slugOf(path)], reader);
      const read = reader.read(path, COLLECTIONS.units, UNIT_LABELS);
      return read ? [{ entry: { slug: slugOf(path), unit: read.value }, read }] : [];
    });

export const readProjects = (paths: readonly string[], reader: FileReader): ReadProject[] =>
  paths
    .filter((path) => path.startsWith('projects/'))
    .flatMap((path) => {
      const [, owner] = /^projects\/([^/]+)\/[^/]+\.ya?ml$/.exec(path) ?? [];
      if (owner === undefined) return refusePlace(path, reader, 'projects/danwei/xiangmu.yaml');
      checkSlugs(path, [owner, slugOf(path)], reader);
      if (isReserved(slugOf(path)))
        reader.refuse(
          path,
          `项目不能叫“${slugOf(path)}”`,
          '这个网址留给整个部门的表和各年的项目；换一个名称，如项目名称的拼音。',
        );
      const read = reader.read(path, COLLECTIONS.projects, PROJECT_LABELS);
      return read ? [{ entry: { unit: owner, slug: slugOf(path), project: read.value }, read }] : [];
    });

/** Prose of one folder (`glossary`, `handbook`, `pages`); pictures and the like beside it are left alone. */
export const readProse = (paths: readonly string[], name: ProseFolder, reader: FileReader): ProseEntry[] =>
  paths
    .filter((path) => path.startsWith(`${name}/`) && path.endsWith('.md'))
    .flatMap((path) => {
      if (path.split('/').length > 2) return refusePlace(path, reader, `${name}/mingcheng.md`);
      checkSlugs(path, [slugOf(path)], reader);
      const read = reader.read(path, COLLECTIONS[name]);
      if (!read) return [];
      const { body, ...data } = read.value;
      return [{ slug: slugOf(path), data: data as ProseEntry['data'], body }];
    });

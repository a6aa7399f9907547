import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, FormEntry } from '../core/library/library.ts';
import type { PublicNow } from '../data/run.ts';
import { loadContent } from '../io/load-content.ts';
import { KeptReadings } from '../io/readings/kept-readings.ts';
import { describeProblems } from '../io/report-problems.ts';
import { readPublished } from '../release/published.ts';
import { currentRelease } from '../release/target.ts';

/** The content with the forms that are public; units and projects it has no longer are named by their slugs. */
function withForms(content: Content, forms: readonly FormEntry[]): Content {
  const units = [...content.units];
  const projects = [...content.projects];
  for (const { unit, project } of forms) {
    if (!units.some(({ slug }) => slug === unit)) units.push({ slug: unit, unit: { name: unit } });
    if (!projects.some((one) => one.unit === unit && one.slug === project))
      projects.push({ unit, slug: project, project: { name: project } });
  }
  return { ...content, units, projects, forms };
}

/** What the public reads, from the target of releases or a folder of content. @throws where it cannot be read, saying why */
function readBefore(folder: string, now: Content): PublicNow {
  if (!existsSync(folder))
    throw new Error(`没有目录“${folder}”。--against 写发布到的目录，或上次公布的内容所在的目录。`);
  if (currentRelease(folder) !== undefined) {
    const { forms, isAsBefore, lacksBeside } = readPublished(folder);
    return { ...withForms(now, forms), isAsBefore, lacksBeside };
  }
  const { content, problems } = loadContent(folder, { visibility: 'public', readings: new KeptReadings(folder) });
  if (content) return content;
  const errors = problems.filter(({ level }) => level === 'error');
  throw new Error(`--against 的内容“${folder}”读不出来：\n${describeProblems(errors)}`);
}

/** What the public reads now, for `against`: where releases go (`--to`), or a folder of content. */
export const readPublic = (content: Content, against: string | undefined): PublicNow | undefined =>
  against === undefined ? undefined : readBefore(against, content);

/** What to watch for a change of what is public: of a target one file, not the thousands of its sites. */
export const watchedOf = (against: string | undefined): string[] => {
  if (against === undefined) return [];
  return [currentRelease(against) === undefined ? against : join(against, 'history.json')];
};

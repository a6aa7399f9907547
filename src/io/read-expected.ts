import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEPARTMENT } from '../core/forms/subject.ts';
import { expectedList, type ExpectedForms } from '../core/expected/schema.ts';
import type { ReadProject, ReadUnit } from './check-relations.ts';
import type { FieldLabels } from './field-labels.ts';
import type { FileReader } from './file-reader.ts';
import { nearestKey } from './nearest-key.ts';

const FILE = 'expected.yaml';
const LABELS: FieldLabels = {
  expected: '应公开的表',
  'expected.unit': '单位',
  'expected.year': '年度',
  'expected.forms': '表的种类',
  'expected.projects': '项目',
  'expected.due': '最晚公开日期',
};

/** `，是不是“jiedao”？` where a known name is near. */
const meant = (slug: string, known: readonly string[]): string => {
  const near = nearestKey(slug, known);
  return near === undefined ? '' : `是不是“${near}”？`;
};

/**
 * The list of what has to be published, if there is one; each unit and project it names must exist.
 * @param own the units whose projects were read, where not all were
 */
export function readExpected(
  reader: FileReader,
  { units, projects }: { units: readonly ReadUnit[]; projects: readonly ReadProject[] },
  own?: ReadonlySet<string>,
): ExpectedForms[] | undefined {
  if (!existsSync(join(reader.folder, FILE))) return undefined;
  const read = reader.read(FILE, expectedList, LABELS);
  const known = units.map(({ entry }) => entry.slug);
  for (const [i, { unit, projects: named = [] }] of (read?.value.expected ?? []).entries()) {
    if (!known.includes(unit))
      read!.complain(['expected', i, 'unit'], `没有单位“${unit}”`, `${meant(unit, known)}写 units/ 里的文件名。`);
    if (own && !own.has(unit)) continue;
    const theirs = [...projects.filter(({ entry }) => entry.unit === unit).map(({ entry }) => entry.slug), DEPARTMENT];
    for (const [j, project] of named.entries())
      if (known.includes(unit) && !theirs.includes(project))
        read!.complain(
          ['expected', i, 'projects', j],
          `单位“${unit}”没有项目“${project}”`,
          `${meant(project, theirs)}写 projects/${unit}/ 里的文件名。`,
        );
  }
  return read?.value.expected;
}

import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { DEPARTMENT } from '../../../src/core/forms/subject.ts';
import { buildCatalogue, type Catalogue, type ProjectNode } from '../../../src/core/library/catalogue.ts';
import type { Project } from '../../../src/core/library/entries.ts';
import type { FormEntry } from '../../../src/core/library/library.ts';
import { siteConfig } from '../../../src/core/library/site.ts';

export const SITE = siteConfig.parse({ siteName: '某某', siteDomain: 'www.example.gov.cn', siteIDCode: '31' });
const UNIT = 'jiedao';

export type ProjectParts = Partial<Project> & { forms?: readonly FormRecord[] };

const listForms = (slug: string, records: readonly FormRecord[]): FormEntry[] =>
  records.map((record) => ({
    id: `${record.year}/${UNIT}/${slug}.${record.kind}`,
    ...{ year: record.year, unit: UNIT, project: slug, kind: record.kind, record },
  }));

/** A catalogue of one unit; projects by slug, with their forms, and forms about the unit as a whole. */
export function makeCatalogue(
  projects: Readonly<Record<string, ProjectParts>>,
  department: readonly FormRecord[] = [],
): Catalogue {
  const entries = Object.entries(projects);
  return buildCatalogue({
    site: SITE,
    units: [{ slug: UNIT, unit: { name: '某某街道' } }],
    projects: entries.map(([slug, { forms: _, ...project }]) => ({
      unit: UNIT,
      slug,
      project: { name: slug, ...project },
    })),
    forms: [
      ...entries.flatMap(([slug, { forms = [] }]) => listForms(slug, forms)),
      ...listForms(DEPARTMENT, department),
    ],
    ...{ glossary: [], handbook: [], pages: [] },
  });
}

export const nodeOf = ({ projects }: Catalogue, wanted: string): ProjectNode =>
  projects.find(({ slug }) => slug === wanted)!;

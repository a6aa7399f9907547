import { findKind, FORM_KINDS, type FormRecord, type KindId } from '../../../src/core/forms/registry.ts';
import { DEPARTMENT, nameOf, subjectAt } from '../../../src/core/forms/subject.ts';
import { buildCatalogue, type Catalogue } from '../../../src/core/library/catalogue.ts';
import type { FormEntry, ProjectEntry } from '../../../src/core/library/library.ts';
import { siteConfig } from '../../../src/core/library/site.ts';
import { kindsOf } from '../../../src/core/rules/needs.ts';
import type { Example, Rule } from '../../../src/core/rules/rule.ts';
import { exampleRecord } from './example-record.ts';

const UNIT = 'shili-jiedao';
const OWN = 'shili';
const YEAR = '2023';
const SITE = { siteName: '样例', siteDomain: 'www.example.gov.cn', siteIDCode: '3100000000' };

const slugFor = (kind: KindId): string => (findKind(kind)!.subjects.includes('project') ? OWN : DEPARTMENT);

interface Placed {
  readonly kind: KindId;
  readonly slug: string;
  readonly year: string;
  readonly record: Readonly<Record<string, unknown>>;
}

function placeForm({ kind, slug, year, record }: Placed): FormEntry {
  const id = `${year}/${UNIT}/${slug}.${kind}`;
  const laid = { ...exampleRecord(kind), year, ...record } as FormRecord;
  return { id, year, unit: UNIT, project: slug, kind, record: laid };
}

/** A catalogue of one unit with these forms; a project is named as its form prints it, the example's own as in 样例数据. */
function catalogueOf(
  forms: readonly FormEntry[],
  parents: Readonly<Record<string, string>> = {},
  site: Example['site'] = {},
): Catalogue {
  const named = new Map(
    forms
      .filter(({ project }) => subjectAt(project) === 'project')
      .map(({ project, record }) => [project, nameOf(record)]),
  );
  const projects: ProjectEntry[] = [...named].map(([slug, name]) => ({
    unit: UNIT,
    slug,
    project: {
      name: slug === OWN ? nameOf(exampleRecord('self-evaluation')) : name,
      ...(parents[slug] && { parent: parents[slug] }),
    },
  }));
  const units = [{ slug: UNIT, unit: { name: '示例街道办事处' } }];
  return buildCatalogue({
    site: siteConfig.parse({ ...SITE, ...site }),
    units,
    projects,
    forms,
    glossary: [],
    handbook: [],
    pages: [],
  });
}

/** The example's record with the forms beside it: the form the rule is asked about, and all of them joined up. */
export function placeExample(
  { record, others = [], site, kind: own }: Example,
  rule: Rule,
): { form: FormEntry; catalogue: Catalogue } {
  const kinds = kindsOf(rule).map(({ id }) => id);
  const kind = own ?? (kinds.includes('self-evaluation') ? 'self-evaluation' : kinds[0]!);
  const form = placeForm({ kind, slug: slugFor(kind), year: YEAR, record });
  const parents: Record<string, string> = {};
  const beside = others.map((other, i) => {
    const slug = other.relation === 'parent' || other.relation === 'child' ? `${other.relation}-${i}` : slugFor(kind);
    if (other.relation === 'parent') parents[OWN] = slug;
    if (other.relation === 'child') parents[slug] = OWN;
    return placeForm({ kind: other.kind ?? kind, slug, year: other.year ?? YEAR, record: other.record });
  });
  return { form, catalogue: catalogueOf([form, ...beside], parents, site) };
}

/** The sound records of all kinds as one year of one project and of its department. */
export const soundCatalogue = (): Catalogue =>
  catalogueOf(FORM_KINDS.map(({ id }) => placeForm({ kind: id, slug: slugFor(id), year: YEAR, record: {} })));

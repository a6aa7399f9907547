import type { FormAudit } from '../core/audit/finding.ts';
import { auditCatalogue } from '../core/audit/run-audit.ts';
import { subjectAt } from '../core/forms/subject.ts';
import { buildCatalogue } from '../core/library/catalogue.ts';
import { giveDefaultPublisher } from '../core/library/default-publisher.ts';
import type { Content } from '../core/library/library.ts';

/** The content a draft is held against. */
export type KnownContent = Pick<Content, 'site' | 'units' | 'projects' | 'forms'>;

/** A content of known forms; those whose unit or project it lacks are the loader's to complain of. */
export function contentOf({ site, units, projects, forms }: KnownContent): Content {
  const owners = new Set(units.map(({ slug }) => slug));
  const owned = new Set(projects.map(({ unit, slug }) => `${unit}/${slug}`));
  const isOwned = (unit: string, project: string): boolean =>
    subjectAt(project) === 'department' ? owners.has(unit) : owned.has(`${unit}/${project}`);
  const own = forms.filter(({ unit, project }) => isOwned(unit, project));
  return giveDefaultPublisher({ ...{ site, units, projects, forms: own }, glossary: [], handbook: [], pages: [] });
}

/** What the audit says of some records, by their ids, within their content. */
export const auditWithin = (known: KnownContent, records: ReadonlySet<string>): readonly FormAudit[] =>
  auditCatalogue(buildCatalogue(contentOf(known)), { records });

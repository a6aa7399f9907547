import { auditCatalogue } from '../../core/audit/run-audit.ts';
import { buildCatalogue } from '../../core/library/catalogue.ts';
import { giveDefaultPublisher } from '../../core/library/default-publisher.ts';
import type { Content, FormEntry } from '../../core/library/library.ts';
import type { FormAudit } from '../../core/audit/finding.ts';
import type { CheckedFiles } from './check-files.ts';
import { formsOf, type KnownContent } from './known-content.ts';

/**
 * Audits records within the content as it will be: what is known, with the new records in place of those they replace.
 * @param ids of the records to be audited
 */
export function auditDrafts(ids: ReadonlySet<string>, known: KnownContent, checked: CheckedFiles): FormAudit[] {
  const fresh = new Set(checked.forms.map(({ id }) => id));
  const projects = checked.projects.map(({ entry }) => entry);
  const owned = new Set(projects.map(({ unit, slug }) => `${unit}/${slug}`));
  const all: FormEntry[] = [...formsOf(known).filter(({ id }) => !fresh.has(id)), ...checked.forms];
  const content: Content = {
    site: known.site,
    units: checked.units.map(({ entry }) => entry),
    projects,
    // a record without its project is the loader's to complain of
    forms: all.filter(({ unit, project }) => owned.has(`${unit}/${project}`)),
    glossary: [],
    handbook: [],
    pages: [],
  };
  return auditCatalogue(buildCatalogue(giveDefaultPublisher(content)), { records: ids });
}

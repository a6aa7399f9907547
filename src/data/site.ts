import { getCollection } from 'astro:content';
import type { FormAudit } from '../core/audit/finding.ts';
import { auditForm } from '../core/audit/run-audit.ts';
import { rulesFor, type Audience } from '../core/report/checks.ts';
import { buildReport, type Report } from '../core/report/report.ts';
import type { Catalogue, ProjectNode, UnitNode } from '../core/library/catalogue.ts';
import type { FormEntry, ProseEntry } from '../core/library/library.ts';
import type { SiteConfig } from '../core/library/site.ts';
import { RULES } from '../core/rules/registry.ts';
import type { Rule } from '../core/rules/rule.ts';
import { currentRun } from './run.ts';

/** What pages may ask. Only this folder knows where content comes from and whether drafts are shown. */
export const catalogue = (): Catalogue => currentRun().catalogue;
export const siteConfig = (): SiteConfig => currentRun().catalogue.content.site;
export const isPreview = (): boolean => currentRun().preview;
export const textPage = (slug: string): ProseEntry | undefined =>
  catalogue().content.pages.find((page) => page.slug === slug);

/** Looks entries up by id; the map is made once, at the first question. */
function indexed<T>(list: () => readonly T[], idOf: (entry: T) => string): (id: string) => T {
  let map: Map<string, T> | undefined;
  return (id) => (map ??= new Map(list().map((entry) => [idOf(entry), entry]))).get(id)!;
}
export const formOf = indexed<FormEntry>(
  () => catalogue().content.forms,
  ({ id }) => id,
);
export const projectOf = indexed<ProjectNode>(
  () => catalogue().projects,
  ({ unit, slug }) => `${unit}/${slug}`,
);
export const unitOf = indexed<UnitNode>(
  () => catalogue().units,
  ({ slug }) => slug,
);

const audits = new Map<string, FormAudit>();
let rules: readonly Rule[] | undefined;
/** A form's audit by the rules whose results this run shows; run when its page is made, while the forms around it are at hand. */
function auditOf(form: FormEntry): FormAudit {
  const found = audits.get(form.id) ?? auditForm(form, catalogue(), (rules ??= rulesFor(audience())));
  audits.set(form.id, found);
  return found;
}
/** The audits of all forms the run shows, by their id. */
export const auditsOf = (): ReadonlyMap<string, FormAudit> =>
  new Map(catalogue().content.forms.map((form) => [form.id, auditOf(form)]));

/** What this run's readers see of the audit's findings: staff see all in a preview. */
export const audience = (): Audience => (isPreview() ? 'staff' : siteConfig().findings);
export const reportOf = (form: FormEntry): Report => buildReport(form, catalogue(), auditOf(form), audience());

/* Routes, from the collections. */
export const listForms = async () =>
  (await getCollection('forms')).map(({ id, data }) => ({ params: { ...data }, props: { id } }));
export const listProjects = async () =>
  (await getCollection('projects')).map(({ id, data }) => ({
    params: { unit: data.unit, project: data.slug },
    props: { id },
  }));
export const listUnits = async () =>
  (await getCollection('units')).map(({ id }) => ({ params: { unit: id }, props: { id } }));
export const listYears = () => catalogue().years.map((year) => ({ params: { year }, props: { year } }));
export const listRules = () => RULES.map((rule) => ({ params: { id: rule.id }, props: { rule } }));

import { auditCatalogue } from '../core/audit/run-audit.ts';
import type { FormAudit } from '../core/audit/finding.ts';
import { subjectsOf, type UnitNode } from '../core/library/catalogue.ts';
import { PRIVACY_RULES, viewFindings, type StaffFinding } from './views/findings.ts';
import { viewWaivers, type WaiverView } from './views/waivers.ts';
import type { Run } from '../data/run.ts';
import { keyOfUnit } from './outputs.ts';

/** What the audit says of one unit, for staff; without the records it says it of. */
export interface UnitAudit {
  /** That nobody waived. */
  readonly findings: readonly StaffFinding[];
  /** Of personal data and markings of secrecy, waived or not: nothing of this sort is ever taken for granted. */
  readonly privacy: readonly StaffFinding[];
  readonly waivers: readonly WaiverView[];
}

const onlyPrivacy = ({ findings, ...audit }: FormAudit): FormAudit => ({
  ...audit,
  findings: findings.filter(({ rule }) => PRIVACY_RULES.has(rule)).map((finding) => ({ ...finding, waived: false })),
});

function auditUnit(unit: UnitNode, { catalogue, sources }: NonNullable<Run['staff']>): UnitAudit {
  const records = new Set(subjectsOf(unit).flatMap(({ forms }) => forms.map(({ id }) => id)));
  const audits = auditCatalogue(catalogue, { records });
  return {
    findings: viewFindings(audits, catalogue, sources),
    privacy: viewFindings(audits.map(onlyPrivacy), catalogue, sources),
    waivers: viewWaivers(audits),
  };
}

/** Of units by their slugs, with a key of what they were worked out from: the process that makes a preview stays. */
const known = new Map<string, { readonly key: string; readonly audit: UnitAudit }>();

/** What the audit says of each unit, in their order; units of which nothing has changed since the last run are not audited. */
export function auditUnits({ frame, staff }: Run): ReadonlyMap<string, UnitAudit> {
  const { catalogue, sources } = staff!;
  const audits = catalogue.units.map((unit): [string, UnitAudit] => {
    const key = keyOfUnit(unit, catalogue.content.site, sources, frame);
    const found = known.get(unit.slug);
    const audit = found?.key === key ? found.audit : auditUnit(unit, staff!);
    known.set(unit.slug, { key, audit });
    return [unit.slug, audit];
  });
  const there = new Map(audits);
  for (const slug of known.keys()) if (!there.has(slug)) known.delete(slug);
  return there;
}

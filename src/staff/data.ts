import { findPersonalInEntries } from '../core/audit/personal-in-entries.ts';
import type { FormAudit } from '../core/audit/finding.ts';
import { auditCatalogue } from '../core/audit/run-audit.ts';
import type { Catalogue } from '../core/library/catalogue.ts';
import { currentRun, oncePerRun, type StaffMaterial } from '../data/run.ts';
import { viewRelease, type ReleaseView } from './views/changes.ts';
import { listDeadlines, viewCompleteness, type CompletenessBoard } from './views/completeness.ts';
import { groupFindings, PRIVACY_RULES, type FindingGroup } from './views/findings.ts';
import { listWaivers, type WaiverView } from './views/waivers.ts';

/* What the staff's pages may ask; each answer is worked out once in a run. */
function staff() {
  const { staff: own } = currentRun();
  if (!own) throw new Error("staff's pages are for previews only");
  return own;
}
export const catalogue = (): Catalogue => staff().catalogue;

const audits = oncePerRun((): readonly FormAudit[] => auditCatalogue(catalogue()));

const sources = (): StaffMaterial['sources'] => staff().sources;
export const today = (): string | undefined => staff().today;
export const allFindings = oncePerRun((): FindingGroup[] => groupFindings(audits(), catalogue(), sources()));
export const unitFindings = (unit: string): FindingGroup[] =>
  groupFindings(
    audits().filter(({ form }) => form.unit === unit),
    catalogue(),
    sources(),
  );
/** Findings of personal data and markings of secrecy, waived or not: nothing of this sort is ever taken for granted. */
export const privacyFindings = oncePerRun((): FindingGroup[] =>
  groupFindings(
    audits().map((audit) => ({
      ...audit,
      findings: audit.findings
        .filter(({ rule }) => PRIVACY_RULES.has(rule))
        .map((finding) => ({ ...finding, waived: false })),
    })),
    catalogue(),
    sources(),
  ),
);
/** The same beside the records. */
export const privacyEntries = oncePerRun(() => findPersonalInEntries(catalogue().content));
export const board = oncePerRun((): CompletenessBoard => viewCompleteness(catalogue(), today()));
export const deadlines = oncePerRun(() => listDeadlines(catalogue(), today()));
export const waivers = oncePerRun((): WaiverView[] => listWaivers(audits()));

/** What a release would change for the public now. */
export const release = oncePerRun((): ReleaseView => viewRelease(catalogue().content, staff().before, today()));

/** Units that have findings, for their pages. */
export const listFindingUnits = () => catalogue().units.map(({ slug, unit }) => ({ slug, name: unit.name }));

import type { FormAudit } from '../core/audit/finding.ts';
import { auditCatalogue } from '../core/audit/run-audit.ts';
import { currentRun, type StaffMaterial } from '../data/run.ts';
import { catalogue } from '../data/site.ts';
import { viewRelease, type ReleaseView } from './views/changes.ts';
import { listDeadlines, viewCompleteness, type CompletenessBoard } from './views/completeness.ts';
import { groupFindings, PRIVACY_RULES, type FindingGroup } from './views/findings.ts';
import { listWaivers, type WaiverView } from './views/waivers.ts';

/** What the staff's pages may ask; each answer is worked out once in a build. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const audits = once((): readonly FormAudit[] => auditCatalogue(catalogue()));

const sources = (): StaffMaterial['sources'] => currentRun().staff.sources;
export const today = (): string | undefined => currentRun().staff.today;
export const allFindings = once((): FindingGroup[] => groupFindings(audits(), catalogue(), sources()));
export const unitFindings = (unit: string): FindingGroup[] =>
  groupFindings(
    audits().filter(({ form }) => form.unit === unit),
    catalogue(),
    sources(),
  );
/** Findings of personal data and markings of secrecy, waived or not: nothing of this sort is ever taken for granted. */
export const privacyFindings = once((): FindingGroup[] =>
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
export const board = once((): CompletenessBoard => viewCompleteness(catalogue(), today()));
export const deadlines = once(() => listDeadlines(catalogue(), today()));
export const waivers = once((): WaiverView[] => listWaivers(audits()));

/** What a release would change for the public now. */
export const release = once((): ReleaseView => viewRelease(catalogue().content, currentRun().staff.before, today()));

/** Units that have findings, for their pages. */
export const listFindingUnits = () =>
  catalogue().units.map(({ slug, unit }) => ({ params: { unit: slug }, props: { slug, name: unit.name } }));

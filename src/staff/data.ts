import { findPersonalInEntries } from '../core/audit/personal-in-entries.ts';
import type { Catalogue } from '../core/library/catalogue.ts';
import { currentRun, oncePerRun } from '../data/run.ts';
import { auditUnits, type UnitAudit } from './unit-audits.ts';
import { viewRelease, type ReleaseView } from './views/changes.ts';
import { listDeadlines, viewCompleteness, type CompletenessBoard } from './views/completeness.ts';
import { groupFindings, type FindingGroup } from './views/findings.ts';
import { sortWaivers, type WaiverView } from './views/waivers.ts';

/* What the staff's pages may ask; each answer is worked out once in a run. */
function staff() {
  const { staff: own } = currentRun();
  if (!own) throw new Error("staff's pages are for previews only");
  return own;
}
export const catalogue = (): Catalogue => staff().catalogue;

const audits = oncePerRun(() => auditUnits(currentRun()));
const gather = <T>(part: (audit: UnitAudit) => readonly T[]): T[] => [...audits().values()].flatMap(part);
const of = (unit: string) => audits().get(unit)!;

export const today = (): string | undefined => staff().today;
export const allFindings = oncePerRun((): FindingGroup[] => groupFindings(gather(({ findings }) => findings)));
export const unitFindings = (unit: string): FindingGroup[] => groupFindings(of(unit).findings);
/** Findings of personal data and markings of secrecy, waived or not. */
export const privacyFindings = oncePerRun((): FindingGroup[] => groupFindings(gather(({ privacy }) => privacy)));
/** The same beside the records. */
export const privacyEntries = oncePerRun(() => findPersonalInEntries(catalogue().content));
export const board = oncePerRun((): CompletenessBoard => viewCompleteness(catalogue(), today()));
export const deadlines = oncePerRun(() => listDeadlines(catalogue(), today()));
export const waivers = oncePerRun((): WaiverView[] => sortWaivers(gather((audit) => audit.waivers)));

/** What a release would change for the public now. */
export const release = oncePerRun((): ReleaseView => viewRelease(catalogue().content, staff().before, today()));

/** Units that have findings, for their pages. */
export const listFindingUnits = () => catalogue().units.map(({ slug, unit }) => ({ slug, name: unit.name }));

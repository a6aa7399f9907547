import type { FormAudit } from '../../core/audit/finding.ts';
import type { Waiver } from '../../core/forms/record.ts';
import { rulePath } from '../../core/library/addresses.ts';
import type { Link } from '../../core/report/report.ts';
import { ruleOf } from '../../core/rules/registry.ts';
import { labelPlace } from '../../io/describe-place.ts';
import { linkForm } from './findings.ts';

/** One waiver: what was accepted, by whom, and whether it still has anything to waive. */
export interface WaiverView extends Waiver {
  readonly form: Link;
  readonly place: string;
  readonly ruleLink: Link;
  readonly message: string;
  readonly isUsed: boolean;
}

/** The waivers of some forms, as they stand there. */
export const viewWaivers = (audits: readonly FormAudit[]): WaiverView[] =>
  audits.flatMap(({ form, findings }) =>
    (form.record.waivers ?? []).map((waiver) => {
      const waived = findings.find(({ rule, at }) => rule === waiver.rule && at === waiver.path);
      return {
        ...waiver,
        form: linkForm(form),
        place: labelPlace(form.record, waiver.path),
        ruleLink: { text: ruleOf(waiver.rule)?.title ?? waiver.rule, path: rulePath(waiver.rule) },
        message: waived?.message ?? '',
        isUsed: waived !== undefined,
      };
    }),
  );

/** Waivers, the newest decision first. */
export const sortWaivers = (waivers: readonly WaiverView[]): WaiverView[] =>
  waivers.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));

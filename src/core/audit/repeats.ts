import type { Catalogue } from '../library/catalogue.ts';
import type { Finding, FormAudit } from './finding.ts';

/** A slip that runs through the forms of a project, or from a part into its parent, in the very same words. */
const sayOf = ({ rule, message }: Finding): string => `${rule}\n${message}`;

/** Findings that stop nothing and rest on something printed; what a form lacks, every form lacks by itself. */
const canRepeat = ({ severity, printed, waived }: Finding): boolean =>
  severity !== 'error' && printed !== undefined && !waived;

/** Forms that may say the same once more: those of a project with its parts, of one year. */
function familyOf({ form }: FormAudit, catalogue: Catalogue): string {
  const { parent } = catalogue.projectOf(form).project;
  return [form.unit, parent ?? form.project, form.year].join('/');
}

/** Where a slip is told: in the part rather than in the parent, in the earlier form rather than in the later. */
function byOrigin(audits: readonly FormAudit[], catalogue: Catalogue): FormAudit[] {
  const isParent = ({ form }: FormAudit): boolean => catalogue.projectOf(form).children.length > 0;
  const order = ({ form }: FormAudit): number => catalogue.projectOf(form).forms.indexOf(form);
  return [...audits].sort((a, b) => Number(isParent(a)) - Number(isParent(b)) || order(a) - order(b));
}

function foldFamily(audits: readonly FormAudit[], catalogue: Catalogue): FormAudit[] {
  const first = new Map<string, { finding: Finding; also: string[] }>();
  const isRepeat = (finding: Finding): boolean => {
    if (!canRepeat(finding)) return false;
    const before = first.get(sayOf(finding));
    if (!before) first.set(sayOf(finding), { finding, also: [] });
    else if (before.finding.record !== finding.record) before.also.push(`${finding.record}#${finding.at}`);
    return before !== undefined && before.finding.record !== finding.record;
  };
  const kept = byOrigin(audits, catalogue).map((audit) => ({
    audit,
    findings: audit.findings.filter((finding) => !isRepeat(finding)),
  }));
  return kept.map(({ audit, findings }) => ({
    ...audit,
    findings: findings.map((finding) => {
      const told = first.get(sayOf(finding));
      return told?.finding === finding && told.also.length ? { ...finding, also: told.also } : finding;
    }),
  }));
}

/** Audits in which what several forms of a project say in the same words is told once, with the other places beside it. */
export function foldRepeats(audits: readonly FormAudit[], catalogue: Catalogue): FormAudit[] {
  const families = Map.groupBy(audits, (audit) => familyOf(audit, catalogue));
  const folded = new Map(
    [...families.values()]
      .flatMap((family) => (family.length > 1 ? foldFamily(family, catalogue) : family))
      .map((audit) => [audit.form.id, audit]),
  );
  return audits.map(({ form }) => folded.get(form.id)!);
}

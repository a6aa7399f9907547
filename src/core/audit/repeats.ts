import type { Catalogue } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import type { Finding, FormAudit } from './finding.ts';

/** A slip that runs through the forms of a project, or from a part into its parent, in the very same words. */
const sayOf = ({ rule, message }: Finding): string => `${rule}\n${message}`;

/** Findings that stop nothing and rest on something printed; what a form lacks, every form lacks by itself. */
const canRepeat = ({ severity, printed, waived }: Finding): boolean =>
  severity !== 'error' && printed !== undefined && !waived;

/** Forms that may say the same once more: those of a project with its parts, of one year. */
export function familyOf(form: FormEntry, catalogue: Catalogue): FormEntry[] {
  const project = catalogue.projectOf(form);
  const { unit } = form;
  const parent = project.project.parent ? catalogue.projectOf({ unit, project: project.project.parent }) : project;
  return [parent, ...parent.children].flatMap(({ forms }) => forms.filter(({ year }) => year === form.year));
}

/** Where a slip is told: in the part rather than in the parent, in the earlier form rather than in the later. */
function byOrigin(audits: readonly FormAudit[], catalogue: Catalogue): FormAudit[] {
  const isParent = ({ form }: FormAudit): boolean => catalogue.projectOf(form).children.length > 0;
  const order = ({ form }: FormAudit): number => catalogue.projectOf(form).forms.indexOf(form);
  return [...audits].sort((a, b) => Number(isParent(a)) - Number(isParent(b)) || order(a) - order(b));
}

/** Audits of a family in which what several forms say in the same words is told once, with the other places beside it. */
export function foldRepeats(audits: readonly FormAudit[], catalogue: Catalogue): FormAudit[] {
  if (audits.length < 2) return [...audits];
  const told = new Map<string, { form: FormEntry; finding: Finding; also: string[] }>();
  const kept = byOrigin(audits, catalogue).map((audit) => {
    const repeats: { form: FormEntry; finding: Finding }[] = [];
    const findings = audit.findings.filter((finding) => {
      if (!canRepeat(finding)) return true;
      const before = told.get(sayOf(finding));
      if (!before) told.set(sayOf(finding), { form: audit.form, finding, also: [] });
      if (!before || before.form === audit.form) return true;
      before.also.push(`${finding.record}#${finding.at}`);
      repeats.push({ form: before.form, finding });
      return false;
    });
    return { audit, findings, repeats };
  });
  const tell = (finding: Finding): Finding => {
    const { finding: first, also } = told.get(sayOf(finding)) ?? {};
    return first === finding && also?.length ? { ...finding, also } : finding;
  };
  const folded = kept.map(({ audit, findings, repeats }): FormAudit => ({
    ...audit,
    findings: findings.map(tell),
    repeats: [...Map.groupBy(repeats, ({ form }) => form)].map(([form, all]) => ({
      form,
      findings: all.map(({ finding }) => finding),
    })),
  }));
  return audits.map(({ form }) => folded.find((one) => one.form === form)!);
}

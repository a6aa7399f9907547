import { SEVERITIES, type FormAudit } from '../../core/audit/finding.ts';
import { SEVERITY_WORDS } from '../describe-finding.ts';

/** Findings told of one form: the audit command tells them all, with the figures they rest on. */
const MOST = 6;

/**
 * What the audit says of one form, shortly: how many of what, and the worst of them. Waived ones are not told again, nor
 * what is said of the publication, which a draft is yet to get.
 * @param contentOption as other commands are told where the content is: ` --content DIR`, or nothing
 */
export function describeFindings({ form, findings }: FormAudit, contentOption: string): string[] {
  const open = findings.filter(({ waived, at }) => !waived && !at.startsWith('publication'));
  const counts = SEVERITIES.flatMap((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return count ? [`${count} 处${SEVERITY_WORDS[severity]}`] : [];
  });
  if (counts.length === 0) return ['核对：没有发现问题。'];
  const told = open.filter(({ severity }) => severity !== 'note').slice(0, MOST);
  const lines = told.map(({ severity, message }) => `  ${SEVERITY_WORDS[severity]}  ${message}`);
  const more = told.length < open.length ? [`  全部见 mingzhang audit${contentOption} --record ${form.id}`] : [];
  return [`核对：${counts.join('，')}。`, ...lines, ...more];
}

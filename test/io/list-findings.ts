import type { FormAudit } from '../../src/core/audit/finding.ts';

/** The findings of audits as a text to be read line by line: a heading a form, a line a finding. */
export const listFindings = (audits: readonly FormAudit[]): string =>
  audits
    .flatMap(({ form, findings }) => [
      `## ${form.id}`,
      ...findings.map(({ at, rule, severity, verdict, message }) =>
        [at, severity, rule, ...(verdict ? [verdict] : []), message].join(' | '),
      ),
      '',
    ])
    .join('\n');

import type { Finding } from '../core/audit/finding.ts';
import { findKind, kindOf, type FormRecord } from '../core/forms/registry.ts';
import { nameOf } from '../core/forms/subject.ts';
import type { FormEntry } from '../core/library/library.ts';
import { auditWithin } from '../filing/audit-within.ts';
import type { ExistingRecord } from '../filing/merge-record.ts';
import { findExisting } from '../io/import/existing-record.ts';
import { formsOf, projectsOf, unitsOf, type KnownContent } from '../io/import/known-content.ts';
import { PRIVACY_RULES } from '../staff/views/findings.ts';
import { folderOf, knownOf, type Office } from './office.ts';

/** A record and all that is to be decided about it. */
export interface OfficeRecord {
  readonly known: KnownContent;
  readonly entry: FormEntry;
  readonly existing: ExistingRecord;
  readonly findings: readonly Finding[];
}

export const titleOf = (record: FormRecord): string => `${nameOf(record)}（${record.year}年${kindOf(record).name}）`;

/** What the audit says of one record within its content. */
function auditOne(known: KnownContent, id: string): readonly Finding[] {
  const [units, projects, forms] = [unitsOf(known), projectsOf(known), formsOf(known)];
  return auditWithin({ site: known.site, units, projects, forms }, new Set([id]))[0]?.findings ?? [];
}

/** @param id `2024/jiedao/dangjian.target` @returns undefined where there is no such record that can be read */
export function readRecord(office: Office, id: string): OfficeRecord | undefined {
  const known = knownOf(office);
  const entry = formsOf(known).find((form) => form.id === id);
  const kind = entry && findKind(entry.kind);
  if (!entry || !kind) return undefined;
  const existing = findExisting(folderOf(office), `records/${id}`, kind);
  if (existing === undefined || typeof existing === 'string') return undefined;
  return { known, entry, existing, findings: auditOne(known, id) };
}

/** What an approval waits for: errors, and what may be personal or secret, that nobody has waived. */
export const blocking = ({ findings }: OfficeRecord): Finding[] =>
  findings.filter(({ severity, waived, rule }) => !waived && (severity === 'error' || PRIVACY_RULES.has(rule)));

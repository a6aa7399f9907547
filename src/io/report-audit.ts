import { quote } from '../core/rules/quote.ts';
import { addTallies, SEVERITIES, type Finding, type FormAudit } from '../core/audit/finding.ts';
import { kindOf } from '../core/forms/registry.ts';
import { nameOf } from '../core/forms/subject.ts';
import type { EntryFinding } from '../core/audit/personal-in-entries.ts';
import type { Severity } from '../core/rules/rule.ts';
import { VERDICT_WORDS, VERDICTS } from '../core/rules/arithmetic/verdict.ts';
import { describeFinding, SEVERITY_WORDS, type Located } from './describe-finding.ts';
import type { FindRecord } from './describe-place.ts';

/** What a run of the audit gave, and where its parts are found. */
export interface AuditRun {
  readonly audits: readonly FormAudit[];
  /** Personal data beside the records. */
  readonly entries: readonly EntryFinding[];
  /** How many rules were run. */
  readonly rules: number;
  readonly find: FindRecord;
  /** The findings of a form with their places; asked only about forms that have some. */
  locate(audit: FormAudit): readonly Located[];
}

const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity && !finding.waived).length;

/** Errors that nobody waived. */
export const countErrors = (audits: readonly FormAudit[]): number =>
  audits.reduce((count, { findings }) => count + countOf(findings, 'error'), 0);

/** By errors, then warnings, then notes, the most first; records alike keep their order. */
function worstFirst(audits: readonly FormAudit[]): FormAudit[] {
  const counts = new Map(audits.map((audit) => [audit, SEVERITIES.map((name) => countOf(audit.findings, name))]));
  const compare = (a: number[], b: number[]): number => a.map((n, i) => b[i]! - n).find((n) => n !== 0) ?? 0;
  return [...audits].sort((a, b) => compare(counts.get(a)!, counts.get(b)!));
}

function countWords(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map((name) => [countOf(findings, name), SEVERITY_WORDS[name]] as const);
  const waived = findings.filter((finding) => finding.waived).length;
  return [...counts, [waived, '已豁免'] as const]
    .flatMap(([count, word]) => (count ? [`${count}处${word}`] : []))
    .join('，');
}

function summarize({ audits, entries, rules }: AuditRun): string {
  const found = countWords(audits.flatMap(({ findings }) => findings)) || '没有发现问题';
  const verdicts = addTallies(audits.flatMap(({ tallies }) => tallies));
  const relations = VERDICTS.flatMap((name) => (verdicts[name] ? [`${VERDICT_WORDS[name]}${verdicts[name]}处`] : []));
  const beside = entries.length ? `表以外的文件里有${entries.length}处个人信息。` : '';
  const first = `按${rules}条规则核对了${audits.length}张表：${found}。${beside}`;
  return relations.length ? `${first}\n数字之间的关系：${relations.join('，')}。` : first;
}

const describeEntry = ({ file, at, message, advice }: EntryFinding): string =>
  `${file} 的 ${at}\n  ${SEVERITY_WORDS.error}  ${message}\n    → ${advice}`;

/** What other forms already say: `另有3处与2023/danwei/xiangmu.target说的相同，不再重复。` */
const describeRepeats = ({ repeats }: FormAudit): string[] =>
  repeats.map(({ form, findings }) => `  另有${findings.length}处，与${form.id}说的相同，不再重复。`);

/** The audit for a terminal: by record, worst first, what is wrong, on which figures it rests and what to do; a summary. */
export function describeAudit(run: AuditRun): string {
  const blocks = worstFirst(run.audits.filter(({ findings, repeats }) => findings.length + repeats.length)).map(
    (audit) => {
      const { id, record } = audit.form;
      const head = `${id}  ${kindOf(record).name}${quote(nameOf(record))}：${countWords(audit.findings) || '没有别的问题'}`;
      const told = audit.findings.length ? run.locate(audit) : [];
      return [
        head,
        ...told.map((finding) => describeFinding(finding, record, run.find)),
        ...describeRepeats(audit),
      ].join('\n');
    },
  );
  return [...run.entries.map(describeEntry), ...blocks, summarize(run)].join('\n\n');
}

/** The keys of a finding are an interface: all of them always, in this order; `also` where other forms say the same. */
const asJson = (finding: Located) => ({
  rule: finding.rule,
  severity: finding.severity,
  verdict: finding.verdict ?? null,
  record: finding.record,
  at: finding.at,
  because: finding.because,
  message: finding.message,
  printed: finding.printed ?? null,
  expected: finding.expected ?? null,
  difference: finding.difference ?? null,
  advice: finding.advice,
  file: finding.file,
  line: finding.line,
  waived: finding.waived,
  ...(finding.also && { also: finding.also }),
});

/** The audit for other programs; `entries` where something beside the records holds personal data. Counts: unwaived findings by severity, waived ones, relations by verdict. */
export function auditAsJson(run: AuditRun): string {
  const findings = run.audits.flatMap((audit) => (audit.findings.length ? run.locate(audit) : []));
  const counts = {
    ...Object.fromEntries(SEVERITIES.map((severity) => [severity, countOf(findings, severity)])),
    waived: findings.filter(({ waived }) => waived).length,
    ...Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])),
    ...addTallies(run.audits.flatMap(({ tallies }) => tallies)),
  };
  const all = { records: run.audits.length, rules: run.rules, findings: findings.map(asJson), counts };
  return JSON.stringify(run.entries.length ? { ...all, entries: run.entries } : all, undefined, 2);
}

import type { Finding, FormAudit } from '../../core/audit/finding.ts';
import { kindOf, type FormRecord } from '../../core/forms/registry.ts';
import { nameOf } from '../../core/forms/subject.ts';
import { formPath, rulePath } from '../../core/library/addresses.ts';
import type { Catalogue } from '../../core/library/catalogue.ts';
import { headOf } from '../../core/library/form-head.ts';
import type { FormEntry } from '../../core/library/library.ts';
import type { Link } from '../../core/report/report.ts';
import { ruleOf } from '../../core/rules/registry.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { SourceCell, SourceCells, StaffMaterial } from '../../data/run.ts';
import { describePlace, labelPlace, quote, textAt } from '../../io/describe-place.ts';

/** Rules whose findings are shown masked: the text itself must not stand on yet another page. */
export const PRIVACY_RULES: ReadonlySet<string> = new Set(['personal-data', 'secret-marking']);

/** One finding for staff: the cell as the record has it, and where it stands in the source. */
export interface StaffFinding {
  readonly severity: Severity;
  readonly rule: Link;
  readonly form: Link;
  readonly unit: string;
  readonly isPublic: boolean;
  readonly message: string;
  readonly advice: string;
  /** `年度资金总额·执行率` and what the record holds there. */
  readonly cell: { readonly label: string; readonly text: string };
  /** `自评表.xlsx`, its part, and the cell itself where the file is at hand. */
  readonly source: { readonly file: string; readonly part: string; readonly cell: SourceCell | undefined };
  /** The recomputed figure, or what it was held against. */
  readonly expected: string | undefined;
  readonly difference: string | undefined;
  readonly rests: readonly string[];
}

/** Findings as a clerk takes them up: what stops a release comes first. */
export interface FindingGroup {
  readonly id: 'blocking' | 'public' | 'warning' | 'note';
  readonly title: string;
  readonly lead: string;
  readonly findings: readonly StaffFinding[];
}

export const linkForm = (form: FormEntry): Link => ({
  text: `${nameOf(headOf(form))} ${form.year}年${kindOf(form).name}`,
  path: formPath(form),
});

function showCell({ rule, at, printed }: Finding, record: FormRecord): StaffFinding['cell'] {
  const text = PRIVACY_RULES.has(rule) ? printed : (textAt(record, at) ?? printed);
  return { label: labelPlace(record, at), text: quote(text ?? '') };
}

/** An importer counts the forms of a file; a person may have named a sheet. */
const describePart = (part = ''): string => (/^\d+$/.test(part) ? `第${part}张表` : part);

/** The cell of the original, masked as the record's is where it holds what must not be repeated. */
function showSource({ rule, at, printed }: Finding, cells: SourceCells | undefined): SourceCell | undefined {
  const cell = cells?.get(at);
  return cell && { at: cell.at, text: quote(PRIVACY_RULES.has(rule) ? (printed ?? '') : cell.text) };
}

/** A place that a finding rests on; `#` stands between another form's id and a path in it. */
function describeRest(path: string, own: FormRecord, find: (id: string) => FormEntry | undefined): string {
  const [place, id] = path.split('#').reverse() as [string, string | undefined];
  const other = id === undefined ? undefined : find(id);
  if (other) return `${linkForm(other).text}的${describePlace(other.record, place)}`;
  return id === undefined ? describePlace(own, place) : path;
}

/** A finding with its cell, its source and what it rests on. */
export function viewFinding(
  finding: Finding,
  form: FormEntry,
  find: (id: string) => FormEntry | undefined,
  cells: SourceCells | undefined,
): StaffFinding {
  const { record } = form;
  const { rule, severity, message, advice, expected, difference, because } = finding;
  return {
    severity,
    rule: { text: ruleOf(rule)?.title ?? rule, path: rulePath(rule) },
    form: linkForm(form),
    unit: form.unit,
    isPublic: record.publication.status === 'published',
    message,
    advice,
    cell: showCell(finding, record),
    source: { file: record.source.file, part: describePart(record.source.part), cell: showSource(finding, cells) },
    expected,
    difference,
    rests: because.map((path) => describeRest(path, record, find)),
  };
}

const GROUPS: readonly (Omit<FindingGroup, 'findings'> & { takes(finding: StaffFinding): boolean })[] = [
  {
    id: 'blocking',
    title: '没有公布的表上的错误',
    lead: '发布前要处理。请对照原表：录错了就改记录；原表就是这样，请填表单位更正，或写明豁免。',
    takes: ({ severity, isPublic: open }) => severity === 'error' && !open,
  },
  {
    id: 'public',
    title: '已公布的表上的错误',
    lead: '居民已经看得到，下一次发布也会停在这里。录错了的，按“更正”的办法改；原表如此的，可写明豁免。',
    takes: ({ severity, isPublic: open }) => severity === 'error' && open,
  },
  {
    id: 'warning',
    title: '要注意',
    lead: '很可能要补充说明。看一看，能补就补，不影响发布。',
    takes: ({ severity }) => severity === 'warning',
  },
  { id: 'note', title: '提示', lead: '供参考，知道就行。', takes: ({ severity }) => severity === 'note' },
];

/** All findings that nobody waived. */
export function viewFindings(
  audits: readonly FormAudit[],
  catalogue: Catalogue,
  sources: StaffMaterial['sources'],
): StaffFinding[] {
  const forms = new Map(catalogue.content.forms.map((form) => [form.id, form]));
  return audits.flatMap(({ form, findings }) =>
    findings
      .filter(({ waived }) => !waived)
      .map((one) => viewFinding(one, form, (id) => forms.get(id), sources.get(form.id))),
  );
}

/** Findings in groups by urgency; empty groups are left out. */
export const groupFindings = (all: readonly StaffFinding[]): FindingGroup[] =>
  GROUPS.map(({ takes, ...group }) => ({ ...group, findings: all.filter(takes) })).filter(
    ({ findings }) => findings.length,
  );

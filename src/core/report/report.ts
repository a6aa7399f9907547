import type { FormAudit } from '../audit/finding.ts';
import { FORM_CHARTS } from '../charts/index.ts';
import type { ChartSpec } from '../charts/spec.ts';
import { countOutcomes, type OutcomeCounts } from '../explain/answer.ts';
import { listOddSigns, type OddSign } from '../explain/odd-signs.ts';
import { explainDisclosure } from '../explain/project-answer.ts';
import type { Entry, FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import { kindOf, readingOf, sheetOf } from '../forms/registry.ts';
import type { FormRecord } from '../forms/registry.ts';
import type { Sheet } from '../forms/sheet.ts';
import type { PrintedTask } from '../forms/tasks.ts';
import { nameField, nameOf, type Subject } from '../forms/subject.ts';
import { followProject } from '../history/history.ts';
import { formPath, unitPath } from '../library/addresses.ts';
import type { Catalogue, ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import { linkAnswer, type AnswerPiece } from './answer.ts';
import { listDownloads, type Download } from './downloads.ts';
import { viewChecks, type Audience, type Checks } from './checks.ts';
import { listFacts, type Fact } from './facts.ts';
import { linkSubject } from './listing.ts';
import { groupIndicators, type IndicatorGroup } from './groups.ts';
import { viewPoints, type PointsView } from './points.ts';
import { viewTasks, type TaskView } from './tasks.ts';

export interface Link {
  readonly text: string;
  /** Path below the column's base. */
  readonly path: string;
}

/** Everything a disclosure page shows, as plain data: the page computes nothing. */
export interface Report {
  readonly id: string;
  readonly path: string;
  readonly kind: FormKind;
  readonly title: string;
  /** The printed year or period. */
  readonly period: string;
  readonly year: string;
  readonly subject: Subject;
  /** As this form prints it; the page of the project or department may carry another name. */
  readonly name: string;
  readonly project: Link;
  readonly unit: Link;
  /** 主管部门 and 实施单位 beside what the form is about. */
  readonly bodies: readonly Entry[];
  /** 索引号, 发布机构, 成文日期…: undefined is shown as 未提供. */
  readonly article: readonly { label: string; text: string | undefined }[];
  readonly publishedOn: string | undefined;
  readonly status: string;
  /** The other forms of the project, by year. */
  readonly siblings: readonly { readonly year: string; readonly forms: readonly SiblingForm[] }[];
  readonly parent: Link | undefined;
  readonly parts: readonly Link[];
  readonly answer: readonly (readonly AnswerPiece[])[];
  readonly facts: readonly Fact[];
  readonly charts: readonly ChartSpec[];
  readonly goals: readonly Entry[];
  /** 年度主要任务 of a whole department. */
  readonly tasks: readonly TaskView[];
  readonly outcomes: OutcomeCounts | undefined;
  readonly groups: readonly IndicatorGroup[];
  /** Signs in the list of indicators that want a word of explanation. */
  readonly signs: readonly OddSign[];
  readonly points: PointsView | undefined;
  readonly checks: Checks;
  readonly conclusion: readonly Entry[];
  readonly extra: readonly Entry[];
  readonly sheet: Sheet | undefined;
  /** Ids of the figures that the lists show; the sheet gives ids to the others, so that each figure has one address. */
  readonly listed: ReadonlySet<string>;
  /** The form in files of other programs. */
  readonly downloads: readonly Download[];
  /** Markdown of a text. */
  readonly body: string | undefined;
  readonly source: { readonly file: string; readonly part: string | undefined; readonly sha256: string | undefined };
}

export interface SiblingForm {
  readonly name: string;
  readonly short: string;
  readonly path: string;
}

function linkSiblings(form: FormEntry, node: ProjectNode): Report['siblings'] {
  const byYear = Map.groupBy(
    node.forms.filter((other) => other.id !== form.id),
    ({ year }) => year,
  );
  return [...byYear].map(([year, forms]) => ({
    year,
    forms: forms.map((other) => {
      const { name, short } = kindOf(other.record);
      return { name, short, path: formPath(other) };
    }),
  }));
}

/** The forms of the same year and kind of the parts, or the part's page where it has none. */
function linkParts(form: FormEntry, node: ProjectNode): Link[] {
  return node.children.map((child) => {
    const same = child.forms.find(({ year, kind }) => year === form.year && kind === form.kind);
    return same ? { text: child.project.name, path: formPath(same) } : linkSubject(child);
  });
}

/** The units a form prints beside its subject; the department is not named twice. */
function listBodies(record: FormRecord): Entry[] {
  const units = [
    { label: '主管部门', text: record.department, path: 'department' },
    { label: '实施单位', text: record.implementer, path: 'implementer' },
  ];
  return units.filter((entry): entry is Entry => entry.text !== undefined && entry.path !== nameField(record));
}

const describeArticle = ({ publication }: FormRecord): Report['article'] => [
  { label: '索引号', text: publication.index || undefined },
  { label: '发布机构', text: publication.publisher || undefined },
  { label: '发布日期', text: publication.date },
];

function* textsOf(groups: readonly IndicatorGroup[]): Generator<string> {
  for (const { parts } of groups)
    for (const { rows } of parts) for (const { values } of rows) for (const { text } of values) yield text;
}

/** The ids of what the lists of a page show. */
function listIds(groups: readonly IndicatorGroup[], tasks: readonly TaskView[]): Set<string> {
  const rows = groups.flatMap(({ parts }) => parts.flatMap((part) => part.rows));
  return new Set([
    ...rows.flatMap(({ id, values, notes }) => [`${id}-name`, ...[...values, ...notes].map((one) => one.id)]),
    ...tasks.flatMap(({ id, content, values }) => [
      `${id}-name`,
      ...(content ? [`${id}-content`] : []),
      ...values.map((one) => one.id),
    ]),
  ]);
}

function drawCharts(reading: Reading, kind: FormKind, id: string): ChartSpec[] {
  return FORM_CHARTS.map((build) => build(reading, kind))
    .filter((chart) => chart !== undefined)
    .map((chart) => ({ ...chart, id: `${chart.id}-${id}` }));
}

/** The report of one form. Pure: the same record, catalogue and audit give the same report. */
export function buildReport(form: FormEntry, catalogue: Catalogue, audit: FormAudit, audience: Audience): Report {
  const { record } = form;
  const kind = kindOf(record);
  const reading = readingOf(record);
  const node = catalogue.projectOf(form);
  const groups = groupIndicators(reading.indicators, kind);
  const printed = record as { extra?: Record<string, string>; tasks?: readonly PrintedTask[] };
  const tasks = viewTasks(printed.tasks ?? [], reading);
  return {
    id: form.id,
    path: formPath(form),
    kind,
    title: record.title,
    period: kind.period(record),
    year: form.year,
    subject: node.subject,
    name: nameOf(record),
    project: linkSubject(node),
    unit: { text: node.owner.unit.name, path: unitPath(node.unit) },
    bodies: listBodies(record),
    article: describeArticle(record),
    publishedOn: record.publication.date,
    status: record.publication.status,
    siblings: linkSiblings(form, node),
    parent: node.parent && linkSubject(node.parent),
    parts: linkParts(form, node),
    answer: linkAnswer(explainDisclosure(followProject(node), form), { lines: '#indicators', page: formPath(form) }),
    facts: listFacts(reading, kind),
    charts: drawCharts(reading, kind, form.kind),
    goals: kind.goals(record).filter(({ text }) => text !== ''),
    tasks,
    outcomes: countOutcomes(reading.indicators),
    groups,
    signs: listOddSigns(textsOf(groups)),
    points: viewPoints(reading, formPath(form)),
    checks: viewChecks(audit, audience),
    conclusion: kind.conclusion(record),
    extra: Object.entries(printed.extra ?? {}).map(([label, text]) => ({ label, text, path: `extra.${label}` })),
    sheet: sheetOf(record),
    listed: listIds(groups, tasks),
    downloads: listDownloads(form),
    body: kind.body?.(record),
    source: record.source as Report['source'],
  };
}

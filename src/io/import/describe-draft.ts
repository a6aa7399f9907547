import type { FormAudit } from '../../core/audit/finding.ts';
import type { FormKind } from '../../core/forms/kind.ts';
import { isLeftBlank, type IndicatorRow } from '../../core/forms/record.ts';
import { findKind } from '../../core/forms/registry.ts';
import { subjectAt, SUBJECT_WORDS } from '../../core/forms/subject.ts';
import type { Doubt } from '../../core/intake/take-in.ts';
import { STATE_WORDS, type State } from '../../core/release/states.ts';
import { quote as quoteName } from '../../core/history/print-value.ts';
import { quote } from '../describe-place.ts';
import { describeSpot, type Difference } from '../../filing/compare-versions.ts';
import { subjectOf } from '../../filing/find-place.ts';
import { contentOption, nameOf, type Target } from './known-content.ts';
import type { PlannedDraft } from './plan-drafts.ts';
import type { Fields } from '../../filing/record-text.ts';
import type { Register } from '../../filing/register.ts';
import { describeFindings } from './describe-findings.ts';

/** What a summary is written with. */
export interface SummaryContext {
  readonly target: Target;
  readonly register: Register;
  readonly dryRun: boolean;
  /** By the path of the record. */
  readonly audits: ReadonlyMap<string, FormAudit>;
}

/** Places named for one and the same doubt, and texts named of those not read: the rest is counted. */
const MOST_PLACES = 6;
const MOST_TEXTS = 20;

type Row = Readonly<Record<string, string | undefined>>;
const rowsOf = (record: Fields, key: string): readonly Row[] => (record[key] ?? []) as readonly Row[];

/** `32 条指标，资金 4 行共 11 个金额`, or how long the text is. */
function countParts(record: Fields, kind: FormKind): string {
  const { body } = record;
  if (typeof body === 'string') return `${(body.match(/^## /gm) ?? []).length} 节，共 ${[...body].length} 字`;
  const columns = kind.fundColumns.filter(({ sort }) => sort === 'amount');
  const funds = rowsOf(record, 'funds');
  const amounts = funds.flatMap((row) => columns.filter(({ key }) => row[key])).length;
  const indicators = (record['indicators'] ?? []) as readonly IndicatorRow[];
  const blank = indicators.filter(isLeftBlank).length;
  const left = blank > 0 ? `（另有 ${blank} 行没有填）` : '';
  return `${indicators.length - blank} 条指标${left}，资金 ${funds.length} 行共 ${amounts} 个金额`;
}

function describeHead({ imported: { record, file } }: PlannedDraft, kind: FormKind): string {
  const { year, source } = record as { year?: string; source: { part?: string } };
  const subject = subjectOf(record);
  const name = record[subject] as string | undefined;
  const named = name === undefined || name === '' ? `（没有${SUBJECT_WORDS[subject]}名称）` : quoteName(name);
  // a hand-over of a form that was begun blank has no source
  const place = source.part === undefined ? file : `${file} 第 ${source.part} 张`;
  return `${place}：${kind.name}，${year === undefined ? '年度不明' : `${year}年`}，${named}，${countParts(record, kind)}`;
}

/** What stands there or would: `单位：… → units/danwei（新建）`. */
function describePlace({ place }: PlannedDraft, { register, target }: SummaryContext): string[] {
  if (!place || !target.isContent) return [];
  const { unit, project, alias, notes } = place;
  const isNew = (entry: typeof unit | typeof project): string => (register.isNew(entry) ? '新建' : '已有');
  const isWhole = subjectAt(project.slug) === 'department';
  const about = isWhole ? '整个部门' : `项目：${project.project.name}（${isNew(project)}，${project.slug}）`;
  const named = isWhole ? unit : project;
  return [
    `单位：${unit.unit.name}（${isNew(unit)}，${unit.slug}）；${about}`,
    ...(alias === undefined || register.isNew(named) ? [] : [`${isWhole ? '单位' : '项目'}的其他名称里加上“${alias}”`]),
    ...notes,
  ];
}

/** The part of a long text around the first place where it differs from another. */
function excerpt(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  const from = text.length <= 50 || at <= 15 ? 0 : at - 10;
  return quote(`${from > 0 ? '……' : ''}${text.slice(from)}`);
}

/** `第3行 津贴发放人数·得分：2 → 3` */
export function describeDifference({ place, before, after }: Difference): string {
  const absent = '（没有这一栏）';
  const old = before === undefined ? absent : excerpt(before, after ?? '');
  const now = after === undefined ? absent : excerpt(after, before ?? '');
  return `${place}：${old} → ${now}`;
}

const list = (head: string, lines: readonly string[]): string[] =>
  lines.length ? [head, ...lines.map((line) => `  ${line}`)] : [];

/** Doubts by what they say, each with its places: field and cell. */
function describeDoubts(record: Fields, doubts: readonly Doubt[]): string[] {
  const groups = Map.groupBy(doubts, ({ message }) => message);
  return [...groups].map(([message, group]) => {
    const places = group.slice(0, MOST_PLACES).map(({ path, at }) => {
      const spot = path === 'source' ? '' : describeSpot(record, path);
      return at === '' ? spot : spot === '' ? at : `${spot}（${at}）`;
    });
    const more = group.length > MOST_PLACES ? `等 ${group.length} 处` : '';
    const named = places.filter((place) => place !== '').join('、');
    return named === '' ? message : `${message}：${named}${more}`;
  });
}

const PUBLIC_WARNING =
  '这张表已经公开或准备公开：上面的改动会在下次公布时让公众看到。程序没有改它的发布状态；要先复核再公开，请把 publication 里的 status 改成 draft，并写明更正（手册讲更正的一章）。';

function describeStatus(draft: PlannedDraft, { target, dryRun }: SummaryContext): string[] {
  const { status, path, differences = [], refusal, existing } = draft;
  const file = path === undefined ? '' : nameOf(target, path);
  const changes = differences.map(describeDifference);
  const would = dryRun ? '将' : '已';
  switch (status) {
    case 'new':
      return [`${would}新建 ${file}（${draft.staff ? statusWord(draft.staff) : '草稿'}）`];
    case 'unchanged':
      return [`未变：${file} 里已经是这些内容，没有动它`];
    case 'repeated':
      return [`重复：与前面的一张完全一样，没有再写`];
    case 'replaced':
      return [
        ...list(`${would}改写 ${file}，改动 ${differences.length} 处（原来 → 现在）：`, changes),
        ...warnOfPublic(existing?.record),
      ];
    case 'kept':
      if (draft.imported.handed)
        return [
          ...list(
            `没有改动 ${file}：它已不是经办人对照的那一份，有 ${differences.length} 处不同（现在的 → 交接的）：`,
            changes,
          ),
          '确要用交接的替换，请加 --replace 再导入一次。',
        ];
      return [
        ...list(`没有改动 ${file}：它与表上有 ${differences.length} 处不同（文件里 → 表上）：`, changes),
        '要用表上的内容替换，请加 --replace 再导入一次。',
      ];
    case 'clashing':
      return list(
        `没有写：同一次导入里已有同一年、同一项目的这种表，而内容有 ${differences.length} 处不同（前一张 → 这一张）：`,
        changes,
      );
    case 'refused':
      return [`没有写：${refusal!.reason}`, `→ ${refusal!.advice}`];
  }
}

/** Of what staff wrote by hand anything can be expected. */
function warnOfPublic(existing: Fields | undefined): string[] {
  const publication = existing?.['publication'] as { status?: unknown } | undefined;
  return ['approved', 'published'].includes(String(publication?.status)) ? [PUBLIC_WARNING] : [];
}

const statusWord = ({ publication }: Fields): string => STATE_WORDS[(publication as { status: State }).status];

/** What the clerk did to what was read, and who allowed what. */
function describeHanded({ imported: { handed } }: PlannedDraft): string[] {
  if (!handed) return [];
  const { changes, publication, waivers, correction } = handed;
  const { approved } = publication;
  return [
    ...list(`经办人改动 ${changes.length} 处（原表 → 改成）：`, changes.map(describeDifference)),
    approved ? `审核：${approved.by}，${approved.date}` : '还没有审核，写成草稿',
    ...waivers.map(({ rule, path, reason, by }) => `说明理由不改（${rule}，${path}）：${reason}（${by}）`),
    ...(correction ? [`更正理由：${correction.reason}`] : []),
  ];
}

/** A form told twice is audited once. */
const TOLD = new Set(['new', 'replaced', 'unchanged']);

/** One form for a terminal: what was read, where it went, what is doubtful, what was not read. */
export function describeDraft(draft: PlannedDraft, context: SummaryContext): string {
  const { record, doubts, unread } = draft.imported;
  const kind = findKind(String(record['kind']))!;
  const texts = unread.slice(0, MOST_TEXTS).map(({ at, text }) => `${at}：${quote(text)}`);
  const audit = context.audits.get(draft.path ?? '');
  const more = unread.length > MOST_TEXTS ? [`……等共 ${unread.length} 处，全部见 --json`] : [];
  const lines = [
    ...describeStatus(draft, context),
    ...(draft.status === 'new' || draft.status === 'replaced' ? describePlace(draft, context) : []),
    ...describeHanded(draft),
    ...list('拿不准的，请对照原表看一看：', describeDoubts(record, doubts)),
    ...list('没有读进去的，表上有而记录里没有：', [...texts, ...more]),
    ...(audit && TOLD.has(draft.status) ? describeFindings(audit, contentOption(context.target)) : []),
  ];
  return [describeHead(draft, kind), ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)].join('\n');
}

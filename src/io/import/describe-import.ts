import { describeDraft, type SummaryContext } from './describe-draft.ts';
import { isThere } from './file-drafts.ts';
import type { PlannedDraft, Status } from './plan-drafts.ts';
import { contentOption, type Target } from './known-content.ts';
import { printable } from './printable.ts';
import type { Failure } from './open-files.ts';
import type { ReadHandover } from './read-handover.ts';
import type { ImportRun } from './run-import.ts';

const COUNT_WORDS: readonly (readonly [Status, string])[] = [
  ['new', '新建'],
  ['replaced', '改写'],
  ['unchanged', '未变'],
  ['kept', '与已有的不同而没有改'],
  ['repeated', '重复'],
  ['clashing', '互相矛盾而没有写'],
  ['refused', '缺少内容而没有写'],
];

const countOf = (planned: readonly PlannedDraft[], status: Status): number =>
  planned.filter((draft) => draft.status === status).length;

const describeFailure = ({ file, message }: Failure): string => `${file}：没有读出表\n  ${message}`;

function describeCounts({ files, failures, planned }: ImportRun, dryRun: boolean): string {
  const counts = COUNT_WORDS.flatMap(([status, word]) => {
    const count = countOf(planned, status);
    return count ? [`${word} ${count} 张`] : [];
  });
  const bad = failures.length ? `，其中 ${failures.length} 个没有读出表` : '';
  const tried = dryRun ? '这是试运行，什么都没有写。' : '';
  const forms = planned.length ? `读出 ${planned.length} 张表：${counts.join('，')}。` : '';
  return `读了 ${files.length + failures.length} 个文件${bad}。${forms}${tried}`;
}

/** What to do next, in the order it is done. */
function describeNext({ planned, failures, handover }: ImportRun, { dryRun, target }: SummaryContext): string {
  const has = (test: (draft: PlannedDraft) => boolean): boolean => planned.some(test);
  const isWritten = ({ status }: PlannedDraft): boolean => status === 'new' || status === 'replaced';
  const steps = [
    ...(failures.length || has(({ refusal }) => refusal !== undefined)
      ? ['照上面的提示处理没有写成的，再导入一次（已经写好的不会重复写）']
      : []),
    ...(dryRun && has(isWritten) ? ['去掉 --dry-run 再运行一次，写成记录'] : []),
    ...(has((draft) => isWritten(draft) && draft.imported.doubts.length + draft.imported.unread.length > 0)
      ? ['对照原表，看拿不准的和没有读进去的，在记录文件里改正']
      : []),
    ...(!dryRun && has(isWritten) && target.isContent
      ? [
          `运行 mingzhang preview${contentOption(target)} 看网页，运行 mingzhang audit${contentOption(target)} 再核对一遍`,
          handover ? '确认无误，按手册发布' : '确认无误，在预览的“公布信息和审核”里写上发布机构、审核，再发布',
        ]
      : []),
  ];
  if (steps.length === 0) return '';
  return ['接下来：', ...steps.map((step, i) => `  ${i + 1}. ${step}。`)].join('\n');
}

function describeHandover({ handover, written }: ImportRun): string[] {
  if (!handover) return [];
  const { code, made } = handover;
  const corrections = written.filter(({ path }) => path.startsWith('corrections/')).length;
  return [
    [
      `交接文件：${made.by}，${made.at}。核对码 ${code}，请与交来的人核对。`,
      '已从原文件和改动重新算过，与交来的一样。',
      ...(corrections ? [`更正记录 ${corrections} 条。`] : []),
    ].join('\n'),
  ];
}

/** The whole run for a clerk's terminal. */
export function describeImport(run: ImportRun, target: Target, isTried: boolean): string {
  const isHeld = run.handover !== undefined && !run.planned.every(isThere);
  const dryRun = isTried || isHeld;
  const context: SummaryContext = { target, dryRun, register: run.register, audits: run.audits };
  const parts = [
    ...describeHandover(run),
    ...run.planned.map((draft) => describeDraft(draft, context)),
    ...run.failures.map(describeFailure),
    describeCounts(run, isTried),
    ...(isHeld ? ['交接文件里的表要么全部写，要么都不写：上面有没有写成的，所以什么都没有写。'] : []),
    describeNext(run, context),
  ];
  return printable(parts.filter((part) => part !== '').join('\n\n'));
}

/** The interface for programs: `drafts` and `failures` of the record format. */
export function importAsJson({ files, failures, handover }: ReadHandover): string {
  const drafts = files.flatMap((file) =>
    file.drafts.map(({ record, cells, doubts, unread }) => ({ record, cells, doubts, unread })),
  );
  return JSON.stringify(
    { drafts, failures: failures.map(({ file, code, message }) => ({ file, code, message })), handover },
    undefined,
    2,
  );
}

/** Whether every file gave a form that is, or would be, in the content. */
export function hasAll({ files, failures, planned, handover }: ImportRun): boolean {
  const isIn = ({ status }: PlannedDraft): boolean =>
    status !== 'refused' && status !== 'clashing' && (status !== 'kept' || !handover);
  const given = new Set(planned.filter(isIn).map(({ imported }) => imported));
  return failures.length === 0 && files.every(({ drafts }) => drafts.some((draft) => given.has(draft)));
}

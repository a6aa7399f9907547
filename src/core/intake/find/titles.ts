import type { FormKind } from '../../forms/kind.ts';
import { FORM_KINDS } from '../../forms/registry.ts';
import { halfWidth } from '../../figures/width.ts';
import { squash, unquoted } from '../clean-text.ts';
import type { FormContext } from '../context.ts';
import { filled, type Cell, type Line } from '../lines.ts';
import { isProjectLabel } from '../vocabulary.ts';
import { yearLine } from '../head/year-and-period.ts';

const LONGEST_TITLE = 70;
const TABLE_TITLE = /(?:表|报告)(?:[(（[].*[)）\]])?(?:\d{4}年?度?)?(?:[-—_:].{1,30})?$|监控$|情况说明$|自评.*总结$/;

/** The kind that a text is the title of. A title ends as titles do, and is no sentence. */
export function titleKind(text: string): FormKind | undefined {
  const bare = squash(text);
  if (bare.length > LONGEST_TITLE || /[。；;，]|^详?见|^附[:：]|目录/.test(bare)) return undefined;
  const title = unquoted(halfWidth(bare)).replace(/^附(?:件|表)?\d*[:.、-]*/, '');
  if (!TABLE_TITLE.test(title)) return undefined;
  return mostTelling(title);
}

/** The kind that knows the most of a title: 部门整体支出绩效自评表 says more than 绩效自评表; of equals the later kind. */
function mostTelling(title: string): FormKind | undefined {
  const known = FORM_KINDS.flatMap((kind) => {
    const lengths = kind.intake.titles.map((pattern) => pattern.exec(title)?.[0].length ?? 0);
    return Math.max(...lengths) > 0 ? [{ kind, length: Math.max(...lengths) }] : [];
  });
  return known.toSorted((a, b) => a.length - b.length).at(-1)?.kind;
}

/** The one kind-telling cell of a line of few cells. A project may be called what titles are: 项目名称 | …绩效自评表. */
export function titleIn(line: Line): { cell: Cell; kind: FormKind } | undefined {
  const cells = filled(line);
  if (cells.length > 3 || cells.some(({ head }) => isProjectLabel(head))) return undefined;
  for (const cell of cells) {
    const kind = titleKind(cell.raw);
    if (kind) return { cell, kind };
  }
  return undefined;
}

/** The title again, where a form goes on: 续表. It is no row of the table around it. */
export const repeatsTitle = (line: Line): boolean => {
  const [only, ...more] = filled(line);
  return (
    only !== undefined && more.length === 0 && !line.paragraph && line.row > 0 && titleKind(only.raw) !== undefined
  );
};

/** What stands over a form without a title and reads like one: 2023年项目绩效自评. */
function likeTitle({ lines, builder, vocabulary }: FormContext): Cell | undefined {
  for (const line of lines.slice(0, 5)) {
    const [only, ...more] = filled(line);
    if (!only) continue;
    if (more.length > 0) return undefined;
    const text = squash(only.raw);
    const speaks =
      /绩效.*(?:自评|评价|目标|监控|跟踪)|项目.*自评|(?:评价|考核|自评|指标)[^，]{0,8}表$/.test(text) &&
      !/[。；;，:：]/.test(text);
    if (speaks && text.length <= 40 && !builder.used.has(only) && !vocabulary.field(only.head)) return only;
  }
  return undefined;
}

/** The title, and the year where it stands under it in the same cell. */
export function readTitle(context: FormContext, found: Cell | undefined, fileName: Cell | undefined): Cell | undefined {
  const { builder } = context;
  const title = found ?? likeTitle(context);
  const lines = title?.raw.trim().split('\n') ?? [];
  const year = lines.length > 1 ? yearLine(lines.at(-1)!) : undefined;
  const printed = year ? lines.slice(0, -1).join('\n') : title?.raw;
  builder.fields.set('title', title ? builder.take('title', title, 'name', printed) : '');
  if (year) {
    builder.fields.set('year', year);
    builder.labels.set('year', builder.take('year', title!, 'figure', lines.at(-1)));
  }
  if (title && !found) builder.doubt('title-by-text', 'title', title.at);
  if (!title) builder.doubt(fileName ? 'title-by-file' : 'no-title', 'title', fileName?.at ?? '');
  return title;
}

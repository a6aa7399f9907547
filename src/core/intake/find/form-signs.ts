import { isTable, type FormKind } from '../../forms/kind.ts';
import { FORM_KINDS } from '../../forms/registry.ts';
import { filled, type Line } from '../lines.ts';
import { headsFunds, headsIndicators, isProjectLabel, vocabularyOf } from '../vocabulary.ts';

const VOCABULARIES = FORM_KINDS.map((kind) => ({ kind, vocabulary: vocabularyOf(kind) }));

/** How the columns of a list of projects are called beside that of their names. */
const LISTED = /^(?:序号|编号|.{0,6}(?:得分|分数|等级|等次|金额|预算数?|资金|单位|部门|类别|备注|结果|页码))$/;

/** Whether the line heads a list of projects, one a row: 序号 | 项目名称 | 得分. It names none of them. No form numbers what it is of. */
export const headsList = (line: Line): boolean => {
  const cells = filled(line);
  const others = cells.filter(({ head }) => !isProjectLabel(head));
  const numbered = cells.some(({ head }) => /^(?:序号|编号)$/.test(head));
  return (
    others.length === cells.length - 1 &&
    others.length >= (numbered ? 1 : 2) &&
    (numbered || others.every(({ head }) => LISTED.test(head)))
  );
};

/** Whether the line names the project: its label in a cell, or before the name in running text. */
export const namesProject = (line: Line): boolean =>
  !headsList(line) &&
  filled(line).some(({ head, raw }) => isProjectLabel(head) || /^\s*项目名称(?:[:：]|\s+\S)/.test(raw));

/** Whether the line has anything of a form in it. A heading of projects beside one of money is of a list: 汇总表. */
export const hasForm = (line: Line): boolean =>
  VOCABULARIES.some(({ vocabulary }) => headsIndicators(line.cells, vocabulary)) ||
  (!headsList(line) &&
    namesProject(line) !== VOCABULARIES.some(({ vocabulary }) => headsFunds(line.cells, vocabulary)));

/** Whether lines are a text of a kind: they have its sections, or figures where it may have them. */
export function isText(lines: readonly Line[], { intake: { prose }, sheet }: FormKind): boolean {
  if (!prose) return false;
  const sections = lines.filter((line) => line.cells.some(({ raw }) => prose.section.test(raw)));
  return sections.length >= prose.least || (sheet !== undefined && lines.some(isForm));
}
/** Whether some line heads indicators. */
export const hasIndicators = (lines: readonly Line[]): boolean =>
  lines.some(
    (line) => VOCABULARIES.some(({ vocabulary }) => headsIndicators(line.cells, vocabulary)) || isFlowHeader(line),
  );
const isFlowHeader = ({ cells }: Line): boolean => /一级指标\s+二级指标/.test(cells[0]?.raw ?? '');

/** Whether the line can only be of a form with tables. */
export const isForm = (line: Line): boolean => hasForm(line) || isFlowHeader(line);

/** The kind of a form without a title, by headings that only one kind has. */
export function kindBySigns(lines: readonly Line[]): FormKind | undefined {
  const heads = lines
    .flatMap(({ cells }) => cells.map(({ head }) => head))
    .filter((head) => head !== '' && head.length < 40);
  return [...FORM_KINDS]
    .filter(isTable)
    .sort((a, b) => count(heads, b) - count(heads, a))
    .find((kind) => count(heads, kind) > 0);
}
/**
 * The kind of a form that neither a title nor a heading tells: by the columns that its indicators have. Only a form that names
 * its project is one.
 */
export function kindByColumns(lines: readonly Line[]): FormKind | undefined {
  if (!lines.some(namesProject)) return undefined;
  const header = lines.find(({ cells }) => VOCABULARIES.some(({ vocabulary }) => headsIndicators(cells, vocabulary)));
  const fits = ({ kind, vocabulary }: (typeof VOCABULARIES)[number]): boolean => {
    const keys = new Set((header?.cells ?? []).map(({ head }) => vocabulary.indicatorColumn(head)?.key));
    const own = kind.indicatorColumns.map(({ key }) => key);
    return own.length > 0 && keys.has('target') && own.every((key) => keys.has(key) || OPTIONAL.has(key));
  };
  const fitting = VOCABULARIES.filter(fits).sort((a, b) => columns(b.kind) - columns(a.kind));
  return fitting[0]?.kind;
}
/** Columns that forms of their kind may lack. */
const OPTIONAL = new Set(['deviation', 'weight', 'score', 'planned']);
const columns = ({ indicatorColumns }: FormKind): number => indicatorColumns.length;

const count = (heads: readonly string[], { intake }: FormKind): number =>
  heads.filter((head) => intake.signs.test(head)).length;

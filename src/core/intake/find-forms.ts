import { HEAD_FIELDS } from '../forms/intake.ts';
import type { FormKind } from '../forms/kind.ts';
import { FORM_KINDS } from '../forms/registry.ts';
import { halfWidth } from '../figures/width.ts';
import { squash } from './clean-text.ts';
import type { SourceDocument } from './document.ts';
import { filled, linesOf, makeCell, type Cell, type Line } from './lines.ts';
import { headsFunds, headsIndicators, vocabularyOf } from './vocabulary.ts';

/** A form's stretch of a document. */
export interface FoundForm {
  readonly kind: FormKind;
  readonly title: Cell | undefined;
  readonly lines: readonly Line[];
}

const LONGEST_TITLE = 70;
const PROJECT = HEAD_FIELDS.find(({ path }) => path === 'project')!;
const TABLE_TITLE = /表(?:[(（[].*[)）\]])?(?:\d{4}年?度?)?(?:[-—_:].{1,30})?$|监控$|情况说明$/;
const VOCABULARIES = FORM_KINDS.map((kind) => ({ kind, vocabulary: vocabularyOf(kind) }));

/** The kind that a text is the title of. A title ends as titles do, and is no sentence. */
export function titleKind(text: string): FormKind | undefined {
  const bare = squash(text);
  if (bare.length > LONGEST_TITLE || /[。；;，]|^详?见|^附[:：]|目录/.test(bare)) return undefined;
  const title = halfWidth(bare).replace(/^附(?:件|表)?\d*[:.、-]*/, '');
  if (!TABLE_TITLE.test(title)) return undefined;
  return FORM_KINDS.find(({ intake }) => intake.titles.some((pattern) => pattern.test(title)));
}

/** The one kind-telling cell of a line of few cells. */
function titleIn(line: Line): { cell: Cell; kind: FormKind } | undefined {
  const cells = filled(line);
  if (cells.length > 3) return undefined;
  for (const cell of cells) {
    const kind = titleKind(cell.raw);
    if (kind) return { cell, kind };
  }
  return undefined;
}

const isProjectLabel = (head: string): boolean => head === PROJECT.label || !!PROJECT.also?.test(head);

/** Whether the line names the project: its label in a cell, or before the name in running text. */
export const namesProject = (line: Line): boolean =>
  filled(line).some(({ head, raw }) => isProjectLabel(head) || /^\s*项目名称(?:[:：]|\s+\S)/.test(raw));

/** Whether the line has anything of a form in it. */
const hasForm = (line: Line): boolean =>
  namesProject(line) ||
  VOCABULARIES.some(({ vocabulary }) => headsIndicators(line.cells, vocabulary) || headsFunds(line.cells, vocabulary));
const isSection = (line: Line): boolean => line.cells.some(({ raw }) => /^\s*[一二三四五六七]、/.test(raw));
const hasIndicators = (lines: readonly Line[]): boolean =>
  lines.some(
    (line) => VOCABULARIES.some(({ vocabulary }) => headsIndicators(line.cells, vocabulary)) || isFlowHeader(line),
  );
const isFlowHeader = ({ cells }: Line): boolean => /一级指标\s+二级指标/.test(cells[0]?.raw ?? '');

interface Building {
  kind: FormKind | undefined;
  title: Cell | undefined;
  readonly lines: Line[];
}

/** The kind of a form without a title, by headings that only one kind has. */
function kindBySigns(lines: readonly Line[]): FormKind | undefined {
  const heads = lines
    .flatMap(({ cells }) => cells.map(({ head }) => head))
    .filter((head) => head !== '' && head.length < 40);
  return [...FORM_KINDS]
    .filter(({ fundColumns }) => fundColumns.length > 0)
    .sort((a, b) => count(heads, b) - count(heads, a))
    .find((kind) => count(heads, kind) > 0);
}
const count = (heads: readonly string[], { intake }: FormKind): number =>
  heads.filter((head) => intake.signs.test(head)).length;

/** Whether a second title only carries on the form before it: 续表, or the rest of it on another sheet. */
function carriesOn(
  before: Building | undefined,
  title: Cell,
  kind: FormKind,
  following: () => readonly Line[],
): boolean {
  if (!before || before.kind !== kind) return false;
  if (/续表|[(（]续/.test(squash(title.raw))) return true;
  const rest = following();
  const end = rest.findIndex((line, i) => i > 0 && titleIn(line) !== undefined);
  const own = end === -1 ? rest : rest.slice(0, end);
  return (
    !own.some(namesProject) && hasIndicators(own) && before.lines.some(namesProject) && !hasIndicators(before.lines)
  );
}

/** Lines of all parts in order; a sheet whose name is the only title gets a line of it. */
function allLines(source: SourceDocument): { line: Line; firstOfPart: boolean; part: readonly Line[] }[] {
  return source.parts.flatMap(({ name, blocks }) => {
    const lines = linesOf({ name, blocks });
    const named = titleKind(name) && !lines.some((line) => titleIn(line)) && lines.some(hasForm);
    const title: Line = { cells: [makeCell(name, name)], row: -1, paragraph: true };
    const all = named ? [title, ...lines] : lines;
    return all.map((line, i) => ({ line, firstOfPart: i === 0, part: all }));
  });
}

/** The forms of a document in order. Text before the first of them and parts without any belong to none. */
export function findForms(source: SourceDocument): FoundForm[] {
  const forms: Building[] = [];
  let current: Building | undefined;
  let before: Line[] = [];
  const begin = (kind: FormKind | undefined, title: Cell | undefined, lines: Line[]): void => {
    current = { kind, title, lines };
    forms.push(current);
  };
  const lines = allLines(source);
  lines.forEach(({ line, firstOfPart, part }, i) => {
    const title = titleIn(line);
    if (firstOfPart) {
      before = [];
      if (current && !title && !part.some(hasForm)) current = undefined;
    }
    const rest = (): Line[] => lines.slice(i, i + 300).map((entry) => entry.line);
    if (title && !carriesOn(current, title.cell, title.kind, rest)) begin(title.kind, title.cell, [line]);
    else if (namesProject(line) && (!current || startsAnew(current)))
      begin(undefined, undefined, [...(current ? [] : before.slice(-4)), line]);
    else if (current) current.lines.push(line);
    else before.push(line);
  });
  return keepForms(forms);
}

/** The stretches that are forms. What only looked like a title inside a table stays with the form around it. */
function keepForms(stretches: readonly Building[]): FoundForm[] {
  const kept: { kind: FormKind; title: Cell | undefined; lines: Line[] }[] = [];
  for (const { kind, title, lines } of stretches) {
    const found = kind ?? kindBySigns(lines);
    if (found && lines.some(found.fundColumns.length > 0 ? isForm : isSection))
      kept.push({ kind: found, title, lines });
    else if (kept.length > 0 && !lines[0]!.paragraph) kept.at(-1)!.lines.push(...lines);
  }
  return kept;
}

const isForm = (line: Line): boolean => hasForm(line) || isFlowHeader(line);
/** A second project in one stretch is a second form once the first has its indicators. */
const startsAnew = ({ lines }: Building): boolean => lines.some(namesProject) && hasIndicators(lines);

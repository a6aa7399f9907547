import { isTable, type FormKind } from '../../forms/kind.ts';
import { takeOpening } from './around-forms.ts';
import { mendHeadings } from './mend-headings.ts';
import { squash } from '../clean-text.ts';
import type { SourceDocument } from '../document.ts';
import { hasForm, hasIndicators, isForm, isText, kindByColumns, kindBySigns, namesProject } from './form-signs.ts';
import { filled, linesOf, makeCell, type Cell, type Line } from '../lines.ts';
import { titleIn, titleKind } from './titles.ts';

/** A form's stretch of a document. */
export interface FoundForm {
  readonly kind: FormKind;
  readonly title: Cell | undefined;
  readonly lines: readonly Line[];
  /** What stands before it and belongs to no form. */
  readonly outside: readonly Line[];
  /** The file's name where it tells what the form is and the form itself has no title. */
  readonly fileName?: Cell;
  /** Whether it is a workbook that this program made, whose rows no page has broken. */
  readonly isOwn?: boolean;
  /** Cells that only repeat others: headings of each page, numbers of columns, the names of a project in each of its rows. */
  readonly repeated?: readonly Cell[];
  /** Whether nothing but its columns told what the form is. */
  readonly byColumns?: boolean;
}

interface Building {
  kind: FormKind | undefined;
  title: Cell | undefined;
  readonly lines: Line[];
  readonly outside: readonly Line[];
  /** The sheet it begins on. */
  readonly part: readonly Line[];
}

/** Whether a second title only carries on the form before it: 续表, or the rest of it on another sheet. */
function carriesOn(
  before: Building | undefined,
  line: Line,
  { cell: title, kind }: { readonly cell: Cell; readonly kind: FormKind },
  following: () => readonly Line[],
): boolean {
  if (!before) return false;
  // a banner over the indicators of a form that began without a title: 年度绩效目标表
  const banner = before.kind === undefined && !line.paragraph && before.lines.at(-1)?.covering === line.covering;
  if (before.kind !== kind && !banner) return false;
  if (/续表|[(（]续/.test(squash(title.raw))) return true;
  if (!isTable(kind)) return isCover(before) || squash(title.raw) === squash(before.title?.raw ?? '');
  const rest = following();
  const end = rest.findIndex((line, i) => i > 0 && titleIn(line) !== undefined);
  const own = end === -1 ? rest : rest.slice(0, end);
  return (
    !own.some(namesProject) && hasIndicators(own) && before.lines.some(namesProject) && !hasIndicators(before.lines)
  );
}

/** Whether nothing but a title, names and contents stands before: the text's own title comes again. */
const isCover = ({ lines }: Building): boolean =>
  !lines.some(({ cells }) => cells.some(({ raw }) => /[。；]/.test(raw)));

/** Lines of all parts in order; a sheet whose name is the only title gets a line of it. */
function allLines(source: SourceDocument): { line: Line; firstOfPart: boolean; part: readonly Line[] }[] {
  return source.parts.flatMap((sheet) => {
    const { name } = sheet;
    const lines = linesOf(sheet, mendHeadings);
    const named = titleKind(name) && !lines.some((line) => titleIn(line)) && lines.some(hasForm);
    const title: Line = { cells: [makeCell(name, name)], row: -1, paragraph: true };
    const all = named ? [title, ...lines] : lines;
    return all.map((line, i) => ({ line, firstOfPart: i === 0, part: all }));
  });
}

/** A part of a report, or a table of another kind: 第四部分 名词解释, 政府采购预算表. */
const OTHER_PART = /^第[一二三四五六七八九十]{1,3}部分(?![^。]*。)/;
const OTHER_TABLE = /^(?!.*续表)[^。；;，:：]{2,30}表(?:[(（][^。]*[)）])?$/;

/** Whether a text counts parts of its own: it has had a first, or this is it. */
const hasParts = (text: string, lines: readonly Line[]): boolean =>
  [text, ...lines.map(({ cells }) => squash(cells[0]?.raw ?? ''))].some((line) => /^第一(?:部分|章)/.test(line));

/** Whether the line, in a report that holds forms among other things, begins what is no form. */
function leavesForms({ paragraph, cells }: Line, { lines, kind }: Building): boolean {
  const text = paragraph ? squash(cells[0]!.raw) : '';
  if (kind && !isTable(kind)) return OTHER_PART.test(text) && !hasParts(text, lines);
  return OTHER_PART.test(text) || (OTHER_TABLE.test(text) && hasIndicators(lines));
}

/** The forms of a document in order. Text before the first of them and parts without any belong to none. */
export function findForms(source: SourceDocument): FoundForm[] {
  const forms: Building[] = [];
  let current: Building | undefined;
  let before: Line[] = [];
  const begin = (part: readonly Line[], lines: Line[], title?: { kind: FormKind; cell: Cell }): void => {
    const outside = before.filter((line) => !lines.includes(line));
    current = { kind: title?.kind, title: title?.cell, lines, outside, part };
    before = [];
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
    if (title && !carriesOn(current, line, title, rest))
      begin(part, [...(current ? takeOpening(current.lines) : linesAbove(before, line)), line], title);
    else if (namesProject(line) && (!current || startsAnew(current)))
      begin(part, [...(current ? takeOpening(current.lines) : before.slice(-4)), line]);
    else if (current && leavesForms(line, current)) {
      current = undefined;
      before = [line];
    } else if (current) {
      // a banner that carries on a form without a title tells its kind
      if (title) current.kind ??= title.kind;
      current.lines.push(line);
    } else before.push(line);
  });
  const kept = keepForms(forms);
  return nameByFile(kept.length > 0 ? kept : bareTables(lines.map(({ part }) => part)), source.file);
}

/** Where a file has no form that says so, the tables of indicators that stand alone on a part of it: 指标体系及评分表. */
const bareTables = (parts: readonly (readonly Line[])[]): FoundForm[] =>
  [...new Set(parts)].flatMap((lines) => {
    const kind = hasIndicators(lines) ? (kindBySigns(lines) ?? kindByColumns(lines)) : undefined;
    return kind ? [{ kind, title: undefined, lines, outside: [], byColumns: true }] : [];
  });

/** The only form of a file, where nothing in it is a title, is what the file's name says. */
function nameByFile(forms: FoundForm[], file: string): FoundForm[] {
  const [form] = forms;
  const name = file.replace(/\.[^.]*$/, '').replace(/[(（]\d+[)）]$/, '');
  const kind = titleKind(name);
  if (forms.length !== 1 || form!.title || !kind || !isTable(kind)) return forms;
  return [{ ...form!, kind, fileName: makeCell(name, file) }];
}

/** Short rows over a title in the same table: 报表编号：…, 附件1. */
function linesAbove(before: Line[], { covering, paragraph }: Line): Line[] {
  const isShort = (line: Line): boolean => filled(line).every(({ raw }) => raw.length <= 40);
  const own = before.slice(-3).filter((line) => !paragraph && !line.paragraph && line.covering === covering);
  return own.length > 0 && own.every(isShort) ? own : takeOpening(before);
}

/** The stretches that are forms. */
function keepForms(stretches: readonly Building[]): FoundForm[] {
  const kept: (Building & { kind: FormKind; byColumns: boolean })[] = [];
  const outside: Line[] = [];
  for (const { kind, title, lines, part, outside: above } of stretches) {
    outside.push(...above);
    const told = kind ?? kindBySigns(lines);
    const found = told ?? kindByColumns(lines);
    if (found && (isTable(found) ? lines.some(isForm) : isText(lines, found)))
      kept.push({ kind: found, title, lines, part, byColumns: told === undefined, outside: outside.splice(0) });
    else if (belongsTo(kept.at(-1), { lines, part })) kept.at(-1)!.lines.push(...lines);
    else outside.push(...lines);
  }
  return kept;
}

/** What only looked like the beginning of a form is a row of the table around it, or a line of the text around it. */
const belongsTo = (
  before: { readonly kind: FormKind; readonly part: readonly Line[] } | undefined,
  { lines, part }: Pick<Building, 'lines' | 'part'>,
): boolean => before?.part === part && (!lines[0]!.paragraph || !isTable(before.kind));

/** A second project in one stretch is a second form once the first has its indicators. */
const startsAnew = ({ lines }: Building): boolean => lines.some(namesProject) && hasIndicators(lines);

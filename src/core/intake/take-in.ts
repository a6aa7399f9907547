import { isTable, type FormKind } from '../forms/kind.ts';
import { nameOf } from '../forms/subject.ts';
import { findKind } from '../forms/registry.ts';
import { textsByPath } from '../release/values.ts';
import { completeByAside, takeAside } from './aside.ts';
import { findForms } from './find/find-forms.ts';
import { headsList } from './find/form-signs.ts';
import { linesOf } from './lines.ts';
import type { SourceDocument, SourcePart } from './document.ts';
import { completeNarrative, completeYears } from './complete.ts';
import { IS_GUESSED_LEVEL, tellDoubt } from './doubts.ts';
import type { Draft, Intake, KnownContent, RaisedDraft, Unread } from './model.ts';
import { readForm } from './read-form.ts';
import { readNarrative } from './narrative.ts';
import { readReport } from './report/read-report.ts';
import { doubtSheets } from './find/passed-sheets.ts';
import { splitListing } from './find/split-listing.ts';
import { projectKey, type Sibling, type SiblingRow } from './siblings.ts';

export type { Draft, Doubt, Intake, KnownContent } from './model.ts';

type Rows = {
  readonly kind: string;
  readonly project?: unknown;
  readonly year?: unknown;
  readonly indicators?: unknown;
};

/** A form as a sibling of others, where it has indicators with both levels. */
function siblingFrom(record: Rows, names: readonly string[]): Sibling[] {
  const rows = ((record.indicators ?? []) as SiblingRow[]).filter(({ level1, level2 }) => level1 && level2);
  if (rows.length === 0) return [];
  const year = typeof record.year === 'string' ? record.year : undefined;
  const called = `${year ?? ''}年度${findKind(record.kind)?.name ?? ''}`;
  return names.map((project) => ({ project: projectKey(project), year, called, rows }));
}

function knownSiblings({ forms, projects = [] }: KnownContent): Sibling[] {
  return forms.flatMap(({ record, unit, project }) => {
    const entry = projects.find((one) => one.unit === unit && one.slug === project)?.project;
    const names = new Set([nameOf(record), ...(entry ? [entry.name, ...(entry.aliases ?? [])] : [])].map(projectKey));
    return siblingFrom(record as Rows, [...names]);
  });
}

/** Tables, texts that state figures, and texts alone. */
function readerOf(kind: FormKind): typeof readForm {
  if (isTable(kind)) return readForm;
  return kind.sheet ? readReport : readNarrative;
}

/** Only forms whose labels nobody had to guess may settle those of others. */
const isCertain = ({ doubts }: RaisedDraft): boolean => !doubts.some(({ id }) => IS_GUESSED_LEVEL.has(id));

/**
 * Takes the forms of a document in as drafts: records in the record format as far as the forms state them, without `source`
 * and `publication`, with the address of every value, doubts and unread cells. Never throws for what a document holds.
 * `known` is what content already has: a form of the same project settles labels of levels that the text has lost.
 */
export function takeIn(source: SourceDocument, known: KnownContent = { forms: [] }): Intake {
  const { rest: file, entries } = takeAside(source);
  const isOwn = file.parts.some(hasRecordId);
  const found = findForms(file)
    .flatMap(splitListing)
    .map((form) => ({ ...form, isOwn }));
  if (found.length === 0) return { drafts: [], failure: failureOf(file) };
  const stored = knownSiblings(known);
  const own: Sibling[] = [];
  const siblingsOf = (project: string, year: string | undefined): Sibling[] =>
    [...own, ...stored].filter((s) => s.project === projectKey(project) && (!year || !s.year || s.year === year));
  const read = (form: (typeof found)[number]): RaisedDraft => {
    const draft = readerOf(form.kind)(form, siblingsOf);
    const { record } = draft;
    if (isCertain(draft) && typeof record['project'] === 'string')
      own.push(...siblingFrom(record as Rows, [record['project']]));
    return draft;
  };
  // declarations first: the forms that come of them are settled by them wherever they stand in the file
  const order = [...found.keys()].sort((a, b) => found[a]!.kind.order - found[b]!.kind.order || a - b);
  const drafts: RaisedDraft[] = [];
  for (const i of order) drafts[i] = read(found[i]!);
  // it stands beside one form
  const completed = drafts.length === 1 ? drafts.map((draft) => completeByAside(draft, entries)) : drafts;
  const dated = completeYears(completed);
  const passed = doubtSheets(file, found);
  const complete = dated.map((draft, i) => {
    const { doubts, unread, ...rest } = completeNarrative(draft, dated);
    const [first, below] = i === 0 ? [passed, printedBelow(file)] : [[], []];
    return { ...rest, doubts: [...doubts, ...first].map(tellDoubt), unread: [...unread, ...below] };
  });
  const filled = complete.filter(({ record }) => !isBlank(record));
  return filled.length > 0 ? { drafts: complete } : { drafts: [], failure: failureOfBlank(complete) };
}

/** What a form has before anybody fills it in, and words for it in the record. */
const PREPRINTED =
  /^(?:kind|title|year|currency|labels\..+|period\..+|funds\.\d+\.(?:label|source|scope|breakdown)|indicators\.\d+\.level[12])$/;

/** Whether nobody has filled a form in. */
const isBlank = (record: Readonly<Record<string, unknown>>): boolean =>
  [...textsByPath(record)].every(([path, text]) => text === '' || PREPRINTED.test(path));

const failureOfBlank = (drafts: readonly Pick<Draft, 'record'>[]): Intake['failure'] => {
  const names = drafts.map(({ record }) => findKind(String(record['kind']))!.name);
  return {
    code: 'blank-form',
    message: `这是没有填写的空白表（${[...new Set(names)].join('、')}）。请填好、保存以后再导入。`,
  };
};

/** What the workbook of a published form prints at its foot: `2023/danwei/xiangmu.target`. */
const RECORD_ID = /^\d{4}\/[\w-]+\/[\w-]+\.[a-z-]+$/;
const hasRecordId = ({ below = [] }: SourcePart): boolean => below.some(({ text }) => RECORD_ID.test(text));

/** Footers and footnotes: no form has a place for them. */
const printedBelow = ({ parts }: SourceDocument): Unread[] =>
  parts.flatMap(({ below = [] }) =>
    below.filter(({ text }) => !RECORD_ID.test(text)).map(({ at, text }) => ({ at, text })),
  );

function failureOf({ parts }: SourceDocument): { code: string; message: string } {
  const empty = parts.every(({ blocks }) =>
    blocks.every((b) => (b.type === 'table' ? b.cells.every(({ text }) => text.trim() === '') : b.text.trim() === '')),
  );
  if (empty) return { code: 'empty', message: '文件里没有文字。如果是扫描件或图片，请换成可以选中文字的文件。' };
  const isList = parts.some((part) => linesOf(part, (cells) => cells).some(headsList));
  if (isList)
    return {
      code: 'list-only',
      message: '文件里只有项目的清单或汇总表，一个项目一行，没有各项目的指标，不是绩效表。请导入各项目自己的表。',
    };
  return {
    code: 'no-form',
    message:
      '文件里没有找到绩效目标表、跟踪表、自评表、经费情况说明或绩效评价报告。请确认标题和“项目名称”“三级指标”等表头没有删去。',
  };
}

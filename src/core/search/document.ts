import { parseAmount, printAmount, type Currency } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import type { Column, FormKind } from '../forms/kind.ts';
import { kindOf } from '../forms/registry.ts';
import type { IndicatorRow } from '../forms/record.ts';
import type { PrintedTask } from '../forms/tasks.ts';
import { nameOf, SUBJECT_WORDS, subjectAt } from '../forms/subject.ts';
import type { FormRecord } from '../forms/registry.ts';
import { formPath } from '../library/addresses.ts';
import type { FormEntry } from '../library/library.ts';
import { amountWords } from './amounts.ts';

/** A form as the search knows it. */
export interface SearchDocument {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly year: string;
  /** Slug of the unit. */
  readonly unit: string;
  readonly grade: string;
  /** What can be found, each text under the heading it stands under. */
  readonly fields: readonly (readonly [label: string, text: string])[];
  /** The money, each figure as printed with its unit and the words it is found by. */
  readonly figures: readonly SearchedFigure[];
  /** Words of all figures (`amounts.ts`), each once. */
  readonly amounts: readonly string[];
}

export type SearchedFigure = readonly [label: string, text: string, words: readonly string[]];

type Searched = FormRecord & {
  department?: string;
  implementer?: string;
  grade?: string;
  currency?: Currency;
  funds?: readonly Record<string, string>[];
  tasks?: readonly PrintedTask[];
  indicators?: readonly IndicatorRow[];
  extra?: Record<string, string>;
};

function listFigures({ funds = [], tasks = [], currency }: Searched, kind: FormKind): SearchedFigure[] {
  if (!currency) return [];
  const read = (columns: readonly Column[], name: string, row: object): SearchedFigure[] =>
    columns
      .filter(({ sort }) => sort === 'amount')
      .flatMap(({ key, label }): SearchedFigure[] => {
        const amount = parseAmount((row as Record<string, string>)[key], currency);
        return isMissing(amount) ? [] : [[`${name} ${label}`, printAmount(amount), amountWords(amount)]];
      });
  return [
    ...funds.flatMap((row) => read(kind.fundColumns, row['label'] ?? '', row)),
    ...tasks.flatMap((row) => read(kind.taskColumns ?? [], row.name, row)),
  ];
}

/** Markdown without its marks, for searching. */
const plain = (markdown: string): string => markdown.replace(/^#+ /gm, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** The names of project and unit are those of the site; the form's own spellings are fields as well. */
export function makeDocument(form: FormEntry, projectName: string, unitName: string): SearchDocument {
  const record = form.record as Searched;
  const kind = kindOf(record);
  const name = nameOf(record);
  const figures = listFigures(record, kind);
  const rows = record.indicators ?? [];
  const columns = [{ key: 'name', label: '指标' }, ...kind.indicatorColumns.filter(({ sort }) => sort !== 'points')];
  const fields: [string, string | undefined][] = [
    [SUBJECT_WORDS[subjectAt(form.project)], name],
    [SUBJECT_WORDS[subjectAt(form.project)], projectName === name ? undefined : projectName],
    ['单位', unitName === name ? undefined : unitName],
    ['主管部门', [unitName, name].includes(record.department ?? '') ? undefined : record.department],
    ['实施单位', record.implementer === unitName ? undefined : record.implementer],
    ['表', record.title],
    ...kind.goals(record).map(({ label, text }): [string, string] => [label, text]),
    ...(record.tasks ?? []).flatMap(({ name: task, content, extra = {} }): [string, string | undefined][] => [
      ['任务', task],
      ['主要内容', content],
      ...Object.entries(extra),
    ]),
    ...rows.flatMap((row) => [
      ...columns.map(({ key, label }): [string, string | undefined] => [
        label,
        row[key as keyof IndicatorRow] as string | undefined,
      ]),
      ...Object.entries(row.extra ?? {}),
    ]),
    ...kind.conclusion(record).map(({ label, text }): [string, string] => [label, text]),
    ...Object.entries(record.extra ?? {}),
    ['正文', kind.body && plain(kind.body(record))],
  ];
  return {
    path: formPath(form),
    title: name,
    kind: form.kind,
    year: form.year,
    unit: form.unit,
    grade: record.grade ?? '',
    fields: fields.filter((field): field is [string, string] => Boolean(field[1])),
    figures,
    amounts: [...new Set(figures.flatMap(([, , words]) => words))],
  };
}

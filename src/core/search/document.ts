import { parseAmount, printAmount } from '../figures/amount.ts';
import { isMissing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import { kindOf } from '../forms/registry.ts';
import type { IndicatorRow } from '../forms/record.ts';
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
  currency?: '元' | '万元';
  funds?: readonly Record<string, string>[];
  indicators?: readonly IndicatorRow[];
  extra?: Record<string, string>;
};

function listFigures({ funds = [], currency }: Searched, { fundColumns }: FormKind): SearchedFigure[] {
  if (!currency) return [];
  const columns = fundColumns.filter(({ sort }) => sort === 'amount');
  return funds.flatMap((row) =>
    columns.flatMap(({ key, label }): SearchedFigure[] => {
      const amount = parseAmount(row[key], currency);
      if (isMissing(amount)) return [];
      return [[`${row['label'] ?? ''} ${label}`, printAmount(amount), amountWords(amount)]];
    }),
  );
}

/** Markdown without its marks, for searching. */
const plain = (markdown: string): string => markdown.replace(/^#+ /gm, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** The names of project and unit are those of the site; the form's own spellings are fields as well. */
export function makeDocument(form: FormEntry, projectName: string, unitName: string): SearchDocument {
  const record = form.record as Searched;
  const kind = kindOf(record);
  const figures = listFigures(record, kind);
  const rows = record.indicators ?? [];
  const columns = [{ key: 'name', label: '指标' }, ...kind.indicatorColumns.filter(({ sort }) => sort !== 'points')];
  const fields: [string, string | undefined][] = [
    ['项目', record.project],
    ['项目', projectName === record.project ? undefined : projectName],
    ['单位', unitName],
    ['主管部门', record.department === unitName ? undefined : record.department],
    ['实施单位', record.implementer === unitName ? undefined : record.implementer],
    ['表', record.title],
    ...kind.goals(record).map(({ label, text }): [string, string] => [label, text]),
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
    title: record.project,
    kind: form.kind,
    year: form.year,
    unit: form.unit,
    grade: record.grade ?? '',
    fields: fields.filter((field): field is [string, string] => Boolean(field[1])),
    figures,
    amounts: [...new Set(figures.flatMap(([, , words]) => words))],
  };
}

import type { FormKind } from '../forms/kind.ts';
import type { AsideEntry } from './aside.ts';
import { textHeight } from './text-height.ts';
import type { CellStyle, GridCell, GridSheet } from './workbook.ts';

/** The sheet beside a form that says what the form does not print. */
export const ASIDE = '附记';
export const ASIDE_TITLE = '附记：原表上没有印出的内容';
const NOTE = '导入时靠它还原原来的记录，不用改动；删去这一页也能导入。';
const HEADS = ['位置', '是什么', '在哪一行', '情况', '文字'];
const WIDTHS = [30, 26, 30, 16, 28];

/** The words for each state, which the importer knows again. */
export const ASIDE_STATES: Readonly<Record<AsideEntry['state'], string>> = {
  unprinted: '没有印出来',
  none: '没有这一格',
  blank: '有这一格，空着',
  spelled: '空格和换行照这里',
};

const WORDS: Readonly<Record<string, string>> = {
  year: '年度',
  currency: '金额单位',
  'period.from': '跟踪起始月份',
  'period.to': '跟踪截止月份',
  source: '资金的来源',
  'total.weight': '总分的分值',
  'total.score': '总分的得分',
};

/** What stands at a path, in the words of the official form. */
function nameField(path: string, kind: FormKind): string {
  const [, labelled] = /^labels\.(.+)$/.exec(path) ?? [];
  if (labelled !== undefined) return `“${nameField(labelled, kind)}”的表头`;
  const [, extra] = /(?:^|\.)extra\.(.+)$/.exec(path) ?? [];
  const [, list, column] = /^(funds|tasks|indicators)\.(?:\d+\.)?([^.]+)$/.exec(path) ?? [];
  const columns = { funds: kind.fundColumns, tasks: kind.taskColumns ?? [], indicators: kind.indicatorColumns };
  const own = list === undefined ? Object.values(columns).flat() : columns[list as keyof typeof columns];
  return (
    extra ??
    WORDS[path] ??
    kind.intake.fields.find((field) => field.path === path)?.label ??
    kind.intake.breakdowns?.find(({ breakdown }) => breakdown === column)?.label ??
    own.find(({ key }) => key === (column ?? path))?.label ??
    WORDS[column ?? ''] ??
    path
  );
}

/** What the form does not print, one entry a row; undefined where there is nothing. */
export function layAside(entries: readonly AsideEntry[], kind: FormKind): GridSheet | undefined {
  if (entries.length === 0) return undefined;
  const at = (row: number, column: number): Omit<GridCell, 'text' | 'style'> => ({ row, column, rows: 1, columns: 1 });
  const lay = (row: number, texts: readonly string[], style: CellStyle): GridCell[] =>
    texts.map((text, column) => ({ ...at(row, column), text, style }));
  const rows = entries.map(({ path, row, state, text }) => [
    path,
    nameField(path, kind),
    row,
    ASIDE_STATES[state],
    text,
  ]);
  const cells = [
    { ...at(0, 0), columns: HEADS.length, text: ASIDE_TITLE, style: 'title' as const },
    { ...at(1, 0), columns: HEADS.length, text: NOTE, style: 'subtitle' as const },
    ...lay(2, HEADS, 'label'),
    ...rows.flatMap((texts, i) => lay(i + 3, texts, 'start')),
  ];
  const heights = rows.map((texts) => Math.max(...texts.map((text, i) => textHeight(text, WIDTHS[i]!))));
  return {
    sort: 'grid',
    name: ASIDE,
    widths: WIDTHS,
    heights: [30, 18, 18, ...heights],
    cells,
    headRows: [2, 2],
    footer: '',
  };
}

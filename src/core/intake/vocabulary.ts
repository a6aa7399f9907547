import { LEVEL_COLUMNS } from '../forms/column-words.ts';
import { HEAD_FIELDS, type FieldLabel, type FundLabel } from '../forms/intake.ts';
import type { Column, FormKind } from '../forms/kind.ts';
import { fundRowOf } from './funds/fund-labels.ts';
import { isGroupLabel } from './indicators/level-labels.ts';
import type { Cell } from './lines.ts';
import { isAmount } from './money.ts';

/** Longer texts are no headings. */
const LONGEST = 40;

/** What the headings of a kind of form mean. */
export interface Vocabulary {
  field(head: string): FieldLabel | undefined;
  fundColumn(head: string): Column | undefined;
  fundRow(head: string): FundLabel | undefined;
  /** Key of a column of the indicator table: `level1`, `name`, `target`. */
  indicatorColumn(head: string): { readonly key: string; readonly label: string } | undefined;
}

interface Known {
  readonly label: string;
  readonly also?: RegExp | undefined;
}

/** The entry that the heading is the official one of, else the first that knows it by another name. */
function findKnown<T extends Known>(entries: readonly T[]): (head: string) => T | undefined {
  return (head) => {
    if (head === '' || head.length > LONGEST) return undefined;
    return entries.find(({ label }) => label === head) ?? entries.find(({ also }) => also?.test(head));
  };
}

/** Goals may be numbered where there are several: 年度目标1. */
const findNumbered =
  (find: (head: string) => FieldLabel | undefined) =>
  (head: string): FieldLabel | undefined =>
    find(head) ?? (/目标[\d一二三四五六]$/.test(head) ? find(head.slice(0, -1)) : undefined);

export function vocabularyOf(kind: FormKind): Vocabulary {
  const { intake } = kind;
  const levels = LEVEL_COLUMNS.map(({ path, label, also }) => ({ key: path, label, also }));
  return {
    field: findNumbered(findKnown(intake.fields)),
    fundColumn: findKnown(kind.fundColumns.map((column) => column)),
    fundRow: fundRowOf(kind),
    indicatorColumn: findKnown<{ key: string; label: string; also?: RegExp | undefined }>([
      ...levels,
      ...kind.indicatorColumns,
    ]),
  };
}

const PROJECT = HEAD_FIELDS.find(({ path }) => path === 'project')!;

/** Whether a heading is that of the project's name, which forms of all kinds share. */
export const isProjectLabel = (head: string): boolean => head === PROJECT.label || !!PROJECT.also?.test(head);

const distinct = (keys: readonly (string | undefined)[]): Set<string> =>
  new Set(keys.filter((key) => key !== undefined));
const LEVELS = new Set(LEVEL_COLUMNS.map(({ path }) => path));

/** Whether a row is the heading of an indicator table: enough of its columns, one of them a level. */
export function headsIndicators(cells: readonly Cell[], vocabulary: Vocabulary): boolean {
  const found = distinct(cells.map(({ head }) => vocabulary.indicatorColumn(head)?.key));
  const levels = [...found].filter((key) => LEVELS.has(key)).length;
  return (
    levels >= 2 ||
    (levels === 1 && found.size >= 3) ||
    (levels === 1 && headsDescriptions(cells)) ||
    headsBareList(cells, vocabulary)
  );
}

/** What describes a value in columns of its own. */
const VALUE_NOTE = /(?:性质|符号|单位|权重|分值|方向性?|解释|说明|依据|备注)%?$/;

/** Where nothing else is the name of an indicator, these words are. */
export const BARE_NAME = /^(?:绩效|评价|考核|评分|具体)?指标(?:内容|名称)?(?:[及和与](?:指标|目标)?值)?$/;

/** Indicators with nothing but what they mean and how they are judged: 绩效指标 | 绩效指标描述 | 评价标准. */
function headsDescriptions(cells: readonly Cell[]): boolean {
  const heads = cells.filter(({ blank }) => !blank).map(({ head }) => head);
  return (
    heads.some((head) => BARE_NAME.test(head)) &&
    heads.some((head) => /^(?:绩效|评价)?指标.{0,2}(?:描述|说明|解释)$/.test(head))
  );
}

/** So many columns of indicators side by side are the heading of their table, whatever stands beside them. */
const ENOUGH_COLUMNS = 3;

/** Indicators without levels, as headings and nothing else: 指标名称 | 指标权重 | 计量单位 | 指标性质 | 指标值. */
function headsBareList(cells: readonly Cell[], { indicatorColumn }: Vocabulary): boolean {
  const heads = cells.filter(({ blank }) => !blank).map(({ head }) => head);
  const notes = heads.filter((head) => VALUE_NOTE.test(head));
  const keys = distinct(heads.map((head) => indicatorColumn(head)?.key));
  const told = keys.size >= ENOUGH_COLUMNS;
  const named = keys.has('name') || ((notes.length > 0 || told) && heads.some((head) => BARE_NAME.test(head)));
  const valued = keys.has('target');
  const known = (head: string): boolean =>
    indicatorColumn(head) !== undefined || BARE_NAME.test(head) || isGroupLabel(head) || notes.includes(head);
  return named && valued && (told || heads.every(known));
}

/** Whether a row is the heading of a list of a department's tasks, which the format has no place for. */
export const headsTasks = (cells: readonly Cell[]): boolean =>
  cells.some(({ head }) => /^(?:年度)?(?:主要|重点|工作)*任务(?:名称)?$/.test(head)) &&
  cells.some(({ head }) => /^(?:主要|任务|工作|具体)内容$|预算|金额/.test(head));

/** Whether a row is the heading of a money table in columns. */
export function headsFunds(cells: readonly Cell[], vocabulary: Vocabulary): boolean {
  const keys = distinct(cells.map(({ head }) => vocabulary.fundColumn(head)?.key));
  const money = cells.some(({ head }) => /预算|执行|支出|金额/.test(head));
  // an amount beside its label is no heading: 年度预算（万元） | 1,203.4
  return keys.size >= 2 && money && !headsTasks(cells) && !cells.some(({ raw }) => isAmount(raw));
}

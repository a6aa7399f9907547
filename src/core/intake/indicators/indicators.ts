import { holdsPart } from '../../forms/columns.ts';
import { cleanText, squash } from '../clean-text.ts';
import { extraLabels, type Heading } from './columns-of.ts';
import type { FormContext } from '../context.ts';
import type { RowFields } from '../draft-builder.ts';
import { lacksBlanks, onlyLabels } from './indicator-cells.ts';
import { otherBlocks, titlesOf } from './blocks-of-years.ts';
import type { IndicatorTable } from './indicator-table.ts';
import { isLevelLabel, mayBeLevel2 } from './level-labels.ts';
import { labelsAstray } from './labels-astray.ts';
import { isBare, joinRows } from './join-rows.ts';
import { noteHeadings } from './read-heading.ts';
import { resolveLevels, type Levels } from './levels.ts';
import type { Cell } from '../lines.ts';
import { isFigure } from '../money.ts';
import { settlePlaces } from './rows-in-place.ts';
import { settleLevels, type Sibling } from '../siblings.ts';

const sortOf = (key: string | undefined, points: boolean) =>
  (key === 'name' ? 'name' : points ? 'figure' : 'prose') as 'name' | 'figure' | 'prose';

/** The values of one row, put into the record. */
function readValues({ cells, columns }: IndicatorTable['rows'][number], path: string, context: FormContext): RowFields {
  const { builder, kind } = context;
  const row: RowFields = { fields: new Map(), extra: new Map() };
  const extras = extraLabels(columns);
  for (const column of columns) {
    const { key } = column;
    if (key === 'level1' || key === 'level2') continue;
    const cell = cells.values.get(column);
    const points = kind.indicatorColumns.some((known) => known.key === key && known.sort === 'points');
    const again = cell !== undefined && builder.used.has(cell) && key !== 'name';
    const name = key ?? `extra.${extras.get(column)!}`;
    const text = cell && !again ? builder.take(`${path}.${name}`, cell, sortOf(key, points)) : '';
    if (again && !cell.blank) builder.doubt('merged-over-rows', `${path}.${name}`, cell.at);
    if (points && !isFigure(text)) builder.doubt('no-points', `${path}.${name}`, cell!.at);
    const extra = extras.get(column) ?? '';
    const isLeftOut = text === '' && (holdsPart(extra) || column.column <= (columns[0]?.column ?? 0));
    if (key) row.fields.set(key, text);
    else if (!isLeftOut) row.extra.set(extra, text);
  }
  if (!row.fields.has('target')) row.fields.set('target', '');
  keepAbove(row, cells, extras, path, context);
  return row;
}

/** A level between those of the record and the name, 三级指标 before 四级指标, holds for the blank cells under it. */
function keepAbove(
  { extra }: RowFields,
  { line }: IndicatorTable['rows'][number]['cells'],
  extras: ReadonlyMap<Heading, string>,
  path: string,
  { builder }: FormContext,
): void {
  for (const [{ cell }, label] of extras) {
    const above = builder.indicators.at(-1)?.extra.get(label);
    if (!/^[一二三四五]级/.test(cell.head) || extra.get(label) !== '' || !above) continue;
    extra.set(label, above);
    builder.doubt('level-from-above', `${path}.extra.${label}`, line.cells[0]?.at ?? '', above);
  }
}

function placeLevels(
  { level1, level2, cell1, cell2, guess }: Levels,
  path: string,
  context: FormContext,
  at: string,
): void {
  const { builder } = context;
  const place = (field: string, cell: Cell | undefined): void => {
    if (cell) {
      const spaced = !builder.used.has(cell) && /\S\s+\S/.test(cell.raw);
      builder.take(`${path}.${field}`, cell, 'figure');
      if (spaced) builder.doubt('space-in-label', `${path}.${field}`, cell.at);
    }
    if (guess) builder.doubt(guess.id, `${path}.${field}`, cell?.at ?? at, ...(guess.about ?? []));
    else if (!cell) builder.doubt('no-label', `${path}.${field}`, at);
  };
  if (guess || !cell1 || level1 !== '') place('level1', cell1);
  if (guess || !cell2 || level2 !== '') place('level2', cell2);
}

/** The forms of several goals have one table for each; its heading says which. */
const groupsIn = (rows: IndicatorTable['rows']): Set<string> =>
  new Set(rows.flatMap(({ cells }) => (cells.group ? [squash(cells.group.raw)] : [])));

/** A record is about its year: where the form has indicators of more years above or under those of the year, they stay unread. */
function rowsOfYear(rows: IndicatorTable['rows'], context: FormContext): IndicatorTable['rows'] {
  const { builder } = context;
  const others = otherBlocks(rows);
  if (others.length === 0) return rows;
  const own = rows.filter(({ block }) => !block || !others.includes(block));
  builder.doubt('blocks-of-years', 'indicators', others[0]!.title.at, titlesOf(others));
  // the headings are those over the rows that are kept
  for (const { key } of rows.flatMap(({ columns }) => columns)) if (key) builder.labels.delete(key);
  for (const columns of new Set(own.map((row) => row.columns))) noteHeadings(columns, context);
  for (const { block } of own) if (block) builder.label(block.title);
  return own;
}

/** Whether a table has the targets, or no column behind the names that could be theirs. */
function hasTarget(columns: readonly Heading[]): boolean {
  const name = columns.findIndex(({ key }) => key === 'name');
  return columns.some(({ key }) => key === 'target') || columns.slice(name + 1).every(({ key }) => key !== undefined);
}

/** Puts all rows into the record once the whole table is known, and settles their levels. */
export function readIndicators(context: FormContext, table: IndicatorTable, siblings: readonly Sibling[]): void {
  const { builder } = context;
  const rows = joinRows(settlePlaces(rowsOfYear(table.rows, context)), context);
  const nameOf = ({ cells, columns }: (typeof rows)[number]): string => {
    const cell = cells.values.get(columns.find(({ key }) => key === 'name')!);
    return cell ? cleanText(cell.raw, 'name').text : '';
  };
  const said = rows.filter(({ cells }) => !onlyLabels(cells)).map(nameOf);
  const resolved = resolveLevels(
    rows.map(({ cells }) => cells),
    said,
    labelsAstray(context),
  );
  const kept = rows.filter(({ cells }) => resolved.kept.includes(cells));
  if (kept[0] && !kept.some(({ columns }) => hasTarget(columns)))
    builder.doubt('no-target-column', 'indicators', kept[0].columns[0]!.cell.at);
  const names = kept.map(nameOf);
  const levels = resolved.lost ? settleLevels(resolved.levels, said, siblings) : resolved.levels;
  const several = groupsIn(rows).size > 1;
  let group: Cell | undefined;
  for (const { cells } of rows) {
    for (const { cell } of cells.labels) if (isLevelLabel(cell.raw)) builder.label(cell);
    if (cells.group && (!several || onlyLabels(cells))) builder.label(cells.group);
  }
  kept.forEach((row, i) => {
    const path = `indicators.${i}`;
    const own = levels[i]!;
    const fields = readValues(row, path, context);
    const named = row.columns.some(({ key }) => key === 'level2');
    const level2 = named || !mayBeLevel2(names[i]!) ? own.level2 : names[i]!;
    const level = new Map([
      ['level1', own.level1],
      ['level2', level2],
    ]);
    placeLevels(own, path, context, row.cells.line.cells[0]?.at ?? '');
    group = row.cells.group ?? group;
    if (several && group) fields.extra.set('绩效目标', builder.take(`${path}.extra.绩效目标`, group, 'figure'));
    builder.indicators.push({ fields: new Map([...level, ...fields.fields]), extra: fields.extra });
    const shifted = row.cells.values.get(row.columns.find(({ key }) => key === 'name')!);
    const lost = !row.cells.line.covering && row.cells.labels.length === 0 && shifted;
    if (lost && shifted.column < row.columns.find(({ key }) => key === 'name')!.column)
      builder.doubt('row-without-labels', path, shifted.at);
    if (isBare(row, kept, resolved.lost))
      for (const own of [`indicators.${i - 1}.name`, path])
        if (!own.includes('-')) builder.doubt('row-without-values', own, row.cells.line.cells[0]?.at ?? '');
    if (row.guessed) builder.doubt('row-in-place', path, row.cells.line.cells[0]?.at ?? '');
    if (lacksBlanks(row.cells)) builder.doubt('blanks-lost', path, row.cells.line.cells[0]?.at ?? '');
    if (row.cells.over.length > 0) builder.doubt('more-cells-than-headings', path, row.cells.over[0]!.at);
  });
}

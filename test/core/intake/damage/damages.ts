import type { LaidCell, Layout } from '../../../fixtures/forms/lay-out.ts';
import type { Random } from './random.ts';

/** What a table is drawn from: every cell at its place. Rows may be ragged once covered cells are left out. */
export interface Drawn extends Layout {
  /** Whether covered places are gone with the merges, so that what stood right of them slides left. */
  collapsed?: boolean;
}

/** One thing that goes wrong with a form on its way. Gives a new drawing, or nothing where it does not apply. */
export type Damage = (form: Drawn, random: Random) => Drawn | undefined;

const single = (cell: LaidCell): LaidCell => ({ ...cell, rowSpan: 1, columnSpan: 1 });
const covers = (cell: LaidCell, row: number, column: number): boolean =>
  cell.row <= row && row < cell.row + cell.rowSpan && cell.column <= column && column < cell.column + cell.columnSpan;
const blankAt = (row: number, column: number): LaidCell => ({
  text: '',
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  figure: false,
});

/** Merges are lost; every place that one covered is an empty cell. */
const keepCovered: Damage = (form) => {
  const cells = form.cells.map(single);
  const taken = new Set(cells.map(({ row, column }) => `${row} ${column}`));
  for (let row = 0; row < form.rows; row++)
    for (let column = 0; column < form.widths.length; column++)
      if (!taken.has(`${row} ${column}`)) cells.push(blankAt(row, column));
  return { ...form, cells };
};

/** Closes the gaps of rows: what is left of each slides to the left. */
const slide = (form: Drawn): Drawn => {
  const places = new Map<number, number>();
  const cells = [...form.cells]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map((cell) => {
      const column = places.get(cell.row) ?? 0;
      places.set(cell.row, column + 1);
      return { ...single(cell), column };
    });
  return { ...form, cells, collapsed: true };
};

/** Merges are lost and the places they covered with them, as where `rowspan` and `colspan` are stripped. */
const leaveOutCovered: Damage = (form) => slide(form);

/** The places that a cell above covers are kept, those beside it are gone: as tabbed text is got out of forms. */
const leaveOutBeside: Damage = (form) => {
  const below = form.cells.flatMap((cell) =>
    Array.from({ length: cell.rowSpan - 1 }, (_, i) => blankAt(cell.row + i + 1, cell.column)),
  );
  return slide({ ...form, cells: [...form.cells, ...below] });
};

/** Labels of merged cells stand anywhere in the rows they hold for. */
const labelsAnywhere: Damage = (form, random) => {
  const moved = form.cells.map((cell) => ({ ...cell, row: cell.row + random.below(cell.rowSpan), rowSpan: 1 }));
  const covered = form.cells.flatMap((cell, i) =>
    Array.from({ length: cell.rowSpan }, (_, k) => cell.row + k)
      .filter((row) => row !== moved[i]!.row)
      .map((row) => ({ ...blankAt(row, cell.column), columnSpan: cell.columnSpan })),
  );
  return keepCovered({ ...form, cells: [...moved, ...covered] }, random);
};

/** Merges are lost with the places they covered, and three in ten of the blank cells. */
const blanksLost: Damage = (form, random) => {
  const below = form.cells.flatMap((cell) =>
    Array.from({ length: cell.rowSpan - 1 }, (_, i) => blankAt(cell.row + i + 1, cell.column)),
  );
  const all = [...form.cells, ...below];
  return slide({ ...form, cells: all.filter(({ text }) => text !== '' || !random.chance(0.3)) });
};

const HEADING = /级指标$|指标值$|完成值$|完成情况$|预算数$|执行数$|^执行率$|^分值$|^得分$|原因|名称$|部门$|单位$|目标$/;
const headingsOf = (form: Drawn): LaidCell[] => form.cells.filter(({ text }) => HEADING.test(text) && text.length < 16);
const replaceText = (form: Drawn, cell: LaidCell, text: string): Drawn => ({
  ...form,
  cells: form.cells.map((other) => (other === cell ? { ...cell, text } : other)),
});

const LOOKALIKES = new Map(
  [
    ...'级及标际指旨值直年车度庞实买完宗成咸数敖分公得锝行彳执孰预顶算箅目日名各称弥位立单早主玉部陪门们因囡情清况兄',
  ].map((c, i, all) => [c, all[i ^ 1] ?? c]),
);

/** A letter of one heading is a wrong one, as scans and hasty typists leave it: 一級指标, 年度指标直. */
const wrongLetter: Damage = (form, random) => {
  const headings = headingsOf(form);
  if (headings.length === 0) return undefined;
  const cell = random.pick(headings);
  const at = random.below(cell.text.length);
  const wrong = cell.text[at] === '级' ? '級' : LOOKALIKES.get(cell.text[at]!);
  return wrong && wrong !== cell.text[at]
    ? replaceText(form, cell, cell.text.slice(0, at) + wrong + cell.text.slice(at + 1))
    : undefined;
};
const twoWrongLetters: Damage = (form, random) => {
  const once = wrongLetter(form, random);
  return once && wrongLetter(once, random);
};

const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  年度指标值: ['年初目标值', '绩效目标值', '计划指标值', '目标值（含单位）', '年度目标', '预期指标值'],
  实际完成值: ['全年完成值', '完成值', '全年实际值', '实际完成情况', '实际达成值'],
  跟踪期实际完成值: ['1-6月完成值', '监控期完成情况', '截至6月底完成值'],
  偏差原因分析及改进措施: ['未完成原因及改进措施', '偏差原因', '差异说明'],
  偏差原因分析: ['偏差原因及改进建议', '未完成原因分析'],
  三级指标: ['指标内容', '具体指标', '指标名称', '绩效指标'],
  分值: ['权重', '标准分', '分值（权重）', '指标分值'],
  得分: ['自评得分', '评分', '实际得分'],
  全年预算数: ['调整后预算数', '全年预算金额', '预算数（A）'],
  年初预算数: ['年初预算', '年初预算金额', '年初批复数'],
  全年执行数: ['实际支出数', '全年支出', '执行数（B）', '累计执行数'],
  执行率: ['预算执行率', '执行率（B/A）', '支出进度', '完成比例'],
  主管部门: ['预算主管部门', '主管单位', '主管部门（盖章）'],
  实施单位: ['项目实施单位', '项目承担单位', '预算单位'],
  项目名称: ['项目（政策）名称', '专项名称', '预算项目名称'],
  预期目标: ['年初设定目标', '年度预期目标', '计划目标'],
  实际完成情况: ['年度实际完成情况', '目标完成情况', '全年完成情况'],
};
/** A heading in other words. */
const synonym: Damage = (form, random) => {
  const known = form.cells.filter(({ text }) => text in SYNONYMS);
  if (known.length === 0) return undefined;
  const cell = random.pick(known);
  return replaceText(form, cell, random.pick(SYNONYMS[cell.text]!));
};

/** The row that ends the indicators. */
const endOf = (form: Drawn, heading: LaidCell): number =>
  form.cells.find(({ row, text }) => row > heading.row && /^(?:总分|绩效跟踪总体判断|纠偏措施)$/.test(text))?.row ??
  form.rows;

/** Two columns of values in the indicator table have changed places, headings and all. */
const columnsSwapped: Damage = (form, random) => {
  const heading = form.cells.find(({ text }) => text === '三级指标');
  if (!heading) return undefined;
  const columns = form.cells
    .filter(({ row, column }) => row === heading.row && column > heading.column)
    .sort((a, b) => a.column - b.column);
  if (columns.length < 2) return undefined;
  const isPoints = ({ text }: LaidCell): boolean => /^(?:分值|得分)$/.test(text);
  const alike = columns.flatMap((cell, i) =>
    columns[i + 1] && isPoints(cell) === isPoints(columns[i + 1]!) ? [i] : [],
  );
  if (alike.length === 0) return undefined;
  const at = random.pick(alike);
  const [left, right] = [columns[at]!, columns[at + 1]!];
  const end = endOf(form, heading);
  const cells = form.cells.map((cell) => {
    if (cell.row < heading.row || cell.row > end || (cell.row === end && !isPoints(left))) return cell;
    if (cell.column === left.column) return { ...cell, column: left.column + right.columnSpan };
    return cell.column === right.column ? { ...cell, column: left.column } : cell;
  });
  return { ...form, cells };
};

/** An empty column stands between two others, as in workbooks laid out by eye. */
const blankColumn: Damage = (form, random) => {
  const at = 1 + random.below(form.widths.length - 1);
  const move = (cell: LaidCell): LaidCell => {
    if (cell.column >= at) return { ...cell, column: cell.column + 1 };
    return cell.column + cell.columnSpan > at ? { ...cell, columnSpan: cell.columnSpan + 1 } : cell;
  };
  const cells = form.cells.map(move);
  for (let row = 0; row < form.rows; row++)
    if (!cells.some((cell) => covers(cell, row, at))) cells.push(blankAt(row, at));
  return { ...form, cells, widths: [...form.widths.slice(0, at), 1, ...form.widths.slice(at)] };
};

/** A page ends inside a row: what did not fit of its texts begins the next page, in a row of its own. */
const rowSplit: Damage = (form, random) => {
  const heading = form.cells.find(({ text }) => text === '三级指标');
  const rows = form.cells.filter(
    ({ row, column, text, rowSpan }) =>
      heading &&
      row > heading.row &&
      row < endOf(form, heading) &&
      column === heading.column &&
      text.length > 4 &&
      rowSpan === 1,
  );
  if (rows.length === 0) return undefined;
  const name = random.pick(rows);
  const cut = 2 + random.below(name.text.length - 3);
  const cells = form.cells.flatMap((cell): LaidCell[] => {
    if (cell.row > name.row) return [{ ...cell, row: cell.row + 1 }];
    if (cell === name)
      return [
        { ...cell, text: cell.text.slice(0, cut) },
        { ...cell, row: cell.row + 1, text: cell.text.slice(cut) },
      ];
    const reaches = cell.row + cell.rowSpan > name.row;
    if (reaches && (cell.row < name.row || cell.rowSpan > 1)) return [{ ...cell, rowSpan: cell.rowSpan + 1 }];
    return cell.row === name.row ? [cell, { ...cell, row: cell.row + 1, text: '' }] : [cell];
  });
  return { ...form, cells, rows: form.rows + 1 };
};

export const DAMAGES: Readonly<Record<string, Damage>> = {
  none: (form) => form,
  'merges lost, covered cells kept': keepCovered,
  'merges lost, covered cells left out': leaveOutCovered,
  'merges lost, covered cells beside left out': leaveOutBeside,
  'merges lost with blanks': blanksLost,
  'labels anywhere in their block': labelsAnywhere,
  'a wrong letter in a heading': wrongLetter,
  'wrong letters in two headings': twoWrongLetters,
  'a heading in other words': synonym,
  'columns swapped': columnsSwapped,
  'a blank column': blankColumn,
  'a row split by a page': rowSplit,
};

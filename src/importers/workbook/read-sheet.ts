import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { SourceNote, SourceTable } from '../../core/intake/document.ts';
import type { Input } from '../reader.ts';
import { note, noteRemark, noteStruck } from '../source-notes.ts';
import type { Filled, Merges } from './hidden-lines.ts';
import { laySheet } from './lay-sheet.ts';
import { nameCell } from './name-cell.ts';
import { NO_MARKS, type SheetMarks } from './sheet-marks.ts';
import { showCell, type ShownCell } from './show-cell.ts';

/** Where every merge starts; those that run over the edge of the used part are cut to it later. */
function mergesByStart(sheet: WorkSheet): Merges {
  return new Map((sheet['!merges'] ?? []).map((merge) => [`${merge.s.r} ${merge.s.c}`, merge]));
}

const LONGEST = 32_767; // characters of a cell in Excel

/** How a sheet is to be read. */
export interface SheetContext {
  readonly marks?: SheetMarks | undefined;
  /** Whether its days are counted from 1904. */
  readonly from1904: boolean;
}

function collect(
  input: Input,
  sheet: WorkSheet,
  name: string,
  { marks = NO_MARKS, from1904 }: SheetContext,
  notes: SourceNote[],
): Filled[] {
  const data = sheet['!data'] as (CellObject[] | undefined)[];
  const filled: Filled[] = [];
  data.forEach((line, row) =>
    line?.forEach((cell, column) => {
      if (!cell) return;
      if (typeof cell.v === 'string' && cell.v.length > LONGEST)
        input.fail(
          'too-large',
          `单元格 ${nameCell(name, row, column)} 里的文字太长，不像一份绩效表`,
          '请只留下绩效表，另存一份再导入',
        );
      const at = nameCell(name, row, column);
      const shown: ShownCell = marks.hidesZeros && cell.v === 0 ? { text: '' } : showCell(cell, from1904);
      const { text: whole, said } = shown;
      const struck = marks.struck.get(`${row} ${column}`);
      const text = struck?.left ?? whole;
      if (struck && text !== whole) notes.push(noteStruck(at, struck.gone ?? whole));
      else if (said) notes.push(note(at, said.id, ...(said.about ?? [])));
      for (const { t } of cell.c ?? []) if (t) notes.push(noteRemark(at, t));
      if (text !== '') filled.push({ row, column, text });
    }),
  );
  return filled;
}

const hiddenIn = (lines: readonly ({ hidden?: boolean } | undefined)[] = []): Set<number> =>
  new Set(lines.flatMap((line, i) => (line?.hidden ? [i] : [])));

/** A sheet as one table with its merges; undefined for an empty sheet. */
export function readSheet(
  input: Input,
  name: string,
  sheet: WorkSheet,
  context: SheetContext,
): { table: SourceTable | undefined; notes: SourceNote[] } {
  const notes: SourceNote[] = [];
  const filled = collect(input, sheet, name, context, notes);
  const hidden = { rows: hiddenIn(sheet['!rows']), columns: hiddenIn(sheet['!cols']) };
  return { table: laySheet(input, name, { filled, merges: mergesByStart(sheet), hidden }, notes), notes };
}

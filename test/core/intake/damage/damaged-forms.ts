import type { FormRecord } from '../../../../src/core/forms/registry.ts';
import { takeIn } from '../../../../src/core/intake/take-in.ts';
import { layOut } from '../../../fixtures/forms/lay-out.ts';
import { compare, type Outcome } from './compare.ts';
import { checkLedger } from './ledger.ts';
import { drawDocument, FORMAT_NAMES } from './damaged-document.ts';
import { DAMAGES, type Drawn } from './damages.ts';
import { makeRecord } from './make-records.ts';
import { randomOf } from './random.ts';

/** A damaged form, and what came of it. */
export interface Trial {
  readonly seed: number;
  readonly damage: string;
  readonly format: string;
  readonly outcome: Outcome;
  /** Cells that the draft says nothing of. */
  readonly lost: readonly string[];
}

/** As published forms print it: a heading of all indicators stands left of their levels. */
function withGroup(form: Drawn): Drawn {
  const first = form.cells.find(({ text, column }) => text === '一级指标' && column === 0);
  if (!first) return form;
  const end =
    form.cells.find(
      ({ row, column, text }) => row > first.row && column === 0 && /^(?:总分|绩效跟踪总体判断|纠偏措施)$/.test(text),
    )?.row ?? form.rows;
  const inside = (row: number): boolean => row >= first.row && row < end;
  const cells = form.cells.map((cell) =>
    inside(cell.row)
      ? { ...cell, column: cell.column + 1 }
      : cell.column === 0
        ? { ...cell, columnSpan: cell.columnSpan + 1 }
        : { ...cell, column: cell.column + 1 },
  );
  const group = { text: '绩效指标', row: first.row, column: 0, rowSpan: end - first.row, columnSpan: 1, figure: false };
  return { ...form, widths: [6, ...form.widths], cells: [...cells, group] };
}

/** Damages that leave merges standing, so that another may follow. */
const WORN = [
  'a wrong letter in a heading',
  'a heading in other words',
  'columns swapped',
  'a blank column',
  'a row split by a page',
];

export const DAMAGE_NAMES = Object.keys(DAMAGES);

/** Draws a form, damages it and takes it in. The seed says which form and what happens to it. */
export async function tryDamage(
  seed: number,
  damage: string,
  format: string,
  real: readonly FormRecord[] = [],
): Promise<Trial | undefined> {
  const random = randomOf(seed);
  const record = real.length > 0 && random.chance(0.3) ? random.pick(real) : makeRecord(random);
  const whole = layOut(record);
  const form = random.chance(0.5) ? withGroup(whole) : whole;
  // one in four forms suffers something else before: what is lost last cannot be drawn upon
  const before = random.chance(0.25) ? DAMAGES[random.pick(WORN)]!(form, random) : undefined;
  const damaged = DAMAGES[damage]!(damage === 'none' ? form : (before ?? form), random);
  if (!damaged) return undefined;
  const document = await drawDocument(damaged, format);
  const { drafts } = takeIn(document);
  const { lost, twice } = checkLedger(document, drafts);
  return { seed, damage, format, outcome: compare(record as never, drafts[0]), lost: [...lost, ...twice] };
}

export interface Tally {
  forms: number;
  right: number;
  doubted: number;
  silent: number;
  missing: number;
}
export const newTally = (): Tally => ({ forms: 0, right: 0, doubted: 0, silent: 0, missing: 0 });
export function addTo(tally: Tally, { right, doubted, silent, missing }: Outcome): void {
  tally.forms += 1;
  tally.right += right;
  tally.doubted += doubted;
  tally.silent += silent;
  tally.missing += missing;
}
export const totalOf = ({ right, doubted, silent, missing }: Tally): number => right + doubted + silent + missing;
export { FORMAT_NAMES };

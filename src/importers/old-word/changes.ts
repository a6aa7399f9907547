/** One change of a property: its number in [MS-DOC] 2.6 and where its operand stands. */
export interface Change {
  readonly id: number;
  readonly at: number;
  readonly size: number;
}

/** The names of those that are read, by their numbers. */
export const CHANGE = {
  deleted: 0x0800,
  hidden: 0x083c,
  struck: 0x0837,
  struckTwice: 0x2a53,
  picture: 0x6a03,
  symbol: 0x6a09,
  font: 0x4a4f,
  listLevel: 0x260a,
  list: 0x460b,
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCellEnd: 0x244b,
  innerRowEnd: 0x244c,
  depth: 0x6649,
  elsewhere: 0x6646,
  elsewhereToo: 0x646b,
  row: 0xd608,
  verticalMerge: 0xd62b,
  horizontalMerge: 0x5624,
} as const;

/** Operand sizes by the three highest bits; 6 says its own size. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;
const TABS = 0xc615;

/** Where the operand of a change of variable size begins, and its size. */
function measure(view: DataView, id: number, at: number): { at: number; size: number } {
  if (id === CHANGE.row) return { at: at + 2, size: view.getUint16(at, true) - 1 };
  const size = view.getUint8(at);
  if (id !== TABS || size < 255) return { at: at + 1, size };
  const removed = view.getUint8(at + 1);
  return { at: at + 1, size: 2 + 4 * removed + 3 * view.getUint8(at + 2 + 4 * removed) };
}

/** Lists changes in their order: of two of one property the later holds. What a damaged list ends with is left out. */
export function listChanges(view: DataView): Change[] {
  const found: Change[] = [];
  for (let here = 0; here + 3 <= view.byteLength;) {
    const id = view.getUint16(here, true);
    const fixed = SIZES[id >> 13]!;
    const { at, size } = fixed ? { at: here + 2, size: fixed } : measure(view, id, here + 2);
    if (at + size > view.byteLength) break;
    found.push({ id, at, size });
    here = at + size;
  }
  return found;
}

const ROW = /^(indicators|tasks)\.(\d+)(?:\.|$)/;
/** Cells of the official table that have an id of their own: those outside the indicators and tasks, which have theirs in a list. */
const CELL = /^(?:funds\.\d+\.|total\.|score$|goal\.|outlook\.|corrective$|grade$)/;

/** The id of an official cell on its form's page: `funds-0-rate`. */
export const cellId = (path: string | undefined): string | undefined =>
  path !== undefined && CELL.test(path) ? path.replaceAll('.', '-') : undefined;

/** Where a form's page shows the figure with this path in the record; empty where no element stands for it alone. */
export function anchorOf(path: string): string {
  const [, list, row] = ROW.exec(path) ?? [];
  return row ? `${list}-${row}` : (cellId(path) ?? '');
}

const ROW = /^(indicators|tasks)\.(\d+)(?:\.|$)/;
/** Places that every form with a table prints where it has them: sentences and findings may lead there without looking. */
const CELL = /^(?:funds\.\d+\.|total\.|score$|goal\.|outlook\.|corrective$|grade$)/;

/**
 * The id of the element that shows the text at this place of the record: `funds-0-executed`, `indicators-3-actual`. It is the
 * second half of the figure's address, so it never changes while the place is the same. Of a label that the form prints itself
 * only letters and digits stand as they are.
 */
export const figureId = (path: string): string =>
  path.replaceAll('.', '-').replace(/[^\p{L}\p{N}_-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}`);

/**
 * What of a form's page a finding or a sentence about this place leads to: a whole row of a list, or a cell; empty where
 * neither is sure to stand there.
 */
export function anchorOf(path: string): string {
  const [, list, row] = ROW.exec(path) ?? [];
  if (row) return `${list}-${row}`;
  return CELL.test(path) ? figureId(path) : '';
}

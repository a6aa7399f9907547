/** `A`, `Z`, `AA` … from a zero-based column. */
export function nameColumn(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** `Sheet1!D14` from zero-based row and column. */
export const nameCell = (sheet: string, row: number, column: number): string =>
  `${sheet}!${nameColumn(column)}${row + 1}`;

import type { Check } from '../../core/workbook/workbook.ts';
import { escapeText } from './escape.ts';
import { nameColumn } from './names.ts';

/** Cells below one another as ranges: `C6:C9`. */
function rangesOf(cells: Check['cells']): string[] {
  const byColumn = Map.groupBy(cells, ({ column }) => column);
  return [...byColumn].flatMap(([column, own]) => {
    const name = nameColumn(column);
    const rows = own.map(({ row }) => row + 1).sort((a, b) => a - b);
    const starts = rows.filter((row, i) => row !== rows[i - 1]! + 1);
    return starts.map((start) => {
      const end = rows.find((row) => row >= start && !rows.includes(row + 1))!;
      return start === end ? `${name}${start}` : `${name}${start}:${name}${end}`;
    });
  });
}

/** Cells hold texts, so that the checks for numbers which programs have would refuse every figure. */
const isNumber = (cell: string): string =>
  `OR(${cell}="-",${cell}="—",${cell}="/",ISNUMBER(VALUE(SUBSTITUTE(SUBSTITUTE(${cell},",",""),"%",""))))`;

function writeCheck({ words, cells, title, message }: Check): string {
  const ranges = rangesOf(cells);
  const first = ranges[0]!.split(':')[0]!;
  const [type, formula] = words ? ['list', `"${words.join(',')}"`] : ['custom', isNumber(first)];
  return `<dataValidation type="${type}" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${escapeText(title)}" error="${escapeText(message)}" sqref="${ranges.join(' ')}"><formula1>${escapeText(formula)}</formula1></dataValidation>`;
}

export const writeChecks = (checks: readonly Check[]): string =>
  checks.length ? `<dataValidations count="${checks.length}">${checks.map(writeCheck).join('')}</dataValidations>` : '';

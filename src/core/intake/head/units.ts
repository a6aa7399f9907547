import type { FieldLabel } from '../../forms/intake.ts';
import type { FormContext } from '../context.ts';
import type { Cell } from '../lines.ts';

/** Headings of a unit above the one that another heading of the form names. */
const ABOVE = [
  { words: /^部门名称$/, below: (head: string): boolean => /^(?:预算)?单位名称$/.test(head) },
  {
    words: /^(?:.{0,2}级|部门)?预算(?:部门|单位)(?:名称)?$/,
    below: (head: string): boolean => /(?:实施|执行|承担|承办|使用|用款|建设)(?:部门|单位|主体)$/.test(head),
  },
];

/**
 * Of 部门名称 and 单位名称, or of 预算单位 and 项目实施单位, on one form the first is the department and the second its unit, unless
 * another heading says which the department is.
 */
export function unitOf(field: FieldLabel | undefined, cell: Cell, { lines, kind, vocabulary }: FormContext) {
  const above = ABOVE.find(({ words }) => words.test(cell.head));
  if (field?.path !== 'implementer' || !above) return field;
  const heads = lines.flatMap((line) => line.cells.map(({ head }) => head));
  const told = heads.some((head) => vocabulary.field(head)?.path === 'department');
  if (told || !heads.some(above.below)) return field;
  return kind.intake.fields.find(({ path }) => path === 'department') ?? field;
}

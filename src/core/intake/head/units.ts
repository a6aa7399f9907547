import type { FieldLabel } from '../../forms/intake.ts';
import type { FormContext } from '../context.ts';
import type { Cell } from '../lines.ts';

const UNIT_NAME = /^(?:预算)?单位名称$/;

/**
 * Of 部门名称 and 单位名称 on one form, the first is the department and the second its unit, unless another heading says which
 * the department is.
 */
export function unitOf(field: FieldLabel | undefined, cell: Cell, { lines, kind, vocabulary }: FormContext) {
  if (field?.path !== 'implementer' || cell.head !== '部门名称') return field;
  const heads = lines.flatMap((line) => line.cells.map(({ head }) => head));
  const told = heads.some((head) => vocabulary.field(head)?.path === 'department');
  if (told || !heads.some((head) => UNIT_NAME.test(head))) return field;
  return kind.intake.fields.find(({ path }) => path === 'department') ?? field;
}

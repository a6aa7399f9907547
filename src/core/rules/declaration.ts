import { isTable } from '../forms/kind.ts';
import type { ReadForm, RuleContext } from './rule.ts';

/** The form of the same project and year that declared its targets and money; a narrative declares in words only. */
export const findDeclaration = ({ siblings }: RuleContext): ReadForm | undefined =>
  siblings.find(({ kind }) => kind.stage === 'plan' && isTable(kind));

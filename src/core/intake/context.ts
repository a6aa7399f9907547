import type { FormKind } from '../forms/kind.ts';
import type { DraftBuilder } from './draft-builder.ts';
import type { Line } from './lines.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One form while it is read. */
export interface FormContext {
  readonly kind: FormKind;
  readonly vocabulary: Vocabulary;
  readonly builder: DraftBuilder;
  readonly lines: readonly Line[];
  /** The year that the form seems to be of, before its own field was read. */
  readonly likelyYear: string | undefined;
  /** Whether no row is the rest of the one above it: the form is a workbook that this program made. */
  readonly isOwn?: boolean | undefined;
  /** Columns of the two scopes of a declaration's money, once their totals were seen. */
  readonly scopeColumns: Map<'project' | 'annual', number>;
}

/** The year of the form as far as it is known while its rows are read. */
export const ownYear = ({ builder, likelyYear }: FormContext): string | undefined =>
  builder.fields.get('year') ?? likelyYear;

import { findKind, type FormRecord } from '../core/forms/registry.ts';
import { labelPlace } from './describe-place.ts';
import { PROJECT_LABELS, recordLabels, UNIT_LABELS, type FieldLabels } from './field-labels.ts';

function labelsOf(id: string): FieldLabels {
  if (id.startsWith('units/')) return UNIT_LABELS;
  if (id.startsWith('projects/')) return PROJECT_LABELS;
  const kind = findKind(id.slice(id.lastIndexOf('.') + 1));
  return kind ? recordLabels(kind) : {};
}

/**
 * The words for a place that a correction is about.
 * @param id of a record, or of a unit or a project where a name was corrected
 * @param record undefined where its texts are not at hand: the heading alone is named then
 */
export function namePlace(id: string, path: string, record: FormRecord | undefined): string {
  if (record) return labelPlace(record, path);
  return labelsOf(id)[path.replace(/\.\d+(?=\.|$)/g, '')] ?? path;
}

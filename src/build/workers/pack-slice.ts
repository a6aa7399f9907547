import { unreadPart, type UnreadForm } from '../../core/library/form-head.ts';
import type { FormEntry } from '../../core/library/library.ts';
import type { UnitSlice } from '../../core/outputs/unit-slice.ts';
import { openKept } from '../../io/read-records.ts';
import { KeptReadings } from '../../io/readings/kept-readings.ts';

/** A slice on its way to another process: records that are kept are read there. */
interface PackedSlice extends Omit<UnitSlice, 'forms'> {
  readonly forms: readonly (FormEntry | UnreadForm)[];
}

/** A unit's slice as text, without the records that can be read where it is opened. */
export const packSlice = (slice: UnitSlice): string =>
  JSON.stringify({ ...slice, forms: slice.forms.map((form) => unreadPart(form) ?? form) } satisfies PackedSlice);

/** Of each folder of content, what was read of one unit. */
function openForms(forms: PackedSlice['forms']): FormEntry[] {
  const folders = new Map<string, KeptReadings>();
  const readingsOf = (folder: string): KeptReadings => {
    const found = folders.get(folder) ?? new KeptReadings(folder);
    folders.set(folder, found);
    return found;
  };
  return forms.map((form) => ('record' in form ? form : openKept(form, readingsOf(form.file.folder))));
}

export function openSlice(text: string): UnitSlice {
  const slice = JSON.parse(text) as PackedSlice;
  return { ...slice, forms: openForms(slice.forms) };
}

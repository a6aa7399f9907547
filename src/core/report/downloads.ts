import { kindOf } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import { recordPath, workbookPath } from '../library/addresses.ts';
import type { FormEntry } from '../library/library.ts';
import { formHasWorkbook, hasWorkbook } from '../workbook/form-workbook.ts';
import type { Link } from './report.ts';

/** A file to be kept, with the name it is kept under. */
export interface Download extends Link {
  readonly saveAs: string;
}

/** Signs that no name of a file may have. */
const NOT_IN_NAMES = /[\\/:*?"<>|\s]+/g;

const fileNameOf = ({ record, year }: FormEntry): string =>
  `${nameOf(record)}-${year}年${kindOf(record).name}`.replace(NOT_IN_NAMES, '-');

/** The forms of a year that have a workbook, each by its name. */
export const listWorkbooks = (forms: readonly FormEntry[], year: string | undefined): Download[] =>
  forms
    .filter((form) => form.year === year && formHasWorkbook(form))
    .map((form) => ({
      text: `${form.year}年${kindOf(form).name}（Excel）`,
      path: workbookPath(form),
      saveAs: `${fileNameOf(form)}.xlsx`,
    }));

/** A form in files of other programs. */
export function listDownloads(form: FormEntry): Download[] {
  const { record, id } = form;
  const saveAs = fileNameOf(form);
  return [
    ...(hasWorkbook(record) ? [{ text: 'Excel', path: workbookPath(form), saveAs: `${saveAs}.xlsx` }] : []),
    { text: 'JSON', path: recordPath(id), saveAs: `${saveAs}.json` },
  ];
}

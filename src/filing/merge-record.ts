import { SUBJECT_WORDS } from '../core/forms/subject.ts';
import { editRecord } from './edit-record.ts';
import { hasName, isSameName, subjectOf, type NoPlace, type Place } from './find-place.ts';
import { writeRecord, type Fields } from './record-text.ts';

/** A record that is there already, as its file has it. */
export interface ExistingRecord {
  /** `records/2023/danwei/xiangmu.self-evaluation.yaml` */
  readonly path: string;
  /** Of the file's name: `yaml`, `yml`, `json`, `md`. */
  readonly ending: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly record: Fields;
}

/**
 * Why a draft may not take the place of what is there: it is another project's, or another unit's, or nobody can read it.
 * @param there a text in Chinese where the file cannot be read
 */
export function refuseThere(
  there: ExistingRecord | string | undefined,
  record: Fields,
  place: Place,
): NoPlace | undefined {
  if (there === undefined) return undefined;
  if (typeof there !== 'string') return refuseOther(there, record, place);
  return {
    reason: `原有的文件读不出来，没有动它：\n${there}`,
    advice: '先改好原有的文件，或把它移开，再导入一次。',
  };
}

function refuseOther(existing: ExistingRecord, record: Fields, { project }: Place): NoPlace | undefined {
  const subject = subjectOf(record);
  const printed = String(existing.record[subject] ?? '');
  if (hasName(project, printed) || isSameName(printed, record[subject])) return undefined;
  const noun = SUBJECT_WORDS[subject];
  const reason = `${existing.path} 里已经是另一个${noun}“${printed}”`;
  return { reason, advice: `请给这个${noun}另建一个${noun}文件，再导入一次。` };
}

/**
 * The file of an imported record. What staff added to the one that is there (approval, publisher, waivers, comments, the
 * order of keys) stays; what the form prints is the draft's.
 */
export const mergeRecord = (record: Fields, existing: ExistingRecord | undefined): string =>
  existing ? editRecord(existing.text, existing.ending, record) : writeRecord(record);

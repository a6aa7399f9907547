import type { CorrectionEntry } from '../core/release/correction.ts';
import { COLLECTIONS } from './collections.ts';
import { CORRECTION_LABELS } from './field-labels.ts';
import type { FileReader } from './file-reader.ts';

const PLACE = /^corrections\/(\d{4})\/(\d{4})\.yaml$/;

function readOne(path: string, reader: FileReader): CorrectionEntry[] {
  const [, year, number] = PLACE.exec(path) ?? [];
  if (!year || !number) {
    reader.refuse(
      path,
      '文件放的地方或名称不对',
      '更正记录应当是 corrections/年份/四位编号.yaml，如 corrections/2026/0001.yaml。',
    );
    return [];
  }
  const read = reader.read(path, COLLECTIONS.corrections, CORRECTION_LABELS);
  if (!read) return [];
  if (!read.value.date.startsWith(year))
    read.complain(['date'], `更正日期不在 ${year} 年`, '改正日期，或把文件移到对的年份文件夹。');
  return [{ id: `${year}/${number}`, correction: read.value }];
}

/** Reads the chain of corrections, oldest first. Within a year the numbers run from 0001 without a gap. */
export function readCorrections(paths: readonly string[], reader: FileReader): CorrectionEntry[] {
  const own = paths.filter((path) => path.startsWith('corrections/')).sort();
  let before = '';
  for (const path of own) {
    const [, year = '', number = ''] = PLACE.exec(path) ?? [];
    const expected = before.startsWith(`${year}/`) ? Number(before.slice(5)) + 1 : 1;
    if (number && Number(number) !== expected)
      reader.refuse(
        path,
        `编号应当是 ${String(expected).padStart(4, '0')}`,
        '更正记录按先后编号，不能缺号；找回缺的文件。',
      );
    before = `${year}/${number}`;
  }
  return own.flatMap((path) => readOne(path, reader));
}

import { describePackage } from '../open-data/data-package.ts';
import type { YearFile } from '../open-data/files.ts';
import { writeReadMe } from '../open-data/read-me.ts';
import { DATA, dataFilePath } from '../library/addresses.ts';
import type { DataSet } from './data-set.ts';
import type { Output, ZipItem } from './output.ts';

/** Data as JSON files have them. */
export const json = (data: unknown): string => `${JSON.stringify(data, null, 1)}\n`;

/** Zips hold the CSV of years that are files of their own: one a year and one of all. */
export function listZips(set: DataSet): { readonly path: string; readonly label: string; readonly output: Output }[] {
  if (set.frame.site.data.parts === 'unit') return [];
  const years = [...new Set(set.places.map(({ year }) => year))];
  const zip = (name: string, label: string, isIn: (year?: string) => boolean, noteOf: DataSet['noteOf']) => {
    const path = dataFilePath(`${name}.zip`);
    const rests = () => set.keyOf(set.years().filter(({ year }) => isIn(year)));
    const make = (): ZipItem[] => {
      const files = set.files.filter(({ format, year }) => format === 'csv' && isIn(year));
      const note = noteOf(files);
      const texts = new Map(
        set.whole.map(({ table, key, text }) => [table, { name: table.id, key: key(), make: text }]),
      );
      return [
        { name: 'README.txt', content: `\ufeff${writeReadMe(note, files)}` },
        { name: 'datapackage.json', content: json(describePackage(note, files, set.facts, DATA)) },
        ...files.map((file): ZipItem => ({
          name: file.path.slice(DATA.length),
          content: 'parts' in file ? (file as YearFile) : texts.get(file.table)!,
        })),
      ];
    };
    return { path, label, output: { sort: 'zip', path, rests, make } satisfies Output };
  };
  return [
    ...years.map((year) =>
      zip(
        year,
        `${year}年`,
        (of) => of === year || of === undefined,
        (files) => set.noteOf(files, `（${year}年）`),
      ),
    ),
    zip(
      'all',
      '全部年度',
      () => true,
      () => set.note(),
    ),
  ];
}

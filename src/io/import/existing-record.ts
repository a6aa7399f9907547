import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { FormKind } from '../../core/forms/kind.ts';
import { decodeUtf8 } from '../decode.ts';
import { FileReader } from '../file-reader.ts';
import { describeProblems } from '../report-problems.ts';
import { fileOf, type Target } from './known-content.ts';
import type { ExistingRecord } from '../../filing/merge-record.ts';
import type { Fields } from '../../filing/record-text.ts';

const endingsOf = ({ body }: FormKind): readonly string[] => (body ? ['md'] : ['yaml', 'yml', 'json']);

/** The ending of a new record of the kind. */
export const endingOf = (kind: FormKind): string => endingsOf(kind)[0]!;

/**
 * The record at a place, whatever the ending of its file; undefined where there is none.
 * @returns a text in Chinese where a file is there and cannot be read: it is not to be written over
 */
export function findExisting(target: Target, stem: string, kind: FormKind): ExistingRecord | string | undefined {
  for (const ending of endingsOf(kind)) {
    const path = `${stem}.${ending}`;
    const file = fileOf(target, path);
    if (!existsSync(file)) continue;
    const reader = new FileReader(dirname(file));
    const value = reader.open(basename(file))?.value;
    if (reader.problems.length) return describeProblems(reader.problems);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${reader.nameOf(basename(file))} 不是一个记录。`;
    return { path, ending, text: decodeUtf8(readFileSync(file)), record: value as Fields };
  }
  return undefined;
}

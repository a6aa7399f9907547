import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileReader } from '../file-reader.ts';
import { MIGRATIONS } from './migrations.ts';

/** The version of the record format that this program reads and writes. */
export const RECORD_FORMAT = MIGRATIONS.length + 1;

/**
 * The version in which a folder of content is written, as `format` in its `site.yaml` says; 1 where it says none. What is no
 * version at all is 1 here, and a fault for the reader of the settings.
 */
export function readFormat(folder: string): number {
  if (!existsSync(join(folder, 'site.yaml'))) return 1;
  const settings = new FileReader(folder).open('site.yaml')?.value as Readonly<Record<string, unknown>> | undefined;
  const said = settings?.['format'];
  return typeof said === 'string' && /^[1-9]\d{0,5}$/.test(said) ? Number(said) : 1;
}

/** What there is to say of content in another version than this program's, and to do; undefined where it is the same. */
export function explainFormat(format: number, folder: string): [message: string, advice: string] | undefined {
  if (format === RECORD_FORMAT) return undefined;
  const message = `内容是记录格式第${format}版，这个程序用的是第${RECORD_FORMAT}版`;
  return format > RECORD_FORMAT
    ? [message, '换成新的程序再运行；不要改这个数，也不要用旧程序写这份内容。']
    : [message, `先运行 mingzhang update --content ${folder}，看要改什么；加 --write 才改。`];
}

/** Whether content is in this program's version; where not, that is the one problem it has. */
export function checkFormat(reader: FileReader): boolean {
  const said = explainFormat(readFormat(reader.folder), reader.folder);
  if (said) reader.complainerOf('site.yaml')(['format'], ...said);
  return said === undefined;
}

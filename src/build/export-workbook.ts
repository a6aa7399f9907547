import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Workbook } from '../core/workbook/workbook.ts';
import { keepOutOfMade } from '../disk/made.ts';
import { isWithin, keepOffProject } from '../disk/places.ts';
import { IrregularFile, readRegular } from '../disk/regular-file.ts';
import { Stopped } from '../disk/stop.ts';
import { writeWhole } from '../disk/write-whole.ts';
import { packWorkbook } from '../exporters/content-of.ts';
import { isOfSubject, PROPERTIES } from '../exporters/xlsx/properties.ts';

/** Bytes of the largest file that is looked at before it is replaced. */
const LARGEST = 64 * 1024 * 1024;
/** Bytes of the largest part that says what a workbook is of. */
const LARGEST_PROPERTIES = 1024 * 1024;
/** What some system does not allow in the name of a file. */
const FORBIDDEN = /[\\/:*?"<>|\0-\x1f\x7f]/g;
/** UTF-16 units of a name; systems allow 255 bytes. */
const LONGEST_NAME = 60;

/** A text as the name of a workbook on any system. */
export const fileNameOf = (text: string): string =>
  `${[...text.replace(FORBIDDEN, ' ').trim()].slice(0, LONGEST_NAME).join('')}.xlsx`;

interface Destination {
  /** A file that ends in .xlsx, or a folder. */
  readonly out: string;
  /** The file's name where a folder is named. */
  readonly name: string;
  readonly content: string;
  /** Whether a workbook of the same record may be replaced. */
  readonly replace: boolean;
}

/** The file to write. @throws Stopped where no file of a clerk's belongs */
function placeFile({ out, name, content }: Destination): string {
  const isFile = /\.xlsx$/i.test(out) && !(existsSync(out) && statSync(out).isDirectory());
  const file = resolve(isFile ? out : join(out, name));
  if (isWithin(file, content)) throw new Stopped(`${file} 在内容目录里，会被当成记录来读`, '换一个别的目录。');
  keepOffProject('输出的文件', file);
  keepOutOfMade('输出的文件', file);
  return file;
}

/** What stands at a path already. @throws Stopped where it is no file */
function readFormer(file: string): Buffer | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readRegular(file, LARGEST);
  } catch (error) {
    if (!(error instanceof IrregularFile)) throw error;
    throw new Stopped(`${file} 已经存在，不是导出的表`, '换一个文件名，或把它移开。');
  }
}

/** Whether bytes are a workbook of this subject, also once somebody has saved it again. */
function isWorkbookOf(bytes: Uint8Array, subject: string): boolean {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === PROPERTIES && originalSize <= LARGEST_PROPERTIES,
    });
    return isOfSubject(new TextDecoder().decode(parts[PROPERTIES]), subject);
  } catch {
    // no zip, or a broken one: somebody else's
    return false;
  }
}

/** @throws Stopped where what stands there would be lost */
function refuseLoss(file: string, former: Uint8Array, subject: string, replace: boolean): void {
  if (!isWorkbookOf(former, subject)) throw new Stopped(`${file} 已经存在，是别的文件`, '换一个文件名，或把它移开。');
  if (replace) return;
  throw new Stopped(`${file} 已经存在，内容和这次的不同`, '换一个文件名；确实要替换的，加上 --replace。');
}

/**
 * Writes a workbook where a clerk wants it, whole or not at all.
 * @returns the file, and whether the very same one stood there already
 * @throws Stopped where it would replace something else, or lie among content, program or published files
 */
export function exportWorkbook(workbook: Workbook, to: Destination): { file: string; isSame: boolean } {
  const bytes = packWorkbook(workbook);
  const file = placeFile(to);
  const former = readFormer(file);
  if (former?.equals(bytes)) return { file, isSame: true };
  if (former) refuseLoss(file, former, workbook.properties.subject, to.replace);
  writeWhole(file, bytes);
  return { file, isSame: false };
}

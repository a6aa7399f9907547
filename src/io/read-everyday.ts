import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { everydayList, type EverydayWords } from '../core/search/everyday.ts';
import type { FieldLabels } from './field-labels.ts';
import type { FileReader } from './file-reader.ts';

const FILE = 'everyday-words.yaml';
const LABELS: FieldLabels = {
  everyday: '群众的说法',
  'everyday.say': '群众怎么说',
  'everyday.find': '表里怎么写',
};

/** The content's own table of everyday words, or the product's where there is none. */
export function readEveryday(reader: FileReader, own: FileReader): readonly EverydayWords[] {
  const from = existsSync(join(reader.folder, FILE)) ? reader : own;
  return from.read(FILE, everydayList, LABELS)?.value.everyday ?? [];
}

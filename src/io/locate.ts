import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { decodeUtf8 } from './decode.ts';
import { parseFrontMatter } from './front-matter.ts';
import { parseJson } from './json.ts';
import { findLines } from './yaml-lines.ts';

/** Where a part of a record stands: the file from the working directory, with `/`, and the line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A part of a record: its path, as findings name it (`funds.0.rate`), and what is printed there. */
export interface Part {
  readonly at: string;
  readonly printed?: string | undefined;
}

type FindLines = (text: string, parts: readonly Part[]) => number[];

const findInYaml: FindLines = (text, parts) =>
  findLines(
    text,
    parts.map(({ at }) => at),
  );

const findInJson: FindLines = (text, parts) => {
  const { position } = parseJson(text);
  return parts.map(({ at }) => position(at.split('.')).line);
};

/** Prose stands below its front matter: on the line of the words that a finding quotes, if they are there. */
const findInMarkdown: FindLines = (text, parts) => {
  const { body, position } = parseFrontMatter(text);
  const plain = text.replace(/\r\n?/g, '\n');
  const start = plain.lastIndexOf(body);
  return parts.map(({ at, printed }) => {
    if (at !== 'body') return position(at.split('.')).line;
    const place = printed ? Math.max(body.indexOf(printed), 0) : 0;
    return plain.slice(0, start + place).split('\n').length;
  });
};

/** By the ending of a record's file, the commonest first. */
const FINDERS: readonly (readonly [ending: string, find: FindLines])[] = [
  ['yaml', findInYaml],
  ['md', findInMarkdown],
  ['yml', findInYaml],
  ['json', findInJson],
];

/**
 * The places of parts of one record. The file is read again, since nothing keeps the lines of files that are in order:
 * asked only for records with findings.
 * @param id of the record, `2023/<unit>/<project>.<kind>`
 * @throws where the file has gone since it was loaded
 */
export function locate(folder: string, id: string, parts: readonly Part[]): Place[] {
  for (const [ending, find] of FINDERS) {
    const path = join(folder, 'records', `${id}.${ending}`);
    if (!existsSync(path)) continue;
    const file = relative(process.cwd(), path).replaceAll(sep, '/');
    return find(decodeUtf8(readFileSync(path)), parts).map((line) => ({ file, line }));
  }
  throw new Error(`找不到记录 ${id} 的文件，核对期间它被移走了。`);
}

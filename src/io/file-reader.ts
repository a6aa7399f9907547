import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { IrregularFile, readRegular } from '../disk/regular-file.ts';
import { decodeUtf8 } from './decode.ts';
import type { FieldLabels } from './field-labels.ts';
import { parseFrontMatter } from './front-matter.ts';
import { parseJson } from './json.ts';
import { evenLineEnds, findOddities, MAY_BE_ODD, type Parsed, type Path } from './parsed.ts';
import { refuse, START, Unreadable, type Position, type Problem } from './problem.ts';
import { explainIssues } from './schema-problems.ts';
import type { KeptReading, KeptReadings } from './readings/kept-readings.ts';
import type { Warning } from './readings/pack.ts';
import { parseYaml } from './yaml.ts';

/** A file that was read, with the means to complain about a part of it. */
export interface ReadFile<T> {
  readonly file: string;
  readonly value: T;
  complain(path: Path, message: string, advice: string, level?: Problem['level']): void;
}

const PARSERS: Record<string, (text: string, pictures: boolean) => Parsed & { body?: string }> = {
  yaml: parseYaml,
  yml: parseYaml,
  json: parseJson,
  md: parseFrontMatter,
};
const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** Bytes of a file of content: a record has some thousand. */
const LARGEST = 4 * 1024 * 1024;

function readBytes(path: string): Uint8Array {
  try {
    return readRegular(path, LARGEST);
  } catch (error) {
    if (!(error instanceof IrregularFile))
      return refuse(
        `读不出这个文件（${(error as NodeJS.ErrnoException).code}）`,
        '看看它是不是断了的链接，或没有读取的权限。',
      );
    if (error.is === 'too-large')
      return refuse('文件太大，不像是内容', '一个内容文件不超过 4 MB；附件和原件放在 sources 里。');
    return refuse('这不是普通文件（是文件夹的链接、管道或设备）', '请移出内容目录。');
  }
}

/** Reads the files of one folder of content and collects every problem on the way. */
export class FileReader {
  readonly problems: Problem[] = [];
  readonly folder: string;
  /** What is kept of files that were read before; none where undefined. */
  readonly readings: KeptReadings | undefined;
  /** The last file that was read: complaints about it need its places, and most files are never complained of. */
  #last: { path: string; bytes: Uint8Array; parsed: Parsed } | undefined;
  constructor(folder: string, readings?: KeptReadings) {
    this.folder = folder;
    this.readings = readings;
  }

  /** The name of a file in messages: from the working directory, with `/`. */
  nameOf(path: string): string {
    return relative(process.cwd(), join(this.folder, path)).replaceAll(sep, '/');
  }

  add(level: Problem['level'], path: string, position: Position, message: string, advice: string): void {
    const { line, column } = position;
    this.problems.push({ level, file: this.nameOf(path), line, column, message, advice });
  }

  /** An error about a file as a whole. */
  refuse(path: string, message: string, advice: string): void {
    this.add('error', path, START, message, advice);
  }

  /** The file's content, whatever its form, or undefined where it cannot be read. Markdown's text is its `body`. */
  open(path: string): ReadFile<unknown> | undefined {
    const parsed = this.#parse(path);
    if (!parsed) return undefined;
    for (const { position, message, advice } of parsed.complaints) this.add('error', path, position, message, advice);
    return { file: path, value: parsed.value, complain: this.complainerOf(path) };
  }

  /** The means to complain about parts of a file. */
  complainerOf(path: string): ReadFile<unknown>['complain'] {
    return (at, message, advice, level = 'error') =>
      this.add(level, path, this.#parse(path)!.position(at), message, advice);
  }

  /** The file as its schema gives it back; where it does not fit, every issue becomes a problem at its place. */
  check<T>(
    { file, value, complain }: ReadFile<unknown>,
    schema: z.ZodType<T>,
    labels: FieldLabels,
  ): ReadFile<T> | undefined {
    const result = schema.safeParse(value);
    if (result.success) return { file, value: result.data, complain };
    const parsed = this.#parse(file)!;
    const { issues } = schema.safeParse(value, { reportInput: true }).error!;
    const isSaid = (place: Position): boolean =>
      parsed.complaints.some(({ position: said }) => said.line === place.line && said.column === place.column);
    for (const { path, atKey, message, advice } of explainIssues(issues, schema, labels)) {
      // an empty value or a bare number was complained of in better words
      if (!atKey && (isSaid(parsed.position(path)) || isSaid(parsed.position(path, true)))) continue;
      this.add('error', file, parsed.position(path, atKey), message, advice);
    }
    return undefined;
  }

  read<T>(path: string, schema: z.ZodType<T>, labels: FieldLabels = {}): ReadFile<T> | undefined {
    const kept = this.readings?.find(path);
    if (kept) return { file: path, value: kept.head as T, complain: this.complainerOf(path) };
    const before = this.problems.length;
    const file = this.open(path);
    const read = file && this.check(file, schema, labels);
    if (read && this.problems.length === before) this.keep(path, read.value);
    return read;
  }

  /** Keeps the reading of the file that was read last. @param body the whole as JSON, of which `head` is a part */
  keep(path: string, head: unknown, body?: string, warnings?: readonly Warning[]): KeptReading | undefined {
    return this.#last?.path === path ? this.readings?.keep(path, this.#last.bytes, head, body, warnings) : undefined;
  }

  #parse(path: string): Parsed | undefined {
    if (this.#last?.path === path) return this.#last.parsed;
    try {
      const bytes = readBytes(join(this.folder, path));
      const parsed = this.#parseText(path, decodeUtf8(bytes));
      this.#last = { path, bytes, parsed };
      return parsed;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      for (const { position, message, advice } of error.complaints) this.add('error', path, position, message, advice);
      return undefined;
    }
  }

  #parseText(path: string, text: string): Parsed {
    // only the product's handbook has pictures
    const { body, ...read } = PARSERS[endingOf(path)]!(text, path.startsWith('handbook/'));
    const { position } = read;
    const mayBeOdd = MAY_BE_ODD.test(text);
    const value = mayBeOdd ? evenLineEnds(read.value) : read.value;
    const odd = mayBeOdd
      ? findOddities(value).map(({ path: at, key, ...words }) => ({ ...words, position: position(at, key) }))
      : [];
    const parsed = { ...read, value, complaints: [...read.complaints, ...odd] };
    if (body === undefined || value === null || typeof value !== 'object') return parsed;
    if (Object.hasOwn(value, 'body'))
      refuse('不认识的栏目“body”', '正文写在第二行 --- 下面，不写成栏目。', position(['body'], true));
    return { ...parsed, value: { ...value, body } };
  }
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath } from '../core/library/addresses.ts';
import type { KindId } from '../core/forms/registry.ts';

const PLACE = /^(\d{4})\/([^/]+)\/([^/]+)\.([^.]+)\.ya?ml$/;
const TITLE = /^(title: *"?)/m;
/** Within braces, with quotes or without. */
const inState = (state: string): RegExp => new RegExp(`(\\{(?:[^\\n]*[ ,])?)"?status"?: *"?${state}"?`);
const [PUBLIC, DRAFT] = [inState('published'), inState('draft')];

/** Records of a content that a measurement may change: each has a title and is public. */
export class EditedRecords {
  readonly #folder: string;
  readonly #paths: string[];
  #edits = 0;

  constructor(content: string) {
    this.#folder = join(content, 'records');
    this.#paths = readdirSync(this.#folder, { recursive: true })
      .map((path) => String(path).replaceAll('\\', '/'))
      .filter((path) => PLACE.test(path))
      .sort();
  }

  /** Takes a record that no other measurement gets; by its path below the records. @throws where there is none left */
  take(): string {
    for (let path = this.#paths.pop(); path !== undefined; path = this.#paths.pop()) {
      const text = this.#read(path);
      if (TITLE.test(text) && PUBLIC.test(text)) return path;
    }
    throw new Error('内容里公开的表太少，不够量。用 --records 写大一些。');
  }

  /** Changes the title of a record; gives the new words in it. */
  retitle(path: string): string {
    const words = `样例改动${++this.#edits}`;
    this.#change(path, (text) => text.replace(TITLE, `$1${words} `));
    return words;
  }

  /** Makes a record a draft. */
  holdBack(path: string): void {
    this.#change(path, (text) => text.replace(PUBLIC, '$1"status": "draft"'));
  }

  /** Approves a draft, which the next release makes public. */
  approve(path: string): void {
    const approved = '"status": "approved", "approved": { "by": "样例", "date": "2024-01-01" }';
    this.#change(path, (text) => text.replace(DRAFT, `$1${approved}`));
  }

  /** Address of a record's page below the base. */
  static addressOf(path: string): string {
    const [, year, unit, project, kind] = PLACE.exec(path)! as unknown as [string, string, string, string, KindId];
    return formPath({ year, unit, project, kind });
  }

  #read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }

  #change(path: string, edit: (text: string) => string): void {
    writeFileSync(join(this.#folder, path), edit(this.#read(path)));
  }
}

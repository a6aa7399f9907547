import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formPath } from '../../core/library/addresses.ts';
import type { Content, FormEntry } from '../../core/library/library.ts';
import { keyOfForm } from '../../core/outputs/frame.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { sha256 } from '../digests.ts';
import { inspectAsset } from './assets.ts';
import { readPage, type BuiltPage } from './built-page.ts';
import { inspectDataFile } from './data-files.ts';
import { includesOf, PLAIN } from '../../core/theme/theme.ts';
import { idsOf, readLinks, type LinkPlace } from './links.ts';
import { withoutMarkup } from './needles.ts';
import { checkPersonal, type Accepted } from './personal.ts';
import { checkPrinted } from './printed.ts';
import { checkProse } from './prose.ts';
import { holdsContent, readText } from './read-text.ts';
import type { Expected } from './routes.ts';
import { checkSheet } from './sheet.ts';
import { checkStructure } from './structure.ts';

/** What files are held against. */
export interface FilesToInspect {
  readonly site: string;
  /** Of its forms those whose pages are among the files. */
  readonly shown: Content;
  readonly base: string;
  readonly accepted: Accepted;
  readonly expected: Expected;
}

/** Names that are made of hashes. */
const OF_THE_ENGINE = /^search\/(?:index|texts)\//;

/** Every text of JSON apart from the others, its keys too; figures that are no texts count for nothing. */
function textsOfJson(json: string): string {
  const texts: string[] = [];
  JSON.parse(json, (key, value: unknown) => {
    texts.push(key);
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n\n');
}

/** Rows of a large workbook that are read together: nothing runs on from a cell to the next. */
const TOGETHER = 400_000;
const ROW_END = '</row>';

/** A text of rows in pieces, each of whole rows. */
function* cutRows(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.length - start > TOGETHER ? text.indexOf(ROW_END, start + TOGETHER) : -1;
    const next = end < 0 ? text.length : end + ROW_END.length;
    yield text.slice(start, next);
    start = next;
  }
}

/** Data as its reader takes it: cells of a workbook and elements of a feed apart, ends of lines as such. */
function* readableTexts(path: string, text: string): Generator<string> {
  if (path.endsWith('json')) yield textsOfJson(text);
  else if (!/\.(?:xml|xlsx|ods|docx)$/.test(path)) yield text;
  else for (const rows of cutRows(text)) yield withoutMarkup(rows);
}

/** The open data say in columns what records say, byte for byte; a sum of eleven digits among them is no telephone. */
const isToldApart = (path: string): boolean => holdsContent(path) && !path.startsWith('data/');

export interface Judged {
  readonly objections: readonly Objection[];
  readonly leads: readonly string[];
}

/** Plain data. */
export interface JudgedFile extends Judged {
  /** Of a page the names of its places, one a line. */
  readonly ids: string | undefined;
}

const TAG_WITH_ID = /<[a-z][^<>]*\sid="([^"&]*)"/g;

/** Bytes and back: a part of a text would keep the whole page in memory. */
const listIds = (ids: Iterable<string>): string => Buffer.from(`\n${[...ids].join('\n')}\n`).toString();
const skimIds = (html: string): string => listIds(Array.from(html.matchAll(TAG_WITH_ID), ([, id]) => id!));

/** What is asked of one file by itself, and where its links lead. */
export class FileInspection {
  readonly #job: FilesToInspect;
  readonly #forms: ReadonlyMap<string, FormEntry>;
  /** The ids of pages that were judged in this run, one a line: a set of each would hold on to their texts. */
  readonly #ids = new Map<string, string>();
  readonly #skimmed = new Map<string, string>();

  readonly #place: LinkPlace;
  readonly #includes: readonly string[];

  constructor(job: FilesToInspect) {
    const { theme = PLAIN } = job.shown;
    this.#job = job;
    this.#place = { base: job.base, portal: new Set(theme.leads) };
    this.#includes = includesOf(theme);
    this.#forms = new Map(job.shown.forms.map((form) => [`${formPath(form).slice(1)}index.html`, form]));
  }

  /** What the content says of a file, as a key. */
  restsOf(path: string): string {
    const form = this.#forms.get(path);
    const key = form ? keyOfForm(form, { hash: sha256 }) : this.#job.expected.outputs.get(path)?.rests();
    return key === undefined ? '' : hash('sha256', key).slice(0, 32);
  }

  judge(path: string): Judged {
    const { objections, leads } = this.judgeFile(path);
    return { objections: [...this.judgeData(path), ...objections], leads };
  }

  /** What is asked of a file whatever the content says of it; it may be asked by another process. */
  judgeFile(path: string): JudgedFile {
    const { site, accepted } = this.#job;
    const objections = [
      ...(OF_THE_ENGINE.test(path) ? [] : checkPersonal(path, path, accepted)),
      ...inspectAsset(site, path),
    ];
    if (!isToldApart(path)) return { objections, leads: [], ids: undefined };
    const text = readText(join(site, path));
    if (path.endsWith('.html')) return this.#judgePage(readPage(path, text, this.#includes), objections);
    const texts = readableTexts(path, text);
    const personal = Array.from(texts, (one) => checkPersonal(path, one, accepted)).flat();
    return { objections: [...objections, ...personal], leads: [], ids: undefined };
  }

  /** Whether a file of data is what the content says. */
  judgeData(path: string): Objection[] {
    return inspectDataFile(this.#job.site, path, this.#job.expected);
  }

  /** What another process has found out about a file. */
  take(path: string, { ids }: JudgedFile): void {
    if (ids !== undefined) this.#ids.set(path, ids);
  }

  /** Whether a page of the site has a place of that name. */
  hasId(file: string, id: string): boolean {
    const ids = this.#ids.get(file) ?? this.#skimIds(file);
    const name = `\n${id}\n`;
    return ids.includes(name) || this.#noteIds(this.#readPage(file)).includes(name);
  }

  /** The ids in the tags of a page that was judged elsewhere: to take it apart again for them takes ten times as long. */
  #skimIds(file: string): string {
    const found = this.#skimmed.get(file) ?? skimIds(readFileSync(join(this.#job.site, file), 'utf8'));
    this.#skimmed.set(file, found);
    return found;
  }

  /** Where a page leads within the site, by how it writes each address. */
  leadsOf(page: string): ReadonlyMap<string, string> {
    return readLinks(this.#readPage(page), this.#place).leads;
  }

  /** How a page writes the address of a place. */
  addressOf(page: string, lead: string): string {
    return this.leadsOf(page).get(lead) ?? lead;
  }

  #judgePage(page: BuiltPage, others: readonly Objection[]): JudgedFile {
    const { accepted } = this.#job;
    const form = this.#forms.get(page.path);
    const links = readLinks(page, this.#place);
    const ids = this.#noteIds(page);
    const objections = [
      ...others,
      ...checkStructure(page),
      ...checkPersonal(page.path, page.told, accepted),
      ...(form ? [...checkPrinted(form, page), ...checkProse(form, page), ...checkSheet(form, page)] : []),
      ...links.objections,
    ];
    return { objections, leads: [...links.leads.keys()], ids };
  }

  #readPage(path: string): BuiltPage {
    return readPage(path, readFileSync(join(this.#job.site, path), 'utf8'), this.#includes);
  }

  #noteIds(page: BuiltPage): string {
    const ids = listIds(idsOf(page));
    this.#ids.set(page.path, ids);
    return ids;
  }
}

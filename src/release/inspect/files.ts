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

/** Data as its reader takes it: cells of a workbook and elements of a feed apart, ends of lines as such. */
function readableText(path: string, text: string): string {
  if (path.endsWith('json')) return textsOfJson(text);
  return /\.(?:xml|xlsx|ods|docx)$/.test(path) ? withoutMarkup(text) : text;
}

/** The open data say in columns what records say, byte for byte; a sum of eleven digits among them is no telephone. */
const isToldApart = (path: string): boolean => holdsContent(path) && !path.startsWith('data/');

export interface Judged {
  readonly objections: readonly Objection[];
  readonly leads: readonly string[];
}

/** What is asked of one file by itself, and where its links lead. */
export class FileInspection {
  readonly #job: FilesToInspect;
  readonly #forms: ReadonlyMap<string, FormEntry>;
  /** The ids of pages that were judged in this run, one a line: a set of each would hold on to their texts. */
  readonly #ids = new Map<string, string>();

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
    const { site, accepted, expected } = this.#job;
    const objections = [
      ...(OF_THE_ENGINE.test(path) ? [] : checkPersonal(path, path, accepted)),
      ...inspectAsset(site, path),
      ...inspectDataFile(site, path, expected),
    ];
    if (!isToldApart(path)) return { objections, leads: [] };
    const text = readText(join(site, path));
    if (path.endsWith('.html')) return this.#judgePage(readPage(path, text, this.#includes), objections);
    return { objections: [...objections, ...checkPersonal(path, readableText(path, text), accepted)], leads: [] };
  }

  /** Whether a page of the site has a place of that name. */
  hasId(file: string, id: string): boolean {
    const ids = this.#ids.get(file) ?? this.#noteIds(this.#readPage(file));
    return ids.includes(`\n${id}\n`);
  }

  /** Where a page leads within the site, by how it writes each address. */
  leadsOf(page: string): ReadonlyMap<string, string> {
    return readLinks(this.#readPage(page), this.#place).leads;
  }

  /** How a page writes the address of a place. */
  addressOf(page: string, lead: string): string {
    return this.leadsOf(page).get(lead) ?? lead;
  }

  #judgePage(page: BuiltPage, others: readonly Objection[]): Judged {
    const { accepted } = this.#job;
    const form = this.#forms.get(page.path);
    const links = readLinks(page, this.#place);
    this.#noteIds(page);
    const objections = [
      ...others,
      ...checkStructure(page),
      ...checkPersonal(page.path, page.told, accepted),
      ...(form ? [...checkPrinted(form, page), ...checkProse(form, page), ...checkSheet(form, page)] : []),
      ...links.objections,
    ];
    return { objections, leads: [...links.leads.keys()] };
  }

  #readPage(path: string): BuiltPage {
    return readPage(path, readFileSync(join(this.#job.site, path), 'utf8'), this.#includes);
  }

  #noteIds(page: BuiltPage): string {
    // bytes and back: a part of a text would keep the whole page in memory
    const ids = Buffer.from(`\n${[...idsOf(page)].join('\n')}\n`).toString();
    this.#ids.set(page.path, ids);
    return ids;
  }
}

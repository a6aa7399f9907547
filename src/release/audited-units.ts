import { hash } from 'node:crypto';
import { keyOfForm } from '../core/outputs/frame.ts';
import type { UnitSlice } from '../core/outputs/unit-slice.ts';
import type { SiteConfig } from '../core/library/site.ts';
import { sourceKey } from '../program/source-key.ts';
import { sha256 } from './digests.ts';
import { readKeptFile, writeKeptFile } from './kept-file.ts';

/** Another where the form of what is kept is another. */
const FORMAT = 'mingzhang-audits/1';

/** The units that the audit has found nothing in that stops a release, kept from one to the next. */
export class AuditedUnits {
  readonly #path: string | undefined;
  readonly #key = `${FORMAT} ${sourceKey()}`;
  readonly #before: ReadonlySet<string>;
  readonly #now = new Set<string>();

  /** @param path of the file they are kept in, if they are */
  constructor(path?: string) {
    this.#path = path;
    this.#before = new Set(readKeptFile<string[]>(path, this.#key));
  }

  /** Says what an audit finds in a unit, which is not asked where it found nothing in the same before. */
  check<T>(unit: UnitSlice, site: SiteConfig, audit: () => readonly T[]): readonly T[] {
    const forms = unit.forms.map((form) => keyOfForm(form, { hash: sha256 }));
    const key = hash('sha256', JSON.stringify([site, { ...unit, forms, corrections: [] }]));
    const found = this.#before.has(key) ? [] : audit();
    if (!found.length) this.#now.add(key);
    return found;
  }

  write(): void {
    if (this.#path !== undefined) writeKeptFile(this.#path, this.#key, [...this.#now]);
  }
}

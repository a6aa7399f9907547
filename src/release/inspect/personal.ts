import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { findPersonalData } from '../../core/rules/personal-data/find-personal-data.ts';
import { findMarking } from '../../core/rules/secret-marking.ts';
import { textsByPath } from '../../core/release/values.ts';

/** What may stand on pages although it looks personal or secret: the portal's own contacts, and what staff have waived. */
export class Accepted {
  readonly personal = new Set<string>();
  readonly markings = new Set<string>();

  constructor({ site, units, forms }: Content) {
    for (const text of [...Object.values(site.footer), ...units.map(({ unit }) => unit.contact)]) this.#accept(text);
    for (const { record } of forms)
      for (const { rule, path } of record.waivers ?? []) {
        const text = textsByPath(record).get(path);
        if (rule === 'personal-data') this.#accept(text);
        const marking = rule === 'secret-marking' && findMarking({ label: undefined, text: text ?? '' });
        if (marking) this.markings.add(marking);
      }
  }

  #accept(text: string | undefined): void {
    for (const { masked } of findPersonalData(text ?? '')) this.personal.add(masked);
  }
}

/** The pages that tell of the rules speak of markings. */
const SPEAKS_OF_MARKINGS = /^(?:rules|glossary)\//;

/** Personal data and secret markings in a text of the site, whatever way they came there. */
export function checkPersonal(path: string, text: string, accepted: Accepted): Objection[] {
  const found = findPersonalData(text)
    .filter(({ masked }) => !accepted.personal.has(masked))
    .map(({ masked }) => `个人信息“${masked}”`);
  const marking = SPEAKS_OF_MARKINGS.test(path) ? undefined : findMarking({ label: undefined, text });
  if (marking && !accepted.markings.has(marking)) found.push(`密级或不公开的标志“${marking}”`);
  return [...new Set(found)].map((what) => ({
    at: path,
    message: `要公开的文件里有${what}`,
    advice: '从内容里删去或遮住，再发布；公开的网页没有动。',
  }));
}

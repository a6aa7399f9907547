import { headOf } from '../../core/library/form-head.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { textsByPath } from '../../core/release/values.ts';
import { halfWidth } from '../../core/figures/width.ts';
import { findPersonalData, type PersonalDatum } from '../../core/rules/personal-data/find-personal-data.ts';
import { RULES } from '../../core/rules/registry.ts';
import { textsOf } from '../../core/theme/theme.ts';
import { findMarkings } from '../../core/rules/secret-marking.ts';

/** The thing itself as it counts, however it is written; the part hidden in messages may be the same for two. */
function keyOf(text: string, { kind, start, end }: PersonalDatum): string {
  const bare = halfWidth(text.slice(start, end)).replace(/[^0-9A-Za-z@.]/g, '');
  return `${kind} ${kind === 'mobile' ? bare.slice(-11) : bare.toUpperCase()}`;
}

/** What the catalogue of rules says of markings: its pages show examples. */
const OUR_MARKINGS: ReadonlySet<string> = new Set(
  [...textsByPath(RULES).values()].flatMap((text) => findMarkings({ label: undefined, text })),
);
const SPEAKS_OF_MARKINGS = /^rules\//;

/** What may stand on pages although it looks personal or secret. Plain data. */
export interface AcceptedTexts {
  readonly personal: readonly string[];
  readonly markings: readonly string[];
}

/** The portal's own contacts, and what staff have waived. */
export function gatherAccepted({ site, theme, units, forms }: Content): AcceptedTexts {
  const [personal, markings] = [new Set<string>(), new Set<string>()];
  const accept = (text = '', kind?: PersonalDatum['kind']): void => {
    for (const datum of findPersonalData(text))
      if (kind === undefined || kind === datum.kind) personal.add(keyOf(text, datum));
  };
  const contacts = [...Object.values(site.footer), ...units.map(({ unit }) => unit.contact)];
  for (const text of [...contacts, ...(theme ? textsOf(theme) : [])]) accept(text);
  for (const form of forms) {
    const { publication, waivers = [] } = headOf(form);
    // an index number with the digits of a telephone: the rule knows it by its place, a page does not
    accept(publication.index, 'mobile');
    for (const { rule, path } of waivers.filter(({ rule: id }) => WAIVED.has(id))) {
      const text = textsByPath(form.record).get(path);
      if (rule === 'personal-data') accept(text);
      else for (const marking of findMarkings({ label: undefined, text: text ?? '' })) markings.add(marking);
    }
  }
  return { personal: [...personal].sort(), markings: [...markings].sort() };
}
const WAIVED: ReadonlySet<string> = new Set(['personal-data', 'secret-marking']);

export class Accepted {
  readonly #personal: ReadonlySet<string>;
  readonly #markings: ReadonlySet<string>;

  constructor({ personal, markings }: AcceptedTexts) {
    [this.#personal, this.#markings] = [new Set(personal), new Set(markings)];
  }

  isAccepted(text: string, datum: PersonalDatum): boolean {
    return this.#personal.has(keyOf(text, datum));
  }

  isMarkingAccepted(marking: string): boolean {
    return this.#markings.has(marking);
  }
}

/** Personal data and secret markings in a text of the site or in the name of a file, whatever way they came there. */
export function checkPersonal(path: string, text: string, accepted: Accepted): Objection[] {
  const personal = findPersonalData(text)
    .filter((datum) => !accepted.isAccepted(text, datum))
    .map(({ masked }) => `个人信息“${masked}”`);
  const markings = findMarkings({ label: undefined, text })
    .filter((marking) => !accepted.isMarkingAccepted(marking))
    .filter((marking) => !(SPEAKS_OF_MARKINGS.test(path) && OUR_MARKINGS.has(marking)))
    .map((marking) => `密级或不公开的标志“${marking}”`);
  return [...new Set([...personal, ...markings])].map((what) => ({
    at: path,
    message: `要公开的文件里有${what}`,
    advice: '从内容里删去或遮住，再发布；公开的网页没有动。',
  }));
}

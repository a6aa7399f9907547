import type { Place } from './find-place.ts';
import type { KnownContent } from './audit-within.ts';

/** Who may publish a form: who published the newest form of its unit that says so, and the unit itself. */
export function knownPublishers({ unit }: Place, { forms }: KnownContent): readonly string[] {
  const published = forms
    .filter((form) => form.unit === unit.slug && form.record.publication.publisher?.trim())
    .sort((a, b) => Number(b.year) - Number(a.year));
  const [newest] = published;
  return [...new Set([...(newest ? [newest.record.publication.publisher!] : []), unit.unit.name])];
}

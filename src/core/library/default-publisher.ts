import { changeHead, headOf } from './form-head.ts';
import type { Content, FormEntry } from './library.ts';

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/**
 * Content in which every form names who publishes it: where a record does not, its unit does (`publisher` of the unit's
 * file), or the site (`publication.publisher` of `site.yaml`). The files stay as they are.
 */
export function giveDefaultPublisher(content: Content): Content {
  const ofSite = content.site.publication.publisher;
  const ofUnits = new Map(content.units.map(({ slug, unit }) => [slug, unit.publisher ?? ofSite]));
  const give = (form: FormEntry): FormEntry => {
    const publisher = ofUnits.get(form.unit) ?? ofSite;
    const { publication } = headOf(form);
    if (isBlank(publisher) || !isBlank(publication.publisher)) return form;
    return changeHead(form, { publication: { ...publication, publisher } });
  };
  return { ...content, forms: content.forms.map(give) };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { isTable } from '../core/forms/kind.ts';
import { kindOf } from '../core/forms/registry.ts';
import { formPath } from '../core/library/addresses.ts';
import { headOf } from '../core/library/form-head.ts';
import type { Content, FormEntry } from '../core/library/library.ts';
import { publicContent } from '../core/release/public-content.ts';
import { isPublic } from '../core/release/states.ts';
import { CACHES } from '../disk/caches.ts';
import { makeWorkFolder, removeWorkFolder } from '../disk/work-folder.ts';
import { gatherForm } from './gather-pages.ts';
import { printPages, type Printing } from './print-pages.ts';

/** The unit of a form by itself: what its page is made from. Of one that is not public the page is that of a preview. */
function partOf(form: FormEntry, content: Content): { content: Content; preview: boolean } {
  const forms = content.forms.filter(({ unit }) => unit === form.unit);
  const own = { ...content, forms, expected: undefined };
  const isOpen = isPublic(headOf(form), undefined);
  return isOpen ? { content: publicContent(own, undefined), preview: false } : { content: own, preview: true };
}

/**
 * Prints a form in its official layout, or what has none as its page does, as a tagged PDF.
 * @param content with every form of its unit
 * @param printing program and day
 * @throws Stopped where the browser does not
 */
export async function printForm(
  form: FormEntry,
  content: Content,
  printing: Omit<Printing, 'site'>,
): Promise<Uint8Array> {
  const { base, url } = content.site;
  const work = makeWorkFolder(CACHES.print);
  try {
    const site = join(work, 'site');
    await buildSite({ ...partOf(form, content), out: site, base, site: url, processes: 1 });
    const html = readFileSync(join(site, formPath(form), 'index.html'), 'utf8');
    return await printPages(gatherForm(html, isTable(kindOf(form.record)) ? 'sheet' : 'page', printing.today), {
      ...printing,
      site,
    });
  } finally {
    removeWorkFolder(work);
  }
}

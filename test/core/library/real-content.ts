import { join } from 'node:path';
import { buildCatalogue } from '../../../src/core/library/catalogue.ts';
import type { FormEntry } from '../../../src/core/library/library.ts';
import { loadContent } from '../../../src/io/load-content.ts';

const { content, problems } = loadContent(join(import.meta.dirname, '../../../content'), { visibility: 'all' });
if (!content) throw new Error(`the project's own content has errors: ${JSON.stringify(problems)}`);

/** The project's own content: the nine tables, three declarations and one narrative that it was made for. */
export const REAL = buildCatalogue(content);

export function realForm(id: string): FormEntry {
  const form = REAL.content.forms.find((entry) => entry.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

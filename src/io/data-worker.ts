/* A process of its own beside the build of the pages: it is sent the content in parts, then the folder to write into. */
import { join } from 'node:path';
import { buildCatalogue, type Catalogue } from '../core/library/catalogue.ts';
import type { Content, FormEntry } from '../core/library/library.ts';
import { writeDataFiles } from './write-data-files.ts';
import { writeSearchIndex } from './write-search-index.ts';

export type DataMessage =
  { readonly forms: readonly FormEntry[] } | { readonly rest: Omit<Content, 'forms'>; readonly folder: string };

const forms: FormEntry[] = [];

const indexSearch = ({ content }: Catalogue, folder: string): Promise<void> =>
  writeSearchIndex(
    {
      units: content.units.map(({ slug, unit }) => ({ slug, name: unit.name })),
      projects: Object.fromEntries(
        content.projects.map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name]),
      ),
      forms: content.forms,
    },
    join(folder, 'pagefind'),
  );

process.on('message', (message: DataMessage) => {
  if ('forms' in message) {
    forms.push(...message.forms);
    return;
  }
  const { rest, folder } = message;
  const catalogue = buildCatalogue({ ...rest, forms });
  indexSearch(catalogue, folder)
    .then(() => writeDataFiles(catalogue, folder))
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
});
// the build is gone: nobody waits for these files
process.on('disconnect', () => process.exit(1));

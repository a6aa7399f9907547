/* A process of its own beside the build of the pages: it is sent the forms in parts, then the folder to write. */
import type { FormEntry } from '../core/library/library.ts';
import { writeSearchIndex, type SearchInput } from './write-search-index.ts';

export type SearchMessage =
  { readonly forms: readonly FormEntry[] } | { readonly write: Omit<SearchInput, 'forms'>; readonly folder: string };

const forms: FormEntry[] = [];

process.on('message', (message: SearchMessage) => {
  if ('forms' in message) {
    forms.push(...message.forms);
    return;
  }
  writeSearchIndex({ ...message.write, forms }, message.folder).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// the build is gone: nobody waits for this index
process.on('disconnect', () => process.exit(1));

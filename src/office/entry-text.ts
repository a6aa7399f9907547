import { readFileSync } from 'node:fs';
import { decodeUtf8 } from '../io/decode.ts';
import { hashOf } from '../io/import/journal.ts';
import { fileOf, type KnownContent } from '../io/import/known-content.ts';
import { folderOf, type Office } from './office.ts';

/** The file of a unit or project as it is now. @param stem its path within content without the ending */
export function entryText(
  office: Office,
  known: KnownContent,
  stem: string,
): { readonly path: string; readonly text: string } | undefined {
  const path = known.paths.find((one) => one === `${stem}.yaml` || one === `${stem}.yml`);
  return path === undefined ? undefined : { path, text: decodeUtf8(readFileSync(fileOf(folderOf(office), path))) };
}

/** By it a form says which text it saw. */
export const basisOf = (text = ''): string => hashOf(text);

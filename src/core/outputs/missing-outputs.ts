import { MISSING_FORMS } from '../library/addresses.ts';
import type { Content } from '../library/library.ts';
import { viewMissing } from '../report/missing.ts';
import { digestOf, type Frame } from './frame.ts';
import { once } from './once.ts';
import { page, type Output } from './output.ts';

/** Whether the public sees what has to be published and is not. */
export const showsMissing = ({ site, expected }: Pick<Content, 'site' | 'expected'>): boolean =>
  site.publication.showMissing && expected !== undefined;

/** The page of forms that are missing, where the site shows them. */
export function listMissingPage(content: Content, frame: Frame): Output[] {
  if (!showsMissing(content)) return [];
  const units = once(() => viewMissing(content));
  return [
    page({
      ...{ route: '/missing', path: MISSING_FORMS, params: {} },
      rests: () => digestOf(units(), frame),
      make: () => ({ units: units() }),
    }),
  ];
}

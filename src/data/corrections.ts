import { createHash } from 'node:crypto';
import { kindOf } from '../core/forms/registry.ts';
import { CORRECTIONS, CORRECTIONS_FEED, formPath } from '../core/library/addresses.ts';
import type { FormEntry, WithdrawnEntry } from '../core/library/library.ts';
import { makeCorrectionFeed } from '../core/report/atom.ts';
import { viewCorrections, type CorrectionView } from '../core/report/corrections.ts';
import { recordHash, type Hash } from '../core/release/values.ts';
import { namePlace } from '../io/name-place.ts';
import { href } from './links.ts';
import { catalogue, formOf, siteConfig } from './site.ts';

const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The words for a place; of a withdrawn record, whose texts are not here, the heading alone. */
const placeWords = (id: string, path: string): string =>
  namePlace(id, path, (formOf(id) as FormEntry | undefined)?.record);

let all: readonly CorrectionView[] | undefined;
/** Every correction, newest first. */
export const allCorrections = (): readonly CorrectionView[] =>
  (all ??= viewCorrections(catalogue(), placeWords, sha256));

let byPath: ReadonlyMap<string, CorrectionView[]> | undefined;
/** The corrections of the form at a path, newest first. */
export const correctionsAt = (path: string): readonly CorrectionView[] =>
  (byPath ??= Map.groupBy(allCorrections(), ({ form }) => form.path)).get(path) ?? [];

/** SHA-256 of what a form prints. */
export const digestOf = (id: string): string => recordHash(formOf(id).record, sha256);

/** A notice with what its page says beside it. */
export interface Notice extends WithdrawnEntry {
  readonly path: string;
  readonly title: string;
  readonly projectName: string;
  readonly unitName: string;
}

export const listNotices = () =>
  (catalogue().content.withdrawn ?? []).map((entry) => {
    const node = catalogue().projects.find(({ unit, slug }) => unit === entry.unit && slug === entry.project)!;
    const path = formPath(entry);
    const notice: Notice = {
      ...entry,
      path,
      title: `${entry.year}年${kindOf(entry).name}`,
      projectName: node.project.name,
      unitName: node.owner.unit.name,
    };
    return { params: { withdrawn: path.slice(1, -1) }, props: { notice } };
  });

let byProject: ReadonlyMap<string, Notice[]> | undefined;
/** The notices of forms of a project that were public and were taken back. */
export function noticesOf({ unit, slug }: { unit: string; slug: string }): readonly Notice[] {
  const all = (): Notice[] => listNotices().map(({ props }) => props.notice);
  byProject ??= Map.groupBy(all(), (notice) => `${notice.unit}/${notice.project}`);
  return byProject.get(`${unit}/${slug}`) ?? [];
}

/** @param site the portal's address, for addresses that hold outside the page */
export const correctionFeed = (site: URL | undefined): string =>
  makeCorrectionFeed(allCorrections(), {
    title: `更正 - ${siteConfig().columnName}`,
    author: siteConfig().siteName,
    domain: siteConfig().siteDomain,
    address: (path) => (site ? new URL(href(path), site).href : href(path)),
    page: CORRECTIONS,
    self: CORRECTIONS_FEED,
  });

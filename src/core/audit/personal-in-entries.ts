import type { Content, ProseEntry } from '../library/library.ts';
import { textsByPath } from '../release/values.ts';
import { sayPersonal } from '../rules/personal-data.ts';
import { findPersonalData } from '../rules/personal-data/find-personal-data.ts';

/** Personal data in what content has beside its records. */
export interface EntryFinding {
  /** Within the content, without its ending: `units/jiedao`. */
  readonly file: string;
  /** `aliases.0`, `body` */
  readonly at: string;
  readonly message: string;
  readonly advice: string;
}

const prose = (folder: string, entries: readonly ProseEntry[]): [string, unknown][] =>
  entries.map(({ slug, data, body }) => [`${folder}/${slug}`, { ...data, body }]);

/** The contact of a unit and the foot of the pages are there to be called. */
const listEntries = ({ site, units, projects, glossary, pages, corrections = [] }: Content): [string, unknown][] => [
  ['site', { ...site, footer: undefined }],
  ...units.map(({ slug, unit }): [string, unknown] => [`units/${slug}`, { ...unit, contact: undefined }]),
  ...projects.map(({ unit, slug, project }): [string, unknown] => [`projects/${unit}/${slug}`, project]),
  ...prose('pages', pages),
  ...prose('glossary', glossary),
  ...corrections.map(({ id, correction: { former: _, ...told } }): [string, unknown] => [`corrections/${id}`, told]),
];

/** The same search as the audit's of records, in units, projects, pages, terms, corrections and settings. */
export const findPersonalInEntries = (content: Content): EntryFinding[] =>
  listEntries(content).flatMap(([file, entry]) =>
    [...textsByPath(entry)].flatMap(([at, text]) =>
      findPersonalData(text).map((datum) => ({
        ...{ file, at, message: sayPersonal(datum) },
        advice: '发布前删去，或用 * 遮住中间几位。',
      })),
    ),
  );

/** Paths of the pages below the column's base, each ending in a slash. The only place that knows the site's layout. */
interface Place {
  unit: string;
  project: string;
  year: string;
  kind: string;
}

export const HOME = '/';
export const SEARCH = '/search/';
export const GLOSSARY = '/glossary/';
export const ABOUT = '/about/';
export const YEARS = '/years/';
export const UNITS = '/units/';
export const COMPARE = '/compare/';
/** What the compare page loads of a unit (`<unit>`) or a project (`<unit>/<project>`). */
export const compareDataPath = (id: string): string => `/compare/data/${id}.json`;
export const CORRECTIONS = '/corrections/';
export const CORRECTIONS_FEED = '/corrections/feed.xml';
export const RULES_INDEX = '/rules/';
export const rulePath = (id: string): string => `/rules/${id}/`;
export const yearPath = (year: string): string => `/years/${year}/`;
export const unitPath = (unit: string): string => `/units/${unit}/`;
export const projectPath = ({ unit, slug }: { unit: string; slug: string }): string => `/units/${unit}/${slug}/`;
export const formPath = ({ unit, project, year, kind }: Place): string => `/units/${unit}/${project}/${year}/${kind}/`;
/** What a form prints, for machines and for its hash. */
export const recordPath = (id: string): string => `/records/${id}.json`;

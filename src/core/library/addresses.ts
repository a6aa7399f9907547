import { DEPARTMENT } from '../forms/subject.ts';

/** Paths of the pages below the column's base, each ending in a slash. The only place that knows the site's layout. */
interface Place {
  unit: string;
  project: string;
  year: string;
  kind: string;
}

/** What stands in addresses for a whole department. */
export const DEPARTMENT_SEGMENT = 'department';
/** Whether no project may be called so: a whole department is, and so are the years of a unit. */
export const isReserved = (slug: string): boolean => slug === DEPARTMENT_SEGMENT || /^\d{4}$/.test(slug);
/** The part of an address that stands for a project's slug or a whole department. */
export const segmentOf = (slug: string): string => (slug === DEPARTMENT ? DEPARTMENT_SEGMENT : slug);

export const HOME = '/';
export const SEARCH = '/search/';
/** What the search may offer beside what it was asked for. */
export const SEARCH_NAMES = '/search/names.json';
/** Sounds and simplified forms of characters; it comes with the code. */
export const CHARACTERS = '/characters.json';
export const GLOSSARY = '/glossary/';
export const ABOUT = '/about/';
export const YEARS = '/years/';
export const UNITS = '/units/';
/** All projects by the sound of their names. */
export const PROJECTS = '/projects/';
/** One letter of them, where they are too many for a page; a letter of too many goes on to further pages. */
export const letterPath = (letter: string, page = 1): string =>
  `${PROJECTS}${letter === '#' ? 'other' : letter.toLowerCase()}/${page > 1 ? `${page}/` : ''}`;
export const COMPARE = '/compare/';
/** What the compare page loads of a unit (`<unit>`) or a project (`<unit>/<project>`). */
export const compareDataPath = (id: string): string => `/compare/data/${id}.json`;
export const CORRECTIONS = '/corrections/';
export const correctionsFeedPath = (format: FeedFormat = 'xml'): string => `/corrections/feed.${format}`;
/** What is new, for programs that follow feeds: by sort, with what each is called, and of each unit. */
/** What was published, corrected and taken back, day by day. */
export const CHANGES = '/changes/';
/** Forms that have to be published and are not, where the site shows them. */
export const MISSING_FORMS = '/missing/';
/** Those of a district, where they are too many for one page. */
export const districtMissingPath = (district: string): string => `${MISSING_FORMS}${district}/`;
export const FEEDS = { new: '新公布', corrected: '更正', withdrawn: '撤回', all: '新公布、更正和撤回' } as const;
/** `xml`: Atom; `json`: JSON Feed. */
export type FeedFormat = 'xml' | 'json';
export const feedPath = (sort: keyof typeof FEEDS, format: FeedFormat = 'xml'): string => `/feeds/${sort}.${format}`;
export const unitFeedPath = (unit: string, format: FeedFormat = 'xml'): string => `/units/${unit}/feed.${format}`;
/** What a unit has published last, for a server to put into other pages. No page: so it is not called one. */
export const unitNewestPath = (unit: string): string => `/units/${unit}/newest.txt`;
/** All that a unit has published, for spreadsheet programs. */
export const unitDataPath = (unit: string): string => `/units/${unit}/data.xlsx`;
export const SITEMAP = '/sitemap.xml';
/** `2023`, `pages` */
export const sitemapPart = (name: string): string => `/sitemaps/${name}.xml`;
export const RULES_INDEX = '/rules/';
export const rulePath = (id: string): string => `/rules/${id}/`;
export const yearPath = (year: string): string => `/years/${year}/`;
/** A district's projects of a year. */
export const districtYearPath = (year: string, district: string): string => `/years/${year}/${district}/`;
/** What the list of a year's projects is filtered and sorted by: of all units, or of a district's. */
export const rowsPath = (page: string): string => `${page}rows.json`;
/** The units of a district, where a page cannot list all of them. */
export const districtPath = (district: string): string => `/districts/${district}/`;
/** A further page of a list. */
export const furtherPath = (page: string, number: number): string => (number > 1 ? `${page}${number}/` : page);
/** A year of a unit whose projects are too many for its own page. */
export const unitYearPath = (unit: string, year: string): string => `/units/${unit}/${year}/`;
/** The projects of a unit, for the list of the compare page. */
export const compareListPath = (unit: string): string => `/compare/lists/${unit}.json`;
/** The units of a page of a district, for the same list where units are too many for it. */
export const compareUnitsPath = (district: string, page: number): string =>
  `/compare/lists/districts/${district}-${page}.json`;
export const unitPath = (unit: string): string => `/units/${unit}/`;
export const projectPath = ({ unit, slug }: { unit: string; slug: string }): string =>
  `/units/${unit}/${segmentOf(slug)}/`;
export const formPath = ({ unit, project, year, kind }: Place): string =>
  `/units/${unit}/${segmentOf(project)}/${year}/${kind}/`;
/** A form in its official layout, for spreadsheet programs. */
export const workbookPath = (place: Place): string => `${formPath(place)}form.xlsx`;
/** References to a page or to the data, for programs that keep them. */
export const citePath = (page: string, format: 'json' | 'bib'): string => `${page}cite.${format}`;
/** What the search shows of the forms of a project. */
export const searchTextsPath = ({ unit, project }: { unit: string; project: string }): string =>
  `/search/texts/${unit}/${segmentOf(project)}.json`;
/** A blank form of a kind, to be filled in and imported. */
export const templatePath = (kind: string): string => `/data/templates/${kind}.xlsx`;
/** What a form prints, for machines and for its hash. */
export const recordPath = (id: string): string => `/records/${id}.json`;

/** The open data: downloads, what is in them, and how they may be used. */
export const DATA = '/data/';
/** How to use them, with pictures. */
export const DATA_HELP = `${DATA}help/`;
/** A blank form as a spreadsheet program draws it; it comes with the code. */
export const BLANK_FORM_PICTURE = '/pictures/blank-form.png';
/** `2023/funds.csv`, or `units.csv` of a table of all years. */
export const dataFilePath = (name: string): string => `${DATA}${name}`;

import { join } from 'node:path';
import type { Objection } from '../../core/release/check-changes.ts';
import {
  ABOUT,
  COMPARE,
  CORRECTIONS,
  CORRECTIONS_FEED,
  formPath,
  GLOSSARY,
  HOME,
  projectPath,
  recordPath,
  rulePath,
  RULES_INDEX,
  SEARCH,
  unitPath,
  UNITS,
  yearPath,
  YEARS,
} from '../../core/library/addresses.ts';
import { buildCatalogue } from '../../core/library/catalogue.ts';
import type { Content } from '../../core/library/library.ts';
import { RULES } from '../../core/rules/registry.ts';
import { listFolder } from '../folder-files.ts';

const ADVICE = '这是程序的问题，请报告；公开的网页没有动。';
const page = (path: string): string => `${path.slice(1)}index.html`;

/** Every page and file that exists because of a record, unit, project or year, and nothing else. */
function listExpected(content: Content): string[] {
  const { units, projects, years } = buildCatalogue(content);
  const { forms, withdrawn = [] } = content;
  return [
    ...[...forms, ...withdrawn].map((entry) => page(formPath(entry))),
    ...forms.map(({ id }) => recordPath(id).slice(1)),
    ...projects.map((node) => page(projectPath(node))),
    ...units.map(({ slug }) => page(unitPath(slug))),
    ...years.map((year) => page(yearPath(year))),
  ];
}

/** What each column has, whatever its content; `public/` is copied as it is. */
const FIXED: ReadonlySet<string> = new Set([
  ...[HOME, ABOUT, COMPARE, CORRECTIONS, GLOSSARY, RULES_INDEX, SEARCH, UNITS, YEARS].map(page),
  ...RULES.map(({ id }) => page(rulePath(id))),
  ...['404.html', CORRECTIONS_FEED.slice(1)],
  ...listFolder(join(import.meta.dirname, '../../../public')).files,
]);
/** Files whose names are made by the builder and the search engine, of the kinds a page may ask for. */
const NAMED_BY_TOOLS =
  /^(?:assets\/[^/]+\.(?:js|css|svg|png|jpe?g|webp|avif|woff2)|pagefind\/(?:[^/]+\/)?[^/]+\.(?:js|json|pagefind|pf_index|pf_meta|pf_fragment|pf_filter)|compare\/data\/.+\.json)$/;

/** Whether the site has exactly the pages and files its content asks for. */
export function checkRoutes(files: ReadonlySet<string>, content: Content): Objection[] {
  const expected = new Set(listExpected(content));
  const needed = [...expected, page(HOME), '404.html'];
  return [
    ...needed.filter((path) => !files.has(path)).map((at) => ({ at, message: '应有的网页没有生成', advice: ADVICE })),
    ...[...files]
      .filter((path) => !expected.has(path) && !FIXED.has(path) && !NAMED_BY_TOOLS.test(path))
      .map((at) => ({ at, message: '有一个不该公开的网页或文件', advice: ADVICE })),
  ];
}

import type { Objection } from '../../core/release/check-changes.ts';
import { formPath, projectPath, recordPath, unitPath, yearPath } from '../../core/library/addresses.ts';
import { buildCatalogue } from '../../core/library/catalogue.ts';
import type { Content } from '../../core/library/library.ts';

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

/** Pages of units, projects, forms and years below their indexes, and the records for machines. */
const OF_CONTENT = /^(?:units\/.+\/index\.html|years\/[^/]+\/index\.html|records\/.+)$/;
/** What only a preview has. */
const OF_STAFF = /^(?:staff|handbook|preview)\//;

/** Whether the site has exactly the pages its content asks for. */
export function checkRoutes(files: ReadonlySet<string>, content: Content): Objection[] {
  const expected = new Set(listExpected(content));
  return [
    ...[...expected]
      .filter((path) => !files.has(path))
      .map((at) => ({ at, message: '应有的网页没有生成', advice: ADVICE })),
    ...[...files]
      .filter((path) => OF_STAFF.test(path) || (OF_CONTENT.test(path) && !expected.has(path)))
      .map((at) => ({ at, message: '有一个不该公开的网页', advice: ADVICE })),
  ];
}

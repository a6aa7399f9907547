import { subjectAt } from '../forms/subject.ts';
import { followProject } from '../history/history.ts';
import {
  compareDataPath,
  formPath,
  projectPath,
  recordPath,
  searchTextsPath,
  segmentOf,
  workbookPath,
} from '../library/addresses.ts';
import { departmentEntry } from '../library/catalogue.ts';
import type { FormEntry, ProjectEntry, WithdrawnEntry } from '../library/library.ts';
import { printedHash, printedText } from '../release/values.ts';
import { describeProject } from '../report/compare-data.ts';
import { viewProject } from '../report/project.ts';
import { buildReport } from '../report/report.ts';
import { formHasWorkbook, formWorkbook } from '../workbook/form-workbook.ts';
import { listCitations } from './citations.ts';
import { splitFamilies } from './families.ts';
import { digestOf, keyOfForm } from './frame.ts';
import { once } from './once.ts';
import { page, type Output } from './output.ts';
import type { UnitMaker } from './unit-maker.ts';
import type { UnitSlice } from './unit-slice.ts';

const listWorkbook = (form: FormEntry, { frame }: UnitMaker): Output => ({
  ...{ sort: 'workbook', path: workbookPath(form), rests: () => keyOfForm(form, frame) },
  make: () => formWorkbook(form, frame),
});

/** The outputs of one form: its page, its data, references to it, and itself for spreadsheet programs. */
function listForm(form: FormEntry, rests: () => string, maker: UnitMaker): Output[] {
  const { unit, project, year, kind, id } = form;
  const path = formPath(form);
  const { hash, audience } = maker.frame;
  return [
    page({
      ...{
        route: '/units/[unit]/[project]/[year]/[kind]',
        path,
        params: { unit, project: segmentOf(project), year, kind },
        rests,
      },
      make: () => ({
        report: buildReport(form, maker.catalogue, maker.audit(form), audience),
        corrections: maker.correctionsAt(path),
        digest: printedHash(form, hash),
        cited: maker.cite(form),
      }),
    }),
    ...listCitations(path, rests, () => maker.cite(form)),
    {
      ...{ sort: 'data', path: recordPath(id), rests: () => keyOfForm(form, maker.frame) },
      make: () => printedText(form.record),
    },
    ...(formHasWorkbook(form) ? [listWorkbook(form, maker)] : []),
  ];
}

function listNotice(entry: WithdrawnEntry, rests: () => string, maker: UnitMaker): Output {
  const path = formPath(entry);
  return page({
    ...{ route: '/[...withdrawn]', path, params: { withdrawn: path.slice(1, -1) }, rests },
    make: () => ({ notice: maker.notice(entry), corrections: maker.correctionsAt(path) }),
  });
}

function listProject({ unit, slug }: ProjectEntry, rests: () => string, maker: UnitMaker): Output[] {
  const history = () => followProject(maker.nodeOf(slug));
  const compared: Output = {
    ...{ sort: 'data', path: compareDataPath(`${unit}/${segmentOf(slug)}`), rests },
    make: () => JSON.stringify(describeProject(history())),
  };
  return [
    page({
      ...{
        route: '/units/[unit]/[project]',
        path: projectPath({ unit, slug }),
        params: { unit, project: segmentOf(slug) },
        rests,
      },
      make: () => ({
        node: maker.nodeOf(slug),
        report: viewProject(history()),
        notices: maker.noticesOf(slug).map(({ title, path }) => ({ text: title, path })),
      }),
    }),
    compared,
  ];
}

/** The projects of a unit in families, and the whole department by itself where any form is about it. */
function splitUnit({ unit, projects, forms, withdrawn }: UnitSlice): ProjectEntry[][] {
  const hasWhole = [...forms, ...withdrawn].some(({ project }) => subjectAt(project) === 'department');
  return [...splitFamilies(projects), ...(hasWhole ? [[departmentEntry(unit)]] : [])];
}

function listFamily(family: readonly ProjectEntry[], slice: UnitSlice, maker: UnitMaker): Output[] {
  const slugs = new Set(family.map(({ slug }) => slug));
  const isOwn = ({ project }: { project: string }): boolean => slugs.has(project);
  const forms = slice.forms.filter(isOwn);
  const withdrawn = slice.withdrawn.filter(isOwn);
  const paths = new Set([...forms, ...withdrawn].map(formPath));
  const rests = once(() =>
    digestOf(
      [
        slice.unit,
        family,
        forms.map((form) => keyOfForm(form, maker.frame)),
        withdrawn,
        slice.corrections.filter(({ form }) => paths.has(form.path)),
      ],
      maker.frame,
    ),
  );
  return [
    ...family.flatMap((entry) => listProject(entry, rests, maker)),
    ...[...Map.groupBy(forms, ({ project }) => project)].map(([project, own]): Output => ({
      ...{ sort: 'search', path: searchTextsPath({ unit: slice.unit.slug, project }), rests },
      make: () => JSON.stringify(maker.textsFile(own)),
    })),
    ...forms.flatMap((form) => listForm(form, rests, maker)),
    ...withdrawn.map((entry) => listNotice(entry, rests, maker)),
  ];
}

/** The outputs of a unit's projects and forms, family by family: each rests on its family and on nothing else of the unit. */
export const listFamilies = (slice: UnitSlice, maker: UnitMaker): Output[] =>
  splitUnit(slice).flatMap((family) => listFamily(family, slice, maker));

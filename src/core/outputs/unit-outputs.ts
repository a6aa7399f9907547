import { nameOf } from '../forms/subject.ts';
import { compareDataPath, furtherPath, unitPath, unitYearPath } from '../library/addresses.ts';
import { addRows, countRows, cutPages } from '../library/districts.ts';
import { headOf } from '../library/form-head.ts';
import { describeUnit } from '../report/compare-data.ts';
import { viewUnit, type UnitReport } from '../report/unit.ts';
import { namesAndFigures, NAMES, type UnitSection } from '../search/listing.ts';
import { listProjects } from '../search/scopes.ts';
import { splitDigest, type DigestParts } from './digest-parts.ts';
import { gatherDigest } from './digest.ts';
import { listFamilies } from './family-outputs.ts';
import { listUnitFeeds } from './feed-outputs.ts';
import { digestOf, keyOfForm, type Frame } from './frame.ts';
import { once } from './once.ts';
import { page, type Output } from './output.ts';
import { tabulateUnit, type YearTables } from './unit-data.ts';
import { UnitMaker } from './unit-maker.ts';
import type { UnitSlice } from './unit-slice.ts';

export interface UnitOutputs {
  readonly slug: string;
  readonly slice: UnitSlice;
  /** A digest of all that its outputs and its digest are made from: while it is the same, so are they. */
  key(): string;
  outputs(): readonly Output[];
  digest(): DigestParts;
  /** What the search knows of the unit's forms, in their order: those of each year, and what its projects are called. */
  searched(): UnitSection[];
  /** Its rows of the open data in a year. */
  tables(year: string): YearTables;
}

/** The years of a unit that has more rows than its page lists, each on pages of its own. */
function listUnitYears(maker: UnitMaker, report: () => UnitReport, rests: () => string): Output[] {
  const { slice, frame } = maker;
  const { slug } = slice.unit;
  return [...countRows(slice.forms)].flatMap(([year, counts]) => {
    const path = unitYearPath(slug, year);
    const pages = cutPages(Array.from({ length: counts.get(slug)! }), frame.lists.most).map((_, i) =>
      furtherPath(path, i + 1),
    );
    return pages.map((one, i) =>
      page({
        ...{ route: '/units/[unit]/[...at]', path: one, rests },
        params: { unit: slug, at: one.slice(unitPath(slug).length, -1) },
        make: () => {
          const own = report().lists.find((list) => list.year === year)!;
          const rows = cutPages(own.rows, frame.lists.most)[i] ?? [];
          return { unit: maker.unit, own, rows, page: i + 1, pages };
        },
      }),
    );
  });
}

/** The pages about the unit as a whole. */
function listOwn(maker: UnitMaker, rests: () => string): Output[] {
  const { slice, frame } = maker;
  const { relations } = slice;
  const { slug } = slice.unit;
  const { grades } = frame.site;
  const { most } = frame.lists;
  const rows = addRows([...countRows(slice.forms).values()].map((counts) => counts.get(slug)!));
  const report = once(() => viewUnit(maker.unit, grades, rows > most));
  return [
    page({
      ...{ route: '/units/[unit]', path: unitPath(slug), params: { unit: slug }, rests },
      make: () => ({ unit: maker.unit, report: report(), relations }),
    }),
    ...(rows > most ? listUnitYears(maker, report, rests) : []),
    {
      ...{ sort: 'data', path: compareDataPath(slug), rests },
      make: () => JSON.stringify(describeUnit(maker.unit, grades)),
    },
  ];
}

/** Everything that is made from one unit's records, and the digest that lists of several units are made from. */
export function listUnitOutputs(slice: UnitSlice, frame: Frame): UnitOutputs {
  const { unit: entry, relations, projects, forms, withdrawn, corrections, years } = slice;
  const maker = new UnitMaker(slice, frame);
  const { tables, gather } = tabulateUnit(maker);
  const keys = once(() => [entry, projects, withdrawn, forms.map((form) => keyOfForm(form, frame)), relations]);
  const searched = (): UnitSection[] => {
    const years = [...Map.groupBy(forms, ({ year }) => year)];
    const projects = listProjects([entry.slug], forms);
    return [
      ...years.map(([name, own]) => ({ name, texts: own.map((form) => maker.texts(form)) })),
      { name: NAMES, texts: projects.map((project) => namesAndFigures(maker.textsFile(project.forms))) },
    ];
  };
  /** Of all that a search shows of the forms. */
  const hashTexts = () =>
    digestOf([searched(), forms.map((form) => [form.id, nameOf(headOf(form)), headOf(form).grade])], frame);
  return {
    slug: entry.slug,
    slice,
    key: once(() => digestOf([keys(), years, corrections], frame)),
    outputs: once(() => [
      ...listFamilies(slice, maker),
      ...listOwn(
        maker,
        once(() => digestOf(keys(), frame)),
      ),
      ...listUnitFeeds(slice, frame),
    ]),
    searched,
    digest: once(() => {
      const audits = forms.map((form) => maker.audit(form));
      const digest = gatherDigest(maker.unit, audits, years, frame.audience, gather());
      return splitDigest({ ...digest, texts: hashTexts() }, frame);
    }),
    tables,
  };
}

import {
  ABOUT,
  COMPARE,
  CORRECTIONS,
  DATA_HELP,
  GLOSSARY,
  HOME,
  rulePath,
  RULES_INDEX,
  SEARCH,
  templatePath,
  UNITS,
  yearPath,
  YEARS,
} from '../library/addresses.ts';
import { joinChoices } from '../report/compare-list.ts';
import { joinHome, joinKinds, joinYears } from '../report/home.ts';
import { viewRule, viewRules } from '../report/rules.ts';
import { joinYear } from '../report/year.ts';
import { RULES } from '../rules/registry.ts';
import { TEMPLATE_KINDS, templateWorkbook } from '../workbook/template.ts';
import type { OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import { page, type Output, type PageViews } from './output.ts';

/** A correction is news, a long list of them is not. */
const NEWS = 5;

interface PagePlace<R extends keyof PageViews> {
  readonly route: R;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Makes pages that are joined of the digests of all units. */
const joinWith =
  (digests: () => readonly OpenDigest[], frame: Frame) =>
  /** @param parts of the digests that the page is made from, and of no others @param also what else it rests on */
  <R extends keyof PageViews>(
    place: PagePlace<R>,
    parts: readonly string[],
    make: (digests: readonly OpenDigest[]) => PageViews[R],
    also: unknown = null,
  ): Output =>
    page<R>({
      params: {},
      ...place,
      rests: () => digestOf([digests().map((one) => parts.map((part) => one.key(part))), also], frame),
      make: () => make(digests()),
    });
type Join = ReturnType<typeof joinWith>;

function listYear(year: string, before: string | undefined, join: Join): Output {
  return join(
    { route: '/years/[year]', path: yearPath(year), params: { year } },
    [`years/${year}`, 'hasProjects'],
    (digests) => {
      const isOfSeveral = digests.filter(({ hasProjects }) => hasProjects).length > 1;
      const parts = digests.flatMap(({ years }) => years[year] ?? []);
      return { report: joinYear(parts, year, before, isOfSeveral) };
    },
    before,
  );
}

const partsOfRules = (digests: readonly OpenDigest[]) => digests.map(({ rules }) => rules);

function listRules({ audience }: Frame, join: Join): Output[] {
  const all = RULES.map(({ id }) => `rules/${id}`);
  return [
    join({ route: '/rules', path: RULES_INDEX }, all, (digests) => ({
      families: viewRules(partsOfRules(digests), audience),
    })),
    ...RULES.map((rule) =>
      join(
        { route: '/rules/[id]', path: rulePath(rule.id), params: { id: rule.id } },
        [`rules/${rule.id}`],
        (digests) => ({ view: viewRule(rule, partsOfRules(digests), audience) }),
      ),
    ),
  ];
}

/** The search page: its choices are few, whatever the lists are that they are gathered from. */
function listSearchPage(years: readonly string[], digests: () => readonly OpenDigest[], frame: Frame): Output {
  const view = () => ({
    years,
    units: digests().map(({ unit }) => unit),
    kinds: joinKinds(digests().map(({ home }) => home)).map(({ id, name }) => ({ id, name })),
    grades: [...new Set(digests().flatMap(({ grades }) => grades))].sort(),
  });
  return page({ route: '/search', path: SEARCH, params: {}, rests: () => digestOf(view(), frame), make: view });
}

function listCorrections(frame: Frame): Output {
  const { corrections } = frame;
  const rests = (): string => digestOf(corrections, frame);
  return page({ route: '/corrections', path: CORRECTIONS, params: {}, rests, make: () => ({ corrections }) });
}

/** Blank forms, of which only the code makes others. */
const listTemplates = (): Output[] =>
  TEMPLATE_KINDS.map((kind) => ({
    ...{ sort: 'workbook', path: templatePath(kind.id), rests: () => '' },
    make: () => templateWorkbook(kind),
  }));

/** Pages that rest on the frame alone. */
function listFixed(frame: Frame): Output[] {
  const { glossary, pages } = frame;
  const about = pages.find(({ slug }) => slug === 'about')!;
  const fixed = { params: {}, rests: () => '' };
  return [
    page({ ...fixed, route: '/404', path: '/404.html', make: () => ({}) }),
    page({ ...fixed, route: '/about', path: ABOUT, make: () => ({ page: about }) }),
    page({ ...fixed, route: '/data/help', path: DATA_HELP, make: () => ({}) }),
    page({ ...fixed, route: '/glossary', path: GLOSSARY, make: () => ({ terms: glossary }) }),
  ];
}

/**
 * The outputs that are made from the digests of all units.
 * @param years in which any unit has a form, oldest first
 * @param digests asked for only where an output is made or its key is wanted
 */
export function listIndexOutputs(
  years: readonly string[],
  digests: () => readonly OpenDigest[],
  frame: Frame,
): Output[] {
  const join = joinWith(digests, frame);
  const homesOf = (all: readonly OpenDigest[]) => all.map(({ home }) => home);
  const corrected = frame.corrections.slice(0, NEWS);
  return [
    join({ route: '/', path: HOME }, ['home'], (all) => ({ home: joinHome(homesOf(all)), corrected }), corrected),
    join({ route: '/years', path: YEARS }, ['home'], (all) => ({ years: joinYears(homesOf(all), years) }), years),
    ...years.map((year, i) => listYear(year, years[i - 1], join)),
    join({ route: '/units', path: UNITS }, ['home'], (all) => ({ units: homesOf(all) })),
    join({ route: '/compare', path: COMPARE }, ['choices'], (all) => ({
      choices: joinChoices(all.map(({ choices }) => choices)),
    })),
    listSearchPage(years, digests, frame),
    ...listRules(frame, join),
    listCorrections(frame),
    ...listFixed(frame),
    ...listTemplates(),
  ];
}

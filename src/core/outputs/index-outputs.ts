import {
  ABOUT,
  COMPARE,
  CORRECTIONS,
  CORRECTIONS_FEED,
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
import { makeCorrectionFeed } from '../report/atom.ts';
import { joinChoices } from '../report/compare-list.ts';
import { joinHome, joinKinds, joinYears } from '../report/home.ts';
import { viewRule, viewRules } from '../report/rules.ts';
import { joinYear } from '../report/year.ts';
import { RULES } from '../rules/registry.ts';
import { TEMPLATE_KINDS, templateWorkbook } from '../workbook/template.ts';
import type { UnitDigest } from './digest.ts';
import { digestOf, type Frame } from './frame.ts';
import { page, type Output, type PageViews } from './output.ts';

/** A correction is news, a long list of them is not. */
const NEWS = 5;

/** A page that is made from a slice and from nothing else. */
function sliced<R extends keyof PageViews, S>(
  place: { readonly route: R; readonly path: string; readonly params?: Readonly<Record<string, string>> },
  slice: () => S,
  frame: Frame,
  make: (slice: S) => PageViews[R],
): Output {
  return page<R>({
    params: {},
    ...place,
    rests: () => digestOf(slice(), frame),
    make: () => make(slice()),
  });
}

function listYear(
  year: string,
  before: string | undefined,
  digests: () => readonly UnitDigest[],
  frame: Frame,
): Output {
  return sliced(
    { route: '/years/[year]', path: yearPath(year), params: { year } },
    () => ({
      parts: digests().flatMap(({ years }) => years[year] ?? []),
      before,
      isOfSeveral: digests().filter(({ hasProjects }) => hasProjects).length > 1,
    }),
    frame,
    ({ parts, isOfSeveral }) => ({ report: joinYear(parts, year, before, isOfSeveral) }),
  );
}

function listRules(digests: () => readonly UnitDigest[], frame: Frame): Output[] {
  const { audience } = frame;
  const parts = () => digests().map(({ rules }) => rules);
  return [
    sliced({ route: '/rules', path: RULES_INDEX }, parts, frame, (own) => ({ families: viewRules(own, audience) })),
    ...RULES.map((rule) =>
      sliced(
        { route: '/rules/[id]', path: rulePath(rule.id), params: { id: rule.id } },
        () => parts().map((part) => (part[rule.id] ? { [rule.id]: part[rule.id]! } : {})),
        frame,
        (own) => ({ view: viewRule(rule, own, audience) }),
      ),
    ),
  ];
}

function listCorrections(frame: Frame): Output[] {
  const { corrections, site, address } = frame;
  const rests = (): string => digestOf(corrections, frame);
  const { siteName: author, siteDomain: domain } = site;
  const title = `更正 - ${site.columnName}`;
  const place = { title, author, domain, address, page: CORRECTIONS, self: CORRECTIONS_FEED };
  return [
    page({ route: '/corrections', path: CORRECTIONS, params: {}, rests, make: () => ({ corrections }) }),
    { sort: 'feed', path: CORRECTIONS_FEED, rests, make: () => makeCorrectionFeed(corrections, place) },
  ];
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
  digests: () => readonly UnitDigest[],
  frame: Frame,
): Output[] {
  const homes = () => digests().map(({ home }) => home);
  const corrected = frame.corrections.slice(0, NEWS);
  return [
    sliced(
      { route: '/', path: HOME },
      () => ({ parts: homes(), corrected }),
      frame,
      ({ parts }) => ({
        home: joinHome(parts),
        corrected,
      }),
    ),
    sliced({ route: '/years', path: YEARS }, homes, frame, (parts) => ({ years: joinYears(parts, years) })),
    ...years.map((year, i) => listYear(year, years[i - 1], digests, frame)),
    sliced({ route: '/units', path: UNITS }, homes, frame, (units) => ({ units })),
    sliced(
      { route: '/compare', path: COMPARE },
      () => digests().map(({ choices }) => choices),
      frame,
      (parts) => ({ choices: joinChoices(parts) }),
    ),
    sliced(
      { route: '/search', path: SEARCH },
      () => ({
        years,
        units: digests().map(({ unit }) => unit),
        kinds: joinKinds(homes()).map(({ id, name }) => ({ id, name })),
        grades: [...new Set(digests().flatMap(({ grades }) => grades))].sort(),
      }),
      frame,
      (own) => own,
    ),
    ...listRules(digests, frame),
    ...listCorrections(frame),
    ...listFixed(frame),
    ...listTemplates(),
  ];
}

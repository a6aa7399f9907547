import {
  ABOUT,
  CORRECTIONS,
  DATA_HELP,
  districtPath,
  furtherPath,
  GLOSSARY,
  HOME,
  rulePath,
  RULES_INDEX,
  SEARCH,
  templatePath,
  UNITS,
  YEARS,
} from '../library/addresses.ts';
import { cutPages } from '../library/districts.ts';
import type { UnitEntry } from '../library/library.ts';
import { joinHome, joinKinds, joinYears } from '../report/home.ts';
import { viewRule, viewRules } from '../report/rules.ts';
import { RULES } from '../rules/registry.ts';
import { TEMPLATE_KINDS, templateWorkbook } from '../workbook/template.ts';
import { listCompare } from './compare-outputs.ts';
import type { OpenDigest } from './digest-parts.ts';
import { listDistrictOutputs } from './district-outputs.ts';
import { digestOf, type Frame } from './frame.ts';
import { joinWith, type Join } from './join-digests.ts';
import type { ListPlan } from './list-plan.ts';
import { page, type DistrictLink, type Output } from './output.ts';
import { listYears } from './year-outputs.ts';

/** A correction is news, a long list of them is not. */
const NEWS = 5;

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
    // of more the page lists those of the forms that are searched
    units: digests().length > frame.lists.most ? [] : digests().map(({ unit }) => unit),
    kinds: joinKinds(digests().map(({ home }) => home)).map(({ id, name }) => ({ id, name })),
    grades: [...new Set(digests().flatMap(({ grades }) => grades))].sort(),
  });
  return page({ route: '/search', path: SEARCH, params: {}, rests: () => digestOf(view(), frame), make: view });
}

/** Corrections on a page: each is a dozen elements. */
const CORRECTIONS_A_PAGE = 150;

function listCorrections(frame: Frame): Output[] {
  const parts = cutPages(frame.corrections, CORRECTIONS_A_PAGE);
  const pages = parts.map((_, i) => furtherPath(CORRECTIONS, i + 1));
  return pages.map((path, i) => {
    const corrections = parts[i]!;
    const from = frame.corrections.length - i * CORRECTIONS_A_PAGE;
    const one = {
      ...{ path, rests: () => digestOf([corrections, from, pages.length], frame) },
      make: () => ({ corrections, from, page: i + 1, pages }),
    };
    return i === 0
      ? page({ ...one, route: '/corrections', params: {} })
      : page({ ...one, route: '/corrections/[...at]', params: { at: String(i + 1) } });
  });
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

const linkDistricts = ({ districts }: ListPlan): DistrictLink[] =>
  districts.map(({ slug, name, units }) => ({ text: name, path: districtPath(slug), units: units.length }));

/**
 * The outputs that are made from the digests of all units.
 * @param years in which any unit has a form, oldest first
 * @param digests asked for only where an output is made or its key is wanted
 */
export function listIndexOutputs(
  years: readonly string[],
  { plan, units }: { readonly plan: ListPlan; readonly units: readonly UnitEntry[] },
  digests: () => readonly OpenDigest[],
  frame: Frame,
): Output[] {
  const join = joinWith(digests, frame);
  const homesOf = (all: readonly OpenDigest[]) => all.map(({ home }) => home);
  const corrected = frame.corrections.slice(0, NEWS);
  return [
    join(
      { route: '/', path: HOME },
      ['home'],
      (all) => ({ home: joinHome(homesOf(all)), districts: linkDistricts(plan), corrected }),
      [corrected, linkDistricts(plan)],
    ),
    join({ route: '/years', path: YEARS }, ['home'], (all) => ({ years: joinYears(homesOf(all), years) }), years),
    ...listYears(years, plan, digests, frame),
    ...listDistrictOutputs(years, plan, digests, frame),
    join(
      { route: '/units', path: UNITS },
      ['home'],
      (all) => ({ units: homesOf(all), districts: linkDistricts(plan), isLong: all.length > plan.most }),
      plan.districts.map(({ slug, name }) => [slug, name]),
    ),
    ...listCompare(units, plan, digests, join, frame),
    listSearchPage(years, digests, frame),
    ...listRules(frame, join),
    ...listCorrections(frame),
    ...listFixed(frame),
    ...listTemplates(),
  ];
}

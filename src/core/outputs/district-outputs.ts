import { districtPath, furtherPath } from '../library/addresses.ts';
import { cutPages } from '../library/districts.ts';
import { joinYears } from '../report/home.ts';
import type { OpenDigest } from './digest-parts.ts';
import type { Frame } from './frame.ts';
import { joinWith } from './join-digests.ts';
import type { ListPlan } from './list-plan.ts';
import type { Output } from './output.ts';

/** The pages of districts: their units, and what these have in each year. */
export function listDistrictOutputs(
  years: readonly string[],
  plan: ListPlan,
  digests: () => readonly OpenDigest[],
  frame: Frame,
): Output[] {
  return plan.districts.flatMap(({ slug, name, units }) => {
    const own = new Set(units.map((unit) => unit.slug));
    const join = joinWith(() => digests().filter(({ unit }) => own.has(unit.slug)), frame);
    const path = districtPath(slug);
    const pages = cutPages(units, plan.most).map((_, i) => furtherPath(path, i + 1));
    const links = Object.fromEntries(years.map((year) => [year, plan.yearPathOf(year, slug)]));
    return pages.map((one, i) =>
      join(
        { route: '/districts/[...at]', path: one, params: { at: one.slice('/districts/'.length, -1) } },
        ['home'],
        (all) => ({
          ...{ name, page: i + 1, pages, links },
          years: joinYears(
            all.map(({ home }) => home),
            years,
          ).filter(({ forms }) => forms > 0),
          units: (cutPages(all, plan.most)[i] ?? []).map(({ home }) => home),
        }),
        [name, years, links, pages],
      ),
    );
  });
}

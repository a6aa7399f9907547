import { listExpected, type ExpectedForm } from '../expected/completeness.ts';
import { findKind } from '../forms/registry.ts';
import { buildCatalogue } from '../library/catalogue.ts';
import type { Content } from '../library/library.ts';

/** A form that a unit had to publish and has not. */
export interface MissingRow {
  readonly year: string;
  readonly kind: string;
  /** Undefined where no project is named, or the form is about the whole department. */
  readonly project: string | undefined;
  /** `2024-06-30`; undefined where no day is set. */
  readonly due: string | undefined;
}

export interface UnitMissing {
  readonly slug: string;
  readonly name: string;
  /** Forms on the list of what has to be published. */
  readonly wanted: number;
  /** Of them those that are not public, the earliest last day first. */
  readonly rows: readonly MissingRow[];
}

/** The forms that have to be published, public or not. */
const listWanted = (content: Content): ExpectedForm[] =>
  listExpected(buildCatalogue(content), undefined).filter(({ isExpected }) => isExpected);

const isMissing = ({ standing }: ExpectedForm): boolean => standing === 'missing';

/** The forms that have to be published and are not public. */
export const listMissing = (content: Content): ExpectedForm[] => listWanted(content).filter(isMissing);

const byDay = (a: MissingRow, b: MissingRow): number => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1);

/** Units with what they had to publish, and what of it is not there. */
export function viewMissing(content: Content): UnitMissing[] {
  return [...Map.groupBy(listWanted(content), ({ unit }) => unit)].map(([{ slug, unit }, own]) => ({
    slug,
    name: unit.name,
    wanted: own.length,
    rows: own
      .filter(isMissing)
      .map(({ year, kind, project, due }) => ({
        year,
        kind: findKind(kind)!.name,
        project: project?.project.name,
        due,
      }))
      .sort(byDay),
  }));
}

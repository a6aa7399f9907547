import type { FormAudit } from '../audit/finding.ts';
import type { UnitNode } from '../library/catalogue.ts';
import type { UnitEntry } from '../library/library.ts';
import type { Audience } from '../report/checks.ts';
import { gatherChoices, type UnitChoices } from '../report/compare-list.ts';
import { gatherHome, type HomePart } from '../report/home.ts';
import { gatherRules, type RuleParts } from '../report/rules.ts';
import { gatherRows, gatherYear, type YearPart, type YearRows } from '../report/year.ts';
import { namesIn } from '../search/names.ts';
import type { UnitData } from './unit-data.ts';

/**
 * The small exact summary of a unit that lists of several units are made from; plain data, so that it can be kept. Figures
 * are texts, sums exact decimals.
 */
export interface UnitDigest {
  readonly unit: UnitEntry;
  readonly hasProjects: boolean;
  readonly home: HomePart;
  /** By year; of the years in which the unit, or in the year before, has a form. */
  readonly years: Readonly<Record<string, YearPart>>;
  /** By year with a form of the unit: not all pages of a year have its rows. */
  readonly rows: Readonly<Record<string, YearRows>>;
  readonly choices: UnitChoices;
  /** As printed, each once. */
  readonly grades: readonly string[];
  readonly rules: RuleParts;
  /** Names of the indicators, each once. */
  readonly names: readonly string[];
  /** A hash of what the search shows of the unit's forms. */
  readonly texts: string;
  readonly data: UnitData;
}

const gradeOf = ({ form: { record } }: FormAudit): string => ('grade' in record && record.grade) || '';

/** @param audits of the unit's forms, in the order of their ids @param years of all units, oldest first */
export function gatherDigest(
  node: UnitNode,
  audits: readonly FormAudit[],
  years: readonly string[],
  audience: Audience,
  data: UnitData,
): Omit<UnitDigest, 'texts'> {
  const parts = years.flatMap((year, i): [string, YearPart][] => {
    const before = years[i - 1];
    const concerns = [year, before].some((one) => one !== undefined && node.years.includes(one));
    return concerns ? [[year, gatherYear(node, year, before)]] : [];
  });
  return {
    unit: { slug: node.slug, unit: node.unit },
    hasProjects: node.projects.length > 0,
    home: gatherHome(node),
    years: Object.fromEntries(parts),
    rows: Object.fromEntries(node.years.map((year) => [year, gatherRows(node, year)])),
    choices: gatherChoices(node),
    grades: [...new Set(audits.map(gradeOf))].filter(Boolean),
    rules: gatherRules(audits, audience),
    names: namesIn(audits.map(({ form }) => form.record)),
    data,
  };
}

import type { Point } from '../charts/spec.ts';

/*
 * What the compare page loads: one file a project or unit, strings as printed and decimals as strings. The browser compares
 * without arithmetic, so nothing here needs the decimals.
 */
export const COMPARED = ['initial', 'adjusted', 'executed', 'rate', 'score'] as const;
export type ComparedKey = (typeof COMPARED)[number];

/** A figure, or why there is none. Money in 元. */
export type ComparedFigure = Point | { readonly gap: string };
export const isStated = (figure: ComparedFigure): figure is Point => 'value' in figure;

export interface ComparedIndicator {
  readonly name: string;
  /** The name as names are matched, where that differs. */
  readonly key?: string;
  readonly unit: string;
  readonly target: string;
  /** The result; empty where no closing form states one. */
  readonly actual: string;
  readonly verdict: string;
}

export interface Origin {
  /** What the figures are from: `绩效自评表`, `3个项目的合计`. */
  readonly from: string;
  /** The project whose forms these are, where that is an earlier one that the item goes on from. */
  readonly forebear?: { readonly id: string; readonly name: string };
}

export interface ComparedYear extends Origin {
  readonly year: string;
  /** What adjusted, executed and rate are for, without the year: equal where they can be compared. */
  readonly period: string;
  readonly figures: Readonly<Record<ComparedKey, ComparedFigure>>;
  readonly grade: string;
  readonly indicators: readonly ComparedIndicator[];
}

export interface ComparedItem {
  /** `unit/project`, `unit/department`, or `unit`. */
  readonly id: string;
  /** What its money is that of: one project, the sum of a unit's projects, or a whole department. */
  readonly level: 'project' | 'unit' | 'department';
  readonly name: string;
  /** The unit's name for a project; empty for a unit itself and for a whole department. */
  readonly owner: string;
  /** Path below the base. */
  readonly path: string;
  /** Projects that it is a part of, however far up. */
  readonly within: readonly string[];
  readonly years: readonly ComparedYear[];
  /** Years between its first and last without any figures. */
  readonly silent: readonly string[];
}

import { explainNothing } from '../explain/nothing.ts';
import type { Amount } from '../figures/amount.ts';
import { sum, type Exact } from '../figures/decimal.ts';
import { isMissing } from '../figures/missing.ts';
import { kindOf } from '../forms/registry.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { isGap, type Cell, type MoneyKey } from './cell.ts';
import { findHeirsWithin } from './lineage.ts';
import { labelOfPoint, MONEY_KEYS, pointOf } from './points.ts';
import { quote } from './print-value.ts';
import { lastWord } from './year-figures.ts';

/** A figure that a sum rests on. */
export interface Summand {
  readonly node: ProjectNode;
  readonly amount: Amount;
  readonly cell: Cell;
  /** False where the year's last word is not its closing form: the figure is one of the tracked months or of a plan. */
  readonly isWhole: boolean;
}

/** A project that a sum does without, and why: `“社区党建”已含在“党群综合服务”里`. */
export interface LeftOut {
  readonly node: ProjectNode;
  readonly reason: 'in-parent' | 'in-successor' | 'missing' | 'no-form';
  readonly words: string;
}

/** A sum in 元, exact; `yuan` is undefined where it rests on nothing, which is not 0. */
export interface RollUpFigure {
  readonly yuan: Exact | undefined;
  readonly rests: readonly Summand[];
  readonly leftOut: readonly LeftOut[];
}

export type RollUp = { readonly year: string } & Readonly<Record<MoneyKey, RollUpFigure>>;

/** A project's money in a year, if its last word states it. */
function findSummand(node: ProjectNode, year: string, key: MoneyKey): Summand | undefined {
  const form = lastWord(node.forms, year);
  if (!form) return undefined;
  const { figure, cell } = pointOf(form, key);
  if (!cell || isGap(figure) || isMissing(figure)) return undefined;
  return { node, amount: figure, cell, isWhole: kindOf(form.record).stage === 'final' };
}

const named = ({ project }: ProjectNode): string => quote(project.name);

/** Why a project that states nothing is left out; undefined where the year is not one of its years at all. */
function explainSilence(node: ProjectNode, year: string, key: MoneyKey, byParts: boolean): LeftOut | undefined {
  const form = lastWord(node.forms, year);
  const instead = byParts ? '，改用二级构成的数' : '';
  if (form) {
    const { figure } = pointOf(form, key);
    const why = isMissing(figure) ? explainNothing(labelOfPoint(form, key), figure) : '没有数';
    return { node, reason: 'missing', words: `${named(node)}的${kindOf(form.record).name}：${why}${instead}` };
  }
  const [first, last] = [node.years[0], node.years.at(-1)];
  if (first === undefined || last === undefined || year < first || year > last) return undefined;
  const words = node.years.includes(year) ? '没有列金额的表' : '没有任何表';
  return { node, reason: 'no-form', words: `${named(node)}${year}年${words}${instead}` };
}

function addUp(nodes: readonly ProjectNode[], year: string, key: MoneyKey): RollUpFigure {
  const stated = new Map(nodes.map((node) => [node, findSummand(node, year, key)]));
  const speakerAbove = (node: ProjectNode): ProjectNode | undefined => {
    for (let above = node.parent; above; above = above.parent) if (stated.get(above)) return above;
    return undefined;
  };
  const rests: Summand[] = [];
  const leftOut: LeftOut[] = [];
  const replaced = new Set<ProjectNode>();
  for (const [node, summand] of stated) {
    const above = speakerAbove(node);
    const heir = above || !summand ? undefined : findHeirsWithin(node, year).find((other) => stated.get(other));
    if (heir) {
      leftOut.push({ node, reason: 'in-successor', words: `${named(node)}当年由${named(heir)}接续，以后者的数为准` });
      continue;
    }
    if (above && node.years.includes(year))
      leftOut.push({ node, reason: 'in-parent', words: `${named(node)}已含在${named(above)}里` });
    if (above || !summand) continue;
    rests.push(summand);
    for (let up = node.parent; up; up = up.parent) replaced.add(up);
  }
  for (const [node, summand] of stated) {
    const silent = summand || speakerAbove(node) ? undefined : explainSilence(node, year, key, replaced.has(node));
    if (silent) leftOut.push(silent);
  }
  return { yuan: rests.length ? sum(rests.map(({ amount }) => amount.yuan)) : undefined, rests, leftOut };
}

/**
 * The year's money of several projects added up, each amount from the form that speaks last. No figure is counted twice: a
 * 二级构成 is left out wherever a project above it, among those given, states the same figure; where that one leaves it
 * blank, its parts stand in; a project whose year was handed over to a successor leaves the figure to that one. Given a
 * project's parts alone (`rollUp(node.children, year)`), they are added to one sum.
 */
export function rollUp(projects: readonly ProjectNode[], year: string): RollUp {
  const nodes = [...new Set(projects)];
  const [initial, adjusted, executed] = MONEY_KEYS.map((key) => addUp(nodes, year, key));
  return { year, initial: initial!, adjusted: adjusted!, executed: executed! };
}

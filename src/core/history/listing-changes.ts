import { readingOf } from '../forms/registry.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import { cellOf, makeChange, nameForm } from './indicator-changes.ts';
import type { IndicatorLine } from './indicator-lines.ts';
import { listOffshoots, type LineForm } from './lineage.ts';
import type { Change } from './change.ts';
import type { Ancestor, Stop } from './model.ts';
import { printValue, quote } from './print-value.ts';
import { knownName } from './same-indicator.ts';

const lists = (node: ProjectNode, year: string, name: string): boolean =>
  node.forms
    .filter((form) => form.year === year)
    .flatMap((form) => readingOf(form.record).indicators)
    .some(({ row }) => knownName(node, row.name) === knownName(node, name));

/**
 * Where an indicator went that its project no longer has: to another that goes on from the same predecessor, or to its
 * 二级构成, its parent or one that was split off, if that one did not have it before.
 */
function findNewHome({ name, form }: Stop, gone: LineForm, ancestors: readonly Ancestor[]): string | undefined {
  const split = ancestors.find(({ node }) => node.slug === form.project && node !== gone.node);
  const { parent, children } = gone.node;
  const offshoots = listOffshoots(gone.node, form.year, gone.form.year);
  const relatives = [...(parent ? [parent] : []), ...children, ...offshoots].filter(
    (one) => !lists(one, form.year, name),
  );
  const home = [...(split?.sharedWith ?? []), ...relatives].find((other) => lists(other, gone.form.year, name));
  return home && `${home.slug === form.project ? '留在' : '移到'}项目${quote(home.project.name)}`;
}

function tellAdded(stop: Stop, before: LineForm, isBack: boolean): Change {
  const short = isBack ? '恢复' : '新增';
  const target = printValue(stop.row.target);
  return makeChange({
    kind: isBack ? 'restored' : 'added',
    year: stop.form.year,
    indicator: stop.name,
    words: `${short}${quote(stop.name)}，目标${target}（${nameForm(before.form)}没有，${nameForm(stop.form)}有）。`,
    short,
    form: stop.form,
    isWithinYear: before.form.year === stop.form.year,
    after: cellOf(stop, 'name'),
  });
}

function tellGone(last: Stop, gone: LineForm, ancestors: readonly Ancestor[]): Change {
  const isMidway = gone.kind.stage === 'midway';
  const home = isMidway ? undefined : findNewHome(last, gone, ancestors);
  const short = home ?? (isMidway ? '年中没有跟踪' : '取消');
  const isDropped = !home && !isMidway;
  const words = isDropped
    ? `取消${quote(last.name)}，原目标${printValue(last.row.target)}`
    : `${quote(last.name)}${short}`;
  return makeChange({
    kind: home ? 'moved-project' : isMidway ? 'untracked' : 'dropped',
    year: gone.form.year,
    indicator: last.name,
    words: `${words}（${nameForm(last.form)}有，${nameForm(gone.form)}没有）。`,
    short,
    form: gone.form,
    isWithinYear: last.form.year === gone.form.year,
    before: cellOf(last, 'name'),
  });
}

/**
 * When an indicator came, went and came back. `listing` are the forms that list any indicators. A mid-year form that leaves
 * one out does not cancel it, unless the year's last form does not have it either.
 */
export function compareListings(
  line: IndicatorLine,
  listing: readonly LineForm[],
  ancestors: readonly Ancestor[],
): Change[] {
  const byForm = new Map(line.stops.map((stop) => [stop.form, stop]));
  const changes: Change[] = [];
  let last: Stop | undefined;
  let pending: Change | undefined;
  let isGone = false;
  for (const [i, at] of listing.entries()) {
    const stop = byForm.get(at.form);
    if (stop) {
      if (i > 0 && (!last || isGone)) changes.push(tellAdded(stop, listing[i - 1]!, isGone));
      if (pending) changes.push(pending);
      [last, pending, isGone] = [stop, undefined, false];
    } else if (last && !isGone) {
      const change = tellGone(last, at, ancestors);
      isGone = change.kind !== 'untracked';
      if (isGone) changes.push(change);
      pending = isGone ? undefined : change;
    }
  }
  return pending ? [...changes, pending] : changes;
}

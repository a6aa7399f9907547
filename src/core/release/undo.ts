import type { FormRecord } from '../forms/registry.ts';
import type { Correction } from './correction.ts';
import { guardedPart, isOrder } from './guarded.ts';
import { canonicalText, printedPart, type Hash } from './values.ts';

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
/** Members named by the form itself: their names may hold dots. */
const NAMED_FREELY = new Set(['extra', 'labels']);

/** The member of a node that a path leads through: the longest of its names that the path begins with. */
function firstStep(node: Node, path: string, isFree: boolean): string {
  const known = Object.keys(node).filter((key) => path === key || path.startsWith(`${key}.`));
  const longest = known.toSorted((a, b) => b.length - a.length)[0];
  return longest ?? (isFree ? path : path.split('.')[0]!);
}

const isEmpty = (value: unknown): boolean => isNode(value) && Object.keys(value).length === 0;

function remove(node: Node, key: string): void {
  if (Array.isArray(node)) node.splice(Number(key), 1);
  else Reflect.deleteProperty(node, key);
}

/** Puts a text to its place, or takes it away with what was only there to hold it. */
function setText(node: Node, path: string, text: string | undefined, prunes: boolean, isFree = false): void {
  const key = firstStep(node, path, isFree);
  const rest = path.slice(key.length + 1);
  if (rest === '') {
    if (text === undefined) remove(node, key);
    else node[key] = text;
    return;
  }
  if (!isNode(node[key])) {
    if (text === undefined) return;
    node[key] = /^\d+(?:\.|$)/.test(rest) && !NAMED_FREELY.has(key) ? [] : {};
  }
  const inner = node[key] as Node;
  setText(inner, rest, text, prunes, NAMED_FREELY.has(key));
  if (prunes && text === undefined && isEmpty(inner)) remove(node, key);
}

/** Gives the members of a node the order in which a text names them. */
function setOrder(node: Node, path: string, order: string | undefined): void {
  const own = path.split('.').reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), node);
  if (!isNode(own) || order === undefined) return;
  const sorted = Object.entries(own).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  for (const key of Object.keys(own)) Reflect.deleteProperty(own, key);
  Object.assign(own, Object.fromEntries(sorted));
}

/** What a record said before its corrections, the last taken back first. */
function undo(part: Node, entries: readonly Correction[], prunes: boolean): Node {
  const said = structuredClone(part);
  const back = entries.toReversed();
  // rows are taken away from the end, or those after them would change places
  for (const { path, old } of back.filter(({ path: at }) => !isOrder(at))) setText(said, path, old, prunes);
  for (const { path, old } of back.filter(({ path: at }) => isOrder(at))) setOrder(said, path, old);
  return said;
}

/**
 * Whether entries lead from a record that is only known by its hash to what it says now: taken back one by one they give
 * what has that hash. Where an entry keeps its old text to itself nobody can tell, so it does not.
 * @param former the `guardHash`, or the `recordHash` that earlier versions noted
 */
export function leadsFrom(former: string, record: FormRecord, entries: readonly Correction[], hash: Hash): boolean {
  if (entries.some(({ hidden }) => hidden === 'old')) return false;
  return [guardedPart(record), printedPart(record)].some((part) =>
    [true, false].some((prunes) => hash(canonicalText(undo(part, entries, prunes))) === former),
  );
}

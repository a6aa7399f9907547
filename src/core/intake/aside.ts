import { stepsOf, valueAt } from '../forms/places.ts';
import { rowName, type AsideEntry } from '../workbook/aside.ts';
import { ASIDE, ASIDE_STATES, ASIDE_TITLE } from '../workbook/aside-sheet.ts';
import { squash } from './clean-text.ts';
import type { SourceDocument, SourcePart } from './document.ts';
import type { RaisedDraft } from './model.ts';

type Node = Record<string, unknown>;

const STATES = new Map(Object.entries(ASIDE_STATES).map(([state, words]) => [words, state as AsideEntry['state']]));

/** The rows of the sheet by their cells; none where it is somebody's own sheet of the name. */
function rowsOf({ name, blocks }: SourcePart): string[][] {
  const [table] = blocks;
  if (name !== ASIDE || table?.type !== 'table' || table.cells[0]?.text !== ASIDE_TITLE) return [];
  return [...Map.groupBy(table.cells, ({ row }) => row).values()].map((cells) => {
    const texts: string[] = [];
    for (const { column, text } of cells) texts[column] = text;
    return texts;
  });
}

/** Takes from a document the sheet that our workbooks have beside a form, and gives what it says. */
export function takeAside(source: SourceDocument): { rest: SourceDocument; entries: readonly AsideEntry[] } {
  const part = source.parts.find((one) => rowsOf(one).length > 0);
  if (!part) return { rest: source, entries: [] };
  const entries = rowsOf(part).flatMap(([path, , row = '', words = '', text = '']): AsideEntry[] => {
    const state = STATES.get(words);
    return path && state ? [{ path, row, state, text }] : [];
  });
  return { rest: { ...source, parts: source.parts.filter((one) => one !== part) }, entries };
}

/** The record with a text at a place, or without it; objects on the way are made, and left out where nothing is left in them. */
function withText(node: unknown, [step, ...rest]: readonly string[], text: string | undefined): unknown {
  if (step === undefined) return text;
  if (Array.isArray(node))
    return node.map((one, i) => (String(i) === step ? withText(one, rest, text) : (one as unknown)));
  const { [step]: old, ...others } = (node ?? {}) as Node;
  const fresh = withText(old, rest, text);
  if (fresh !== undefined)
    return old === undefined ? { ...others, [step]: fresh } : { ...(node as Node), [step]: fresh };
  return Object.keys(others).length > 0 ? others : undefined;
}

/** Where the row that an entry is about stands now: rows may have been added above it; undefined where it cannot be told. */
function findSteps(record: Node, { path, row }: AsideEntry): readonly string[] | undefined {
  const steps = stepsOf(path);
  const rows = row === '' ? undefined : record[steps[0]!];
  if (!Array.isArray(rows)) return steps;
  const isMeant = (i: number): boolean => squash(rowName(record, `${steps[0]!}.${i}.x`)) === squash(row);
  if (isMeant(Number(steps[1]))) return steps;
  const found = [...rows.keys()].filter(isMeant);
  return found.length === 1 ? [steps[0]!, String(found[0]), ...steps.slice(2)] : undefined;
}

const plain = (text: string): string => squash(text).replace(/[:：]+$/, '');

/** Whether a level was read of the row above. */
const isOfRowAbove = (draft: Node, [list = '', row, level = '']: readonly string[], read: unknown): boolean =>
  /^level[12]$/.test(level) && read === valueAt(draft, [list, String(Number(row) - 1), level]);

/** What an entry says of a place, where the form as it was read does not say otherwise. */
function settle(
  { path, state, text }: AsideEntry,
  read: unknown,
  isInherited: boolean,
): { readonly text: string | undefined } | undefined {
  if (state === 'none') return read === '' ? { text: undefined } : undefined;
  if (read === undefined || isInherited || /^funds\.\d+\.source$/.test(path)) return { text };
  if (state === 'spelled') return typeof read === 'string' && squash(read) === squash(text) ? { text } : undefined;
  const isSpelling = path.startsWith('labels.') && typeof read === 'string' && plain(read) === plain(text);
  return isSpelling ? { text } : undefined;
}

/** Completes a draft by what stands beside the form; what the form itself says, or a clerk has filled in, holds against it. */
export function completeByAside(draft: RaisedDraft, entries: readonly AsideEntry[]): RaisedDraft {
  let { record } = draft;
  const settled: string[] = [];
  for (const entry of entries) {
    const steps = findSteps(record, entry);
    const read = steps && valueAt(record, steps);
    const said = steps && settle(entry, read, entry.state === 'blank' && isOfRowAbove(draft.record, steps, read));
    if (!said) continue;
    record = withText(record, steps, said.text) as Node;
    settled.push(entry.path);
  }
  const isSettled = (path: string): boolean => settled.some((one) => one === path || one.startsWith(`${path}.`));
  return {
    ...draft,
    record,
    doubts: draft.doubts.filter(
      ({ id, path }) => !((id.startsWith('no-') || id.endsWith('-removed')) && isSettled(path)),
    ),
  };
}

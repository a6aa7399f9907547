import { LEVEL_COLUMNS } from '../../forms/column-words.ts';
import { OTHER_LABELS } from '../../forms/intake.ts';
import type { FormKind } from '../../forms/kind.ts';
import { FORM_KINDS } from '../../forms/registry.ts';
import { isBrief } from '../head/group-headings.ts';
import type { Cell, MendRow } from '../lines.ts';
import { vocabularyOf } from '../vocabulary.ts';

/** Labels by what they are with any one of their letters covered. */
type Near = ReadonlyMap<string, ReadonlySet<string>>;

const covered = (text: string): string[] => Array.from(text, (_, i) => `${text.slice(0, i)}\u0000${text.slice(i + 1)}`);

/** Words that patterns spell out letter by letter between their bars. */
const spelled = (also: RegExp | undefined): string[] =>
  (also?.source ?? '').split(/[|()^$]/).filter((word) => /^[一-龥]{4,}$/.test(word));

function indexOf(
  labels: readonly { readonly label: string; readonly also?: RegExp | undefined }[],
  least: number,
): Near {
  const near = new Map<string, Set<string>>();
  for (const word of labels.flatMap(({ label, also }) => [label, ...spelled(also)]))
    if (word.length >= least) for (const key of covered(word)) near.set(key, (near.get(key) ?? new Set()).add(word));
  return near;
}

/** The labels that differ from a text in one letter. */
const nearTo = (text: string, near: Near): string[] => [
  ...new Set(covered(text).flatMap((key) => [...(near.get(key) ?? [])])),
];

/** One kind of table whose headings stand in a row: what they mean, and the labels they may be meant for. */
interface Headings {
  readonly meaning: (head: string) => { readonly key: string } | undefined;
  readonly near: Near;
}

const tablesOf = (kind: FormKind): Headings[] => {
  const { indicatorColumn, fundColumn } = vocabularyOf(kind);
  return [
    { meaning: indicatorColumn, near: indexOf([...LEVEL_COLUMNS, ...kind.indicatorColumns], 2) },
    { meaning: fundColumn, near: indexOf(kind.fundColumns, 2) },
  ].filter(({ near }) => near.size > 0);
};

const TABLED = FORM_KINDS.filter(({ fundColumns }) => fundColumns.length > 0);
const TABLES = TABLED.flatMap(tablesOf);
const VOCABULARIES = TABLED.map(vocabularyOf);
/** The labels of a form's head, by any kind. Shorter ones are like too much. */
const LABELS = indexOf(
  TABLED.flatMap(({ intake }) => intake.fields),
  4,
);

const mend = (cell: Cell, label: string): Cell => ({ ...cell, head: label, mended: label });

/** The headings of a row that are those of a table but for a letter; nothing where too few of them are known. */
function mendRow(cells: readonly Cell[], { meaning, near }: Headings): Map<Cell, Cell> | undefined {
  const heads = cells.filter(isBrief);
  const taken = new Set(heads.flatMap(({ head }) => meaning(head)?.key ?? []));
  if (taken.size < 2 || heads.length * 2 < cells.length) return undefined;
  const mended = new Map<Cell, Cell>();
  for (const cell of heads) {
    if (meaning(cell.head) !== undefined) continue;
    const free = nearTo(cell.head, near).filter((label) => !taken.has(meaning(label)?.key ?? ''));
    const keys = new Set(free.map((label) => meaning(label)!.key));
    if (keys.size !== 1) continue;
    taken.add([...keys][0]!);
    mended.set(cell, mend(cell, free[0]!));
  }
  return mended;
}

/** Whether a text means anything as it stands. */
const isKnown = ({ head }: Cell): boolean =>
  OTHER_LABELS.test(head) ||
  VOCABULARIES.some(
    ({ field, fundRow, fundColumn, indicatorColumn }) =>
      field(head) ?? fundRow(head) ?? fundColumn(head) ?? indicatorColumn(head),
  );

function mendLabel(cell: Cell): Cell {
  if (!isBrief(cell) || cell.head.length < 4) return cell;
  const near = nearTo(cell.head, LABELS);
  return near.length > 0 && !isKnown(cell) ? mend(cell, near[0]!) : cell;
}

/**
 * Headings and labels with a wrong letter, as scans and typists leave them, looked up as what they are meant to be: in a row of
 * headings by those beside them, elsewhere where only one label is so like them. The text stays as printed.
 */
export const mendHeadings: MendRow = (cells) => {
  const texts = cells.filter(({ blank }) => !blank);
  const rows = TABLES.flatMap((table) => mendRow(texts, table) ?? []);
  const most = rows.sort((a, b) => b.size - a.size)[0];
  return cells.map((cell) => most?.get(cell) ?? (most || cell.blank ? cell : mendLabel(cell)));
};

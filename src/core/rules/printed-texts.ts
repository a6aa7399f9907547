import type { FormRecord } from '../forms/registry.ts';

/** A text of a form with its path in the record: `indicators.3.actual`. */
export interface PrintedText {
  readonly path: string;
  /** The label the form prints beside it, where the format has no field for it (`extra`). */
  readonly label: string | undefined;
  readonly text: string;
}

/** What the record says for machines: its kind, where its file came from, the codes of the funds' sources. */
const FOR_MACHINES: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['kind', 'source']),
  publication: new Set(['status']),
};
const CODES = new Set(['source', 'scope', 'breakdown']);
const ROW_OF_FUNDS = /^funds\.\d+$/;

// asked of every cell of every form: what can be told by the key alone comes first
const isPrinted = (path: string, key: string): boolean =>
  !(FOR_MACHINES[path]?.has(key) ?? false) && !(CODES.has(key) && ROW_OF_FUNDS.test(path));

function collect(value: unknown, path: string, label: string | undefined, isExtra: boolean, into: PrintedText[]): void {
  if (typeof value === 'string') into.push({ path, label, text: value });
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value))
      if (isPrinted(path, key))
        collect(part, path === '' ? key : `${path}.${key}`, isExtra ? key : undefined, key === 'extra', into);
}

interface Printed {
  readonly record: FormRecord;
  readonly texts: readonly PrintedText[];
  readonly whole: string;
}

/** The form last asked about: rules are run form by form, and nothing of a form is kept after it. */
let last: Printed | undefined;

function printedOf(record: FormRecord): Printed {
  if (last?.record === record) return last;
  const texts: PrintedText[] = [];
  collect(record, '', undefined, false, texts);
  return (last = { record, texts, whole: texts.map(({ label, text }) => `${label ?? ''}\n${text}`).join('\n') });
}

/** Every text that goes to the public with a form, in the record's order: cells, headings, the data of its publication. */
export const listPrintedTexts = (record: FormRecord): readonly PrintedText[] => printedOf(record).texts;

/** All of them as one: to be asked first whether any text can hold what a rule looks for. */
export const printedAsOne = (record: FormRecord): string => printedOf(record).whole;

import type { FormRecord } from '../forms/registry.ts';

/** A text of a form with its path in the record: `indicators.3.actual`. */
export interface PrintedText {
  readonly path: string;
  /** The label the form prints beside it, where the format has no field for it (`extra`). */
  readonly label: string | undefined;
  readonly text: string;
}

/** What the record says for machines: its kind, where its file came from, the codes of the funds' sources. */
const NOT_PRINTED = new Set(['kind', 'source', 'publication.status']);
const CODES = new Set(['source', 'scope', 'breakdown']);
const CODE_OF_ROW = /^funds\.\d+\.(?:source|scope|breakdown)$/;

const isPrinted = (path: string, key: string): boolean =>
  !NOT_PRINTED.has(path) && !(CODES.has(key) && CODE_OF_ROW.test(path));

function collect(value: unknown, path: string, label: string | undefined, into: PrintedText[]): void {
  if (typeof value === 'string') into.push({ path, label, text: value });
  else if (typeof value === 'object' && value !== null) {
    const isExtra = path === 'extra' || path.endsWith('.extra');
    for (const [key, part] of Object.entries(value)) {
      const place = path === '' ? key : `${path}.${key}`;
      if (isPrinted(place, key)) collect(part, place, isExtra ? key : undefined, into);
    }
  }
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
  collect(record, '', undefined, texts);
  return (last = { record, texts, whole: texts.map(({ label, text }) => `${label ?? ''}\n${text}`).join('\n') });
}

/** Every text that goes to the public with a form, in the record's order: cells, headings, the data of its publication. */
export const listPrintedTexts = (record: FormRecord): readonly PrintedText[] => printedOf(record).texts;

/** All of them as one: to be asked first whether any text can hold what a rule looks for. */
export const printedAsOne = (record: FormRecord): string => printedOf(record).whole;

import { unquoteFormula } from '../unquote-formula.ts';

/** A line of a text table with the number of the line it begins on, counted from 1. */
export interface TextRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Field {
  text: string;
  quoted: boolean;
  end: number;
}

/** A quoted field from its opening quote; undefined where no closing quote stands before a separator or a line's end. */
function readQuoted(text: string, start: number, separator: string): Field | undefined {
  let out = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') out += text[at];
    else if (text[at + 1] === '"') {
      out += '"';
      at++;
    } else {
      const next = text[at + 1];
      return next === undefined || next === separator || next === '\n'
        ? { text: out, quoted: true, end: at + 1 }
        : undefined;
    }
  }
  return undefined;
}

/** A quoted field that a program wrote as a formula: `="1,234.50"`. */
function readFormula(text: string, start: number, separator: string): Field | undefined {
  const quoted = text.startsWith('="', start) ? readQuoted(text, start + 1, separator) : undefined;
  return quoted && !quoted.text.includes('\n') ? { ...quoted, text: text.slice(start, quoted.end) } : undefined;
}

function readField(text: string, start: number, separator: string, accept: Accept): Field {
  const formula = readFormula(text, start, separator);
  if (formula) return formula;
  const quoted = text[start] === '"' ? readQuoted(text, start, separator) : undefined;
  if (quoted && accept(text.slice(start + 1, quoted.end - 1))) return quoted;
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
  return { text: text.slice(start, end), quoted: false, end };
}

type Accept = (content: string) => boolean;

function split(text: string, separator: string, accept: Accept): TextRow[] {
  const rows: TextRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  for (let at = 0; at <= text.length;) {
    const field = readField(text, at, separator, accept);
    cells.push(unquoteFormula(field.text));
    line += field.quoted ? (field.text.match(/\n/g)?.length ?? 0) : 0;
    at = field.end + 1;
    if (text[field.end] === separator) continue;
    rows.push({ line: first, cells });
    cells = [];
    first = ++line;
  }
  return rows;
}

/** Rows of CSV parted by `separator`, lines ended by `\n`; quoting is `"a ""b"", c"`, also over several lines. */
export const splitCells = (text: string, separator: string): TextRow[] => split(text, separator, () => true);

/** In text copied from a sheet only cells with breaks or quotes are quoted: other quotes belong to the value. */
const QUOTED_BY_SHEET = /[\n\t]|""/;

/** A cell with a comma and without quotes, which Excel's own text file (Unicode 文本) never has. */
const BARE_COMMA = /(?:^|[\t\n])(?!=?")[^\t\n]*,/;

/** Rows of text parted by tabs. A cell loses its quotes only where a program must have put them. */
export function splitCopied(text: string): TextRow[] {
  const quotesCommas = !BARE_COMMA.test(text);
  return split(text, '\t', (content) => QUOTED_BY_SHEET.test(content) || (quotesCommas && content.includes(',')));
}

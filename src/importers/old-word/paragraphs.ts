import { inSymbols, insertedSign } from '../symbol-fonts.ts';
import { CHANGE, listChanges, type Change } from './changes.ts';
import { readFonts } from './fonts.ts';
import { readFormField } from './form-field.ts';
import type { Piece } from './pieces.ts';
import { finder, readCharacterRuns, readParagraphRuns, type PropertyRun, type RunFinder } from './properties.ts';
import { readStyles, type Styles } from './styles.ts';
import type { WordFile } from './word-file.ts';

type Changes = readonly (Change & { readonly in: DataView })[];

/** A paragraph of the file, with what is said of it. */
export interface WordParagraph {
  readonly text: string;
  /** What is struck out and so no part of the text. */
  readonly struck: string;
  /** The sign that ends it. */
  readonly mark: string;
  readonly style: number;
  /** Its style's, then its own. */
  readonly changes: Changes;
}

/** Signs that are not text: how they are shown. Those of pictures, notes and fields show nothing. */
const SIGNS: Record<string, string> = { '\v': '\n', '\x1e': '-', '\t': '\t' };
export const CELL_END = '\x07';
const ENDS = new Set(['\r', '\f', CELL_END]);
const FIELD = { begin: '\x13', result: '\x14', end: '\x15' };

/** Changes in their order, those that stand elsewhere for want of room included ([MS-DOC] 2.6.2, sprmPHugePapx). */
function collectChanges({ data }: WordFile, views: readonly DataView[]): Changes {
  return views.flatMap((view) =>
    listChanges(view).flatMap((change) => {
      if ((change.id !== CHANGE.elsewhere && change.id !== CHANGE.elsewhereToo) || !data)
        return [{ ...change, in: view }];
      const place = view.getUint32(change.at, true);
      const far = new DataView(data.buffer, data.byteOffset + place + 2, data.getUint16(place, true));
      return listChanges(far).map((own) => ({ ...own, in: far }));
    }),
  );
}

const viewsOf = (run: PropertyRun | undefined): DataView[] => (run?.changes ? [run.changes] : []);

/** How the characters of a run are shown. */
interface Look {
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  readonly isStruck: boolean;
  readonly font: string;
  readonly symbol: string | undefined;
  readonly picture: number | undefined;
}

/** A switch: off, on, as the style has it, or the other way round ([MS-DOC] 2.9.327, ToggleOperand). */
const turn = (before: boolean, value: number): boolean => (value & 0x80 ? before !== (value === 0x81) : value === 1);

/** The changes of a run's styles come before its own; only the latter's switches turn on what the styles have. */
function lookOf(fonts: readonly string[], styled: Changes, own: Changes): Look {
  const look = {
    isDeleted: false,
    isHidden: false,
    isStruck: false,
    font: '',
    symbol: undefined,
    picture: undefined,
  } as {
    -readonly [key in keyof Look]: Look[key];
  };
  for (const { id, at, in: view } of [...styled, ...own]) {
    if (id === CHANGE.deleted) look.isDeleted = turn(look.isDeleted, view.getUint8(at));
    if (id === CHANGE.hidden) look.isHidden = turn(look.isHidden, view.getUint8(at));
    if (id === CHANGE.struck || id === CHANGE.struckTwice) look.isStruck = turn(look.isStruck, view.getUint8(at));
    if (id === CHANGE.font) look.font = fonts[view.getUint16(at, true)] ?? '';
    if (id === CHANGE.picture) look.picture = view.getUint32(at, true);
    if (id === CHANGE.symbol)
      look.symbol = insertedSign(fonts[view.getUint16(at, true)] ?? '', view.getUint16(at + 2, true));
  }
  return look;
}

/** What one sign shows. */
function show(file: WordFile, sign: string, look: Look): string {
  if (sign === '\x01') return look.picture === undefined ? '' : readFormField(file, look.picture);
  if (sign === '(' && look.symbol !== undefined) return look.symbol;
  if (sign < ' ') return SIGNS[sign] ?? '';
  return sign === '\x1f' ? '' : inSymbols(look.font, sign);
}

/** Follows fields, which may hold others: what is to be done, then what it gave; only the latter is shown. */
class Fields {
  private readonly open: boolean[] = [];

  /** Whether the sign belongs to a field and shows nothing by itself. */
  take(sign: string): boolean {
    if (sign === FIELD.begin) this.open.push(false);
    else if (sign === FIELD.result && this.open.length) this.open[this.open.length - 1] = true;
    else if (sign === FIELD.end) this.open.pop();
    else return false;
    return true;
  }

  get areShown(): boolean {
    return this.open.every(Boolean);
  }
}

/**
 * Finds how the characters at an offset look. The style of their paragraph counts too, and that is known only at its end: the
 * run of paragraphs they lie in tells it.
 */
function looker(file: WordFile, styles: Styles, paragraphs: RunFinder): (offset: number) => Look {
  const fonts = readFonts(file);
  const characters = finder(readCharacterRuns(file));
  const looks = new Map<PropertyRun | undefined, Map<number, Look>>();
  return (offset) => {
    const run = characters(offset);
    const style = paragraphs(offset)?.style ?? 0;
    const known = looks.get(run) ?? new Map<number, Look>();
    looks.set(run, known);
    const found =
      known.get(style) ??
      lookOf(fonts, collectChanges(file, styles.character(style)), collectChanges(file, viewsOf(run)));
    known.set(style, found);
    return found;
  };
}

/** The paragraphs of the text as it is shown: without what is hidden or deleted, and results in the place of fields. */
export function readParagraphs(file: WordFile, pieces: readonly Piece[]): WordParagraph[] {
  const styles = readStyles(file);
  const runs = readParagraphRuns(file);
  const paragraphs = finder(runs);
  const lookAt = looker(file, styles, finder(runs));
  const fields = new Fields();
  const found: WordParagraph[] = [];
  let [text, struck] = ['', ''];
  for (const piece of pieces)
    for (let i = 0; i < piece.text.length; i++) {
      const sign = piece.text[i]!;
      const offset = piece.at + i * piece.width;
      if (ENDS.has(sign)) {
        const run = paragraphs(offset);
        const style = run?.style ?? 0;
        const changes = collectChanges(file, [...styles.paragraph(style), ...viewsOf(run)]);
        found.push({ text, struck, mark: sign, style, changes });
        [text, struck] = ['', ''];
      } else if (!fields.take(sign)) {
        const look = lookAt(offset);
        const isShown = !look.isDeleted && !look.isHidden && (fields.areShown || sign === '\x01');
        if (isShown && look.isStruck) struck += show(file, sign, look);
        else if (isShown) text += show(file, sign, look);
      }
    }
  if (text) found.push({ text, struck, mark: '\r', style: 0, changes: [] });
  return found;
}

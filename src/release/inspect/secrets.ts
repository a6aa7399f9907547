import type { Content } from '../../core/library/library.ts';
import { headOf } from '../../core/library/form-head.ts';
import { isPublic } from '../../core/release/states.ts';
import { textsByPath } from '../../core/release/values.ts';
import { NeedleScan, squeeze } from './needles.ts';
import type { PublicTexts } from './public-texts.ts';

/** A text that must not be public, by the record (or file) it belongs to and its place there. */
export interface Kept {
  readonly at: string;
  readonly path: string;
}

/** Values the format itself defines, and what the machine wrote. */
const OF_THE_FORMAT =
  /^(?:kind|year|currency|publication\.(?:status|date|scheduled)|.*\.date|funds\.\d+\.(?:source|scope))$/;
const BREAKS = /[\n，。；：、,;|]+/;
const HAN = /\p{Script=Han}/u;
const PURE_NUMBER = /^[\d\p{P}\p{S}]+$/u;

/** The label of a column that the format does not know is part of the form, too. */
const LABEL = /(?:^|\.)(?:extra|labels)\.(.+)$/;
const ENDING = /\.[A-Za-z]{2,5}$/;

/** Pieces of a text long enough to belong to it alone: six characters of Chinese, eight of anything else. */
export function piecesOf(text: string): string[] {
  return [text, text.replace(ENDING, ''), ...text.split(BREAKS)]
    .map(squeeze)
    .filter((piece) => piece.length >= (HAN.test(piece) ? 6 : 8))
    .map((piece) => piece.slice(0, 60));
}

/**
 * Everything of the content that a release does not show (drafts, records whose day has not come, what withdrawn ones
 * printed and what corrections said of them) in pieces, as far as no public text holds the same piece.
 */
export class Secrets {
  readonly words = new NeedleScan<Kept>();
  /** Figures alone: a sum on a page may be the same by chance, so they are looked for where only printed values stand. */
  readonly figures = new NeedleScan<Kept>();
  /** The texts themselves, for the search index. */
  readonly texts: { readonly text: string; readonly at: Kept }[] = [];
  /** Pieces that public texts may hold as well. */
  readonly #asked = new Map<string, Kept>();

  /**
   * @param content all of the content
   * @param shown what the release shows
   */
  constructor(content: Content, shown: Content, today: string | undefined) {
    const seen = new Set<string>();
    const note = (text: string, label: string, at: Kept): void => {
      this.texts.push({ text: `${label}\n${text}`, at });
      for (const piece of [...piecesOf(text), ...piecesOf(label)]) {
        if (seen.has(piece)) continue;
        seen.add(piece);
        this.add(piece, at);
      }
    };
    for (const { id, record } of content.forms.filter((form) => !isPublic(headOf(form), today)))
      for (const [path, text] of textsByPath(record)) {
        if (OF_THE_FORMAT.test(path)) continue;
        const label = LABEL.exec(path)?.[1] ?? '';
        note(text, label, { at: id, path });
      }
    for (const [i, { isWithheld }] of (shown.corrections ?? []).entries()) {
      const { id, correction } = content.corrections![i]!;
      if (isWithheld)
        for (const path of ['old', 'new'] as const) note(correction[path] ?? '', '', { at: `corrections/${id}`, path });
    }
    if (content.site.originals === 'name') return;
    // with its ending, for a page may well be called what the file is called
    for (const form of content.forms) this.add(squeeze(headOf(form).source.file), { at: form.id, path: 'source.file' });
  }

  /** A text that public ones hold as well gives nothing away: a draft's project may be called by a common name. */
  add(piece: string, at: Kept): void {
    if (!this.#asked.has(piece)) this.#asked.set(piece, at);
  }

  /**
   * Once all are added: takes out what public texts hold as well.
   * @param ours texts of the product itself
   */
  settle(known: PublicTexts, ours: string): void {
    const pieces = [...this.#asked.keys()];
    for (const piece of known.find(pieces, [ours], this.texts.length > 0)) this.#asked.delete(piece);
    for (const [piece, at] of this.#asked) (PURE_NUMBER.test(piece) ? this.figures : this.words).add(piece, at);
    this.#asked.clear();
  }
}

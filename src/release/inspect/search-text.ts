import { join } from 'node:path';
import type { Objection } from '../../core/release/check-changes.ts';
import { unpack } from '../../exporters/packed.ts';
import type { YearPart } from '../../exporters/open-data/year-part.ts';
import { squeeze, withoutMarkup } from './needles.ts';
import { readText } from './read-text.ts';
import { RunFilter } from './runs.ts';
import { isEmpty, within, type Wanted } from './wanted.ts';

/** Only printed values stand here, nothing computed. */
const PRINTED_ONLY = /^(?:records|search\/texts)\//;
const IS_MARKUP = /\.(?:html|xml)$/;
const IS_INDEX = /^search\/index\/[^/]+\/(?:words|directory)\//;
const ADVICE = '公开的网页没有动。先不要发布，把这条消息报告给维护人员。';

const show = (piece: string): string => (piece.length > 16 ? `${piece.slice(0, 16)}……` : piece);

export const objectToLeak = (at: string, what: string): Objection => ({
  ...{ at, advice: ADVICE },
  message: `公开的文件里有没有公布的内容：${what}`,
});

/** A text as it is searched, by the path it is published at. */
export interface SearchedText {
  readonly path: string;
  readonly raw: string;
  readonly text: string;
}

export const searchedText = (path: string, raw: string): SearchedText => ({
  ...{ path, raw },
  text: squeeze(`/${path}\n${IS_MARKUP.test(path) ? `${withoutMarkup(raw)}\n${raw}` : raw}`),
});

/** What of the wanted is in a text. */
export function searchText({ path, raw, text }: SearchedText, { words, figures, pairs }: Wanted): Objection[] {
  const found = [...words.find(text), ...(PRINTED_ONLY.test(path) ? figures.find(text) : [])];
  return [
    ...found.map(([piece, { at, path: where }]) => `${at} 的 ${where}“${show(piece)}”`),
    ...[...(IS_INDEX.test(path) ? pairs : [])]
      .filter(([pair]) => raw.includes(pair))
      .map(([pair, at]) => `${at} 里的“${pair}”（只有它有这两个字相连）`),
  ].map((what) => objectToLeak(path, what));
}

/** What a unit has for the open data as the files that are joined of it say it. @param year for the message */
export const searchedPart = (year: string, part: YearPart): SearchedText[] =>
  Object.values(part).map(({ csv, sheet, parquet }) => {
    const texts = [unpack(csv), unpack(sheet), parquet].map((bytes) => Buffer.from(bytes).toString('utf8'));
    return searchedText(`data/${year}`, texts.join('\n'));
  });

/** Something that is searched; its texts are read when they are asked for. */
export interface ToSearch {
  /** Whether the same bytes were searched before. */
  readonly isKnown: boolean;
  texts(): readonly SearchedText[];
}

export const fileToSearch = (site: string, path: string, isKnown: boolean): ToSearch => ({
  isKnown,
  texts: () => [searchedText(path, readText(join(site, path)))],
});

export interface Search {
  readonly wanted: Wanted;
  /** What of it was not looked for before. */
  readonly fresh: Wanted;
  /** What the files held when they were last searched, where that is known. */
  readonly runs: RunFilter | undefined;
}

/**
 * Looks through what belongs together: for everything in what is new, in the rest for what is looked for the first time and
 * may stand there.
 * @returns what was found, and which runs of characters stand there now; undefined where not all of it was read
 */
export function searchGroup(
  group: readonly ToSearch[],
  { wanted, fresh, runs: before }: Search,
): { readonly objections: readonly Objection[]; readonly runs: RunFilter | undefined } {
  const sought = before ? within(fresh, before) : fresh;
  const isRead = ({ isKnown }: ToSearch): boolean => !isKnown || !isEmpty(sought);
  const read = group.filter(isRead);
  const runs = before ?? (read.length === group.length ? RunFilter.for(group.length) : undefined);
  const objections = read.flatMap((one) =>
    one.texts().flatMap((text) => {
      if (!one.isKnown || !before) runs?.add(text.text);
      return searchText(text, one.isKnown ? sought : wanted);
    }),
  );
  return { objections, runs };
}

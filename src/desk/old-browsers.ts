import 'core-js/stable';

/*
 * What browsers from Chromium 78 on lack, for the page and for its worker: run before all else. The file of the desk
 * holds it once for both. Nobody may be told that
 * a file is damaged where the browser is old.
 */

/** Below Chromium 87: every character is a word of its own, so that new addresses are broken otherwise than elsewhere. */
class CharacterSegmenter {
  segment(text: string): { segment: string; index: number; isWordLike: boolean }[] {
    return [...text].map((segment, index) => ({ segment, index, isWordLike: true }));
  }
}

const intl = Intl as unknown as Record<string, unknown>;
intl['Segmenter'] ??= CharacterSegmenter;

import { strToU8 } from 'fflate';
import type { Input } from '../reader.ts';
import { refuseCells, refuseLongPart } from '../refuse-size.ts';
import type { ZipFiles } from '../unpack-zip.ts';
import { refuseFarPlaces } from './far-places.ts';

const STEP = 256 * 1024;
const ROW = /<(?:\w+:)?row[\s>/]/y;

/** Where the last row of a text begins; 0 where there is none. */
function lastRow(text: string): number {
  for (let at = text.lastIndexOf('<'); at > 0; at = text.lastIndexOf('<', at - 1)) {
    ROW.lastIndex = at;
    if (ROW.test(text)) return at;
  }
  return 0;
}

/** The text of a sheet in pieces that begin with a row, so that a million rows never stand in memory as text. */
function* listPieces(input: Input, bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (let at = 0; at < bytes.length; at += STEP) {
    input.checkTime();
    rest += decoder.decode(bytes.subarray(at, at + STEP), { stream: true });
    refuseLongPart(input, rest.length);
    const cut = lastRow(rest);
    yield rest.slice(0, cut);
    rest = rest.slice(cut);
  }
  yield rest + decoder.decode();
}

/** Cells and rows that only carry a style: some programs write a million of them. */
const dropEmpty = (piece: string): string =>
  piece
    .replace(/<c(?:\s[^<>]*)?(?:\/>|(?<!\/)>\s*<\/c>)/g, '')
    .replace(/<row(?:\s[^<>]*)?(?:\/>|(?<!\/)>\s*<\/row>)/g, '');

const countCells = (piece: string): number => piece.match(/<(?:\w+:)?c[\s>]/g)?.length ?? 0;

interface Thinned {
  readonly bytes: Uint8Array;
  readonly cells: number;
}

function thinSheet(input: Input, bytes: Uint8Array, before: number): Thinned {
  const pieces: Uint8Array[] = [];
  let [size, cells] = [0, before];
  for (const whole of listPieces(input, bytes)) {
    const piece = dropEmpty(whole);
    cells += countCells(piece);
    if (cells > input.limits.cells) refuseCells(input);
    refuseFarPlaces(input, piece);
    pieces.push(strToU8(piece));
    size += pieces.at(-1)!.length;
    refuseLongPart(input, size);
  }
  const thinned = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    thinned.set(piece, at);
    at += piece.length;
  }
  return { bytes: thinned, cells };
}

/**
 * The parts of a workbook with sheets that hold filled cells only.
 * @throws UnreadableFile where these are too many or lie beyond the last cell of a sheet, before anything unfolds them
 */
export function thinSheets(input: Input, files: ZipFiles): ZipFiles {
  let cells = 0;
  return new Map(
    [...files].map(([name, bytes]) => {
      if (!/\/worksheets\/[^/]+\.xml$/i.test(name)) return [name, bytes];
      const thinned = thinSheet(input, bytes, cells);
      cells = thinned.cells;
      return [name, thinned.bytes];
    }),
  );
}

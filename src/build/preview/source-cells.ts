import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { headOf } from '../../core/library/form-head.ts';
import type { Content, FormEntry } from '../../core/library/library.ts';
import type { SourceCell, SourceCells } from '../../data/run.ts';
import { readRegular } from '../../disk/regular-file.ts';
import { LIMITS } from '../../importers/limits.ts';
import { listFiles } from '../../io/content-files.ts';
import { textAt } from '../../io/describe-place.ts';
import { alignRows } from '../../filing/align-rows.ts';
import { readDrafts } from '../../io/import/read-drafts.ts';

/** Where a clerk keeps the files that records were imported from. Nothing of it is ever built into a site. */
const SOURCES = 'sources';

/** What an import makes of one form of a file, as far as it is wanted here. */
interface ReadSource {
  readonly record: Record<string, unknown>;
  readonly cells: Readonly<Record<string, string>>;
}
/** SHA-256 of a file → its forms, by their number in the file. */
type ReadFiles = Record<string, Record<string, ReadSource>>;

const readMemory = (file: string): ReadFiles =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReadFiles) : {};

async function readSource(path: string, known: Content): Promise<Record<string, ReadSource>> {
  const { files } = await readDrafts([path], { known });
  return Object.fromEntries(
    files.flatMap(({ drafts }) => drafts.map(({ record, cells }, i) => [String(i + 1), { record, cells }])),
  );
}

/** The hash of a file; undefined for what no record can come from: a pipe, a link to nothing, a file no import takes. */
function hashOf(file: string): string | undefined {
  try {
    return createHash('sha256').update(readRegular(file, LIMITS.bytes)).digest('hex');
  } catch {
    return undefined;
  }
}

/** Reads the files that records name by their hash; what was read once is remembered in `memory`. */
async function readFiles(folder: string, content: Content, memory: string): Promise<ReadFiles> {
  const wanted = new Set(content.forms.map((form) => headOf(form).source.sha256));
  const read = readMemory(memory);
  let isNew = false;
  for (const path of listFiles(folder)) {
    const file = join(folder, path);
    const sha256 = hashOf(file);
    if (sha256 === undefined || !wanted.has(sha256) || read[sha256]) continue;
    read[sha256] = await readSource(file, content);
    isNew = true;
  }
  if (isNew) {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify(read));
  }
  return read;
}

/** The path in the record for a path in the form: rows may have been added or taken out since it was imported. */
function makePathMap(form: Record<string, unknown>, record: FormEntry['record']): (path: string) => string | undefined {
  const lists = ['funds', 'indicators'] as const;
  const rowsOf = (one: object, list: string): readonly unknown[] =>
    (one as Record<string, readonly unknown[] | undefined>)[list] ?? [];
  const moved = new Map(
    lists.flatMap((list) =>
      alignRows(rowsOf(form, list), rowsOf(record, list)).map(({ before, after }) => [`${list}.${before}`, after]),
    ),
  );
  return (path) => {
    const [row, list] = /^(funds|indicators)\.\d+/.exec(path) ?? [];
    if (row === undefined) return path;
    const now = moved.get(row);
    return now === undefined ? undefined : `${list}.${now}${path.slice(row.length)}`;
  };
}

function cellsOf({ record: form, cells }: ReadSource, record: FormEntry['record']): SourceCells {
  const pathIn = makePathMap(form, record);
  const entries = Object.entries(cells).flatMap(([path, at]): [string, SourceCell][] => {
    const [place, text] = [pathIn(path), textAt(form, path)];
    return place === undefined || text === undefined ? [] : [[place, { at, text }]];
  });
  return new Map(entries);
}

/**
 * The cells of the originals in `sources/` of the content, by the record's id. Records without their file there are left out.
 * @param memory a file of this preview's own: reading a PDF again at every save would make the clerk wait
 */
export async function readSourceCells(
  folder: string,
  content: Content,
  memory: string,
): Promise<ReadonlyMap<string, SourceCells>> {
  const files = await readFiles(join(folder, SOURCES), content, memory);
  return new Map(
    content.forms.flatMap((form): [string, SourceCells][] => {
      const { sha256 = '', part = '1' } = headOf(form).source;
      const read = files[sha256]?.[part];
      return read ? [[form.id, cellsOf(read, form.record)]] : [];
    }),
  );
}

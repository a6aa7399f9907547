import { hash } from 'node:crypto';
import { pickHead, unreadPart, type UnreadForm } from '../core/library/form-head.ts';
import type { FormEntry, ProjectEntry, UnitEntry, WithdrawnEntry } from '../core/library/library.ts';
import { recordHash } from '../core/release/values.ts';
import { openDigest, type DigestParts } from '../core/outputs/digest-parts.ts';
import { isFile } from '../core/outputs/output.ts';
import type { UnitOutputs } from '../core/outputs/unit-outputs.ts';
import { makePart, printPart } from '../exporters/open-data/year-part.ts';
import { hashWords, packWords } from '../io/search/unit-words.ts';
import { noParts, writeOutputs } from '../build/write-outputs.ts';
import type { Renderer } from '../render/entry.ts';
import { FilesNote, type PackNote } from './site-files.ts';
import { PackWriter, type WrittenPack } from './pack-file.ts';

const sha256 = (text: string): string => hash('sha256', text);

/** Where the parts of a pack begin in the names of its entries. */
export const ENTRIES = { site: 'site/', words: 'words', part: 'part/' } as const;

/** What is to be known of a unit without its files: all that lists of several units are made from. Plain data. */
export interface UnitNote extends PackNote {
  readonly unit: UnitEntry;
  readonly projects: readonly ProjectEntry[];
  readonly forms: readonly UnreadForm[];
  readonly withdrawn: readonly WithdrawnEntry[];
  readonly digest: DigestParts;
  /** Hashes of what the search knows of it, section by section. */
  readonly words: Readonly<Record<string, string>>;
}

/** A form without its record, and without the place where this machine has it. */
function noteForm(form: FormEntry): UnreadForm {
  const known = unreadPart(form);
  if (known) return { ...known, file: { folder: '', path: known.file.path } };
  const { id, year, unit, project, kind, record } = form;
  const text = JSON.stringify(record);
  return {
    ...{ id, year, unit, project, kind, head: pickHead(record), file: { folder: '', path: id } },
    ...{ hash: sha256(text), size: text.length, printed: recordHash(record, sha256) },
  };
}

/** Makes everything of a unit into a new pack: its files, its words for the search, its rows of the open data, its digest. */
export async function packUnit(unit: UnitOutputs, renderer: Renderer, path: string): Promise<WrittenPack> {
  const pack = new PackWriter(path);
  const files = new FilesNote();
  await writeOutputs(
    unit.outputs().filter(isFile),
    renderer,
    (file, pieces) => {
      const content = Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece as Uint8Array)));
      files.add(file, content);
      pack.add(ENTRIES.site + file, content);
    },
    noParts,
  );
  const words = packWords(unit.searched());
  pack.add(ENTRIES.words, words);
  const digest = unit.digest();
  for (const [year, { key }] of Object.entries(openDigest(digest).data.years))
    pack.add(ENTRIES.part + key, printPart(makePart(unit.tables(year))));
  const { unit: entry, projects, forms, withdrawn } = unit.slice;
  const note: UnitNote = {
    ...{ unit: entry, projects, forms: forms.map(noteForm), withdrawn, digest },
    ...{ words: hashWords(words), files: files.list },
  };
  return pack.finish(note);
}

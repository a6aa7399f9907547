import type { ExpectedForms } from '../expected/schema.ts';
import type { FormRecord, KindId } from '../forms/registry.ts';
import type { Project, Unit } from './entries.ts';
import type { CorrectionEntry } from '../release/correction.ts';
import type { EverydayWords } from '../search/everyday.ts';
import type { FormHead } from './form-head.ts';
import type { Theme } from '../theme/theme.ts';
import type { SiteConfig } from './site.ts';

/** One form with its place: the path gives year, unit, project and kind. */
export interface FormEntry {
  /** `2023/songjiang-guangfulin/dangqun.self-evaluation`: the path under `records/` without its ending. */
  readonly id: string;
  readonly year: string;
  readonly unit: string;
  readonly project: string;
  readonly kind: KindId;
  /** Where `head` is given, read at the first question. */
  readonly record: FormRecord;
  /** What lists of forms ask of a record, where it is known without reading that. */
  readonly head?: FormHead | undefined;
  /** Its file, by folder of content and path in it, and a hash of what was read there, where `head` is given. */
  readonly file?: { readonly folder: string; readonly path: string } | undefined;
  readonly hash?: string | undefined;
  /** As many characters as all its texts have, or more, where `head` is given. */
  readonly size?: number | undefined;
  /** SHA-256 of what the form prints, where that is known without the record. */
  readonly printed?: string | undefined;
}

export interface ProjectEntry {
  readonly unit: string;
  readonly slug: string;
  readonly project: Project;
}

export interface UnitEntry {
  readonly slug: string;
  readonly unit: Unit;
}

/** The notice at the address of a record that was public and was taken back. None of its figures are in it. */
export interface WithdrawnEntry {
  readonly id: string;
  readonly year: string;
  readonly unit: string;
  readonly project: string;
  readonly kind: KindId;
  /** `2024-05-20` */
  readonly date: string | undefined;
  readonly reason: string | undefined;
  readonly publisher: string | undefined;
}

/** A page of prose: a glossary term, a handbook chapter, a text page. `data` is its front matter. */
export interface ProseEntry {
  readonly slug: string;
  readonly data: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** All content, read and accepted, in a fixed order (code units of the paths). */
export interface Content {
  readonly site: SiteConfig;
  /** The portal's face, with its files; none where undefined. */
  readonly theme?: Theme | undefined;
  readonly units: readonly UnitEntry[];
  readonly projects: readonly ProjectEntry[];
  readonly forms: readonly FormEntry[];
  readonly glossary: readonly ProseEntry[];
  readonly handbook: readonly ProseEntry[];
  readonly pages: readonly ProseEntry[];
  /** What has to be published, for the staff's board; undefined where nobody made a list. */
  readonly expected?: readonly ExpectedForms[] | undefined;
  /** What people call the things that forms are about, for the search; none where undefined. */
  readonly everyday?: readonly EverydayWords[] | undefined;
  /** The chain of corrections, oldest first; none where undefined. */
  readonly corrections?: readonly CorrectionEntry[] | undefined;
  /** Notices of withdrawn records, in what is made for the public only: elsewhere they are among the forms. */
  readonly withdrawn?: readonly WithdrawnEntry[] | undefined;
}

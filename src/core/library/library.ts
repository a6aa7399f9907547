import type { FormRecord, KindId } from '../forms/registry.ts';
import type { Project, Unit } from './entries.ts';
import type { SiteConfig } from './site.ts';

/** One form with its place: the path gives year, unit, project and kind. */
export interface FormEntry {
  /** `2023/songjiang-guangfulin/dangqun.self-evaluation`: the path under `records/` without its ending. */
  readonly id: string;
  readonly year: string;
  readonly unit: string;
  readonly project: string;
  readonly kind: KindId;
  readonly record: FormRecord;
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

/** A page of prose: a glossary term, a handbook chapter, a text page. `data` is its front matter. */
export interface ProseEntry {
  readonly slug: string;
  readonly data: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** All content, read and accepted, in a fixed order (code units of the paths). */
export interface Content {
  readonly site: SiteConfig;
  readonly units: readonly UnitEntry[];
  readonly projects: readonly ProjectEntry[];
  readonly forms: readonly FormEntry[];
  readonly glossary: readonly ProseEntry[];
  readonly handbook: readonly ProseEntry[];
  readonly pages: readonly ProseEntry[];
}

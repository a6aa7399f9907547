import type { SourceDocument } from '../../core/intake/document.ts';
import type { ChosenFile } from '../../filing/read-file.ts';

/** What the page asks its worker. */
export interface Asked extends ChosenFile {
  readonly desk: 'read';
}

/** What the worker answers: what `ReadTables` gives, or what went wrong in the program. */
export type Answer = { readonly desk: 'answer' } & (
  { readonly found: SourceDocument | string } | { readonly fault: string }
);

const isOurs = (data: unknown, sort: string): boolean =>
  typeof data === 'object' && data !== null && (data as { desk?: unknown }).desk === sort;

export const isAsked = (data: unknown): data is Asked => isOurs(data, 'read');
export const isAnswer = (data: unknown): data is Answer => isOurs(data, 'answer');

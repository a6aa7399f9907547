import type { ListLimits } from '../library/districts.ts';
import type { FormEntry, ProseEntry } from '../library/library.ts';
import type { SiteConfig } from '../library/site.ts';
import type { Audience } from '../report/checks.ts';
import type { CorrectionView } from '../report/corrections.ts';
import type { Theme } from '../theme/theme.ts';
import { canonicalText, type Hash } from '../release/values.ts';

/**
 * What every output rests on beside its own slice of the content: when any of it but the corrections changes, all are made
 * again. Plain data.
 */
export interface FrameData {
  readonly site: SiteConfig;
  /** The portal's face; none where undefined. */
  readonly theme?: Theme | undefined;
  readonly audience: Audience;
  readonly glossary: readonly ProseEntry[];
  readonly pages: readonly ProseEntry[];
  /** Every correction, newest first: an output that is made from any names them among what it rests on. */
  readonly corrections: readonly CorrectionView[];
  /** How long lists are, and what depends on it. */
  readonly lists: ListLimits;
}

export interface Frame extends FrameData {
  /** The address, for readers elsewhere, of a path below the base. */
  readonly address: (path: string) => string;
  readonly hash: Hash;
}

/** Where a site is published. */
export interface SitePlace {
  /** `/` or `/column/`. */
  readonly base: string;
  /** Address of the portal, for addresses that hold outside the site. */
  readonly site: string | undefined;
}

/** @param hash whatever the machine has */
export function completeFrame(data: FrameData, { base, site }: SitePlace, hash: Hash): Frame {
  const href = (path: string): string => base.slice(0, -1) + path;
  return { ...data, address: (path) => (site ? new URL(href(path), site).href : href(path)), hash };
}

/** A digest of plain data. */
export const digestOf = (data: unknown, { hash }: Pick<Frame, 'hash'>): string => hash(JSON.stringify(data));

/** Several outputs rest on one form. */
const known = new WeakMap<FormEntry['record'], string>();

const nameRecord = ({ record }: FormEntry, { hash }: Pick<Frame, 'hash'>): string => {
  const found = known.get(record) ?? hash(canonicalText(record));
  known.set(record, found);
  return found;
};

/** The keys of forms whose record has not been read. */
const keys = new WeakMap<FormEntry, string>();

/** A form as keys name it: another record gives another. */
export function keyOfForm(form: FormEntry, frame: Pick<Frame, 'hash'>): string {
  const found = keys.get(form) ?? makeKey(form, frame);
  if (form.head) keys.set(form, found);
  return found;
}

const makeKey = (form: FormEntry, frame: Pick<Frame, 'hash'>): string =>
  form.hash === undefined
    ? `${form.id} ${nameRecord(form, frame)}`
    : `${form.id} ${form.hash} ${JSON.stringify(form.head)}`;

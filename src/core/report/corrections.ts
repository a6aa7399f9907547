import { formPath } from '../library/addresses.ts';
import type { Catalogue } from '../library/catalogue.ts';
import { findKind } from '../forms/registry.ts';
import { correctionHash, type CorrectionEntry } from '../release/correction.ts';
import type { Hash } from '../release/values.ts';
import type { Link } from './report.ts';

/** One correction as pages and the feed tell it. */
export interface CorrectionView {
  /** `2026-0001`: also the name of its place on the page of all corrections. */
  readonly id: string;
  readonly date: string;
  /** The form: `社区党建 2023年绩效自评表`. */
  readonly form: Link;
  /** `年度资金总额·全年执行数` */
  readonly place: string;
  /** `（空）` where a cell was blank, `表中没有这一格` where there was none, and said where it may not be shown again. */
  readonly old: string;
  readonly new: string;
  readonly reason: string;
  readonly by: string;
  readonly hash: string;
}

const shown = (text: string | undefined): string =>
  text === undefined ? '表中没有这一格' : text.trim() === '' ? '（空）' : text;

/** `2023/<unit>/<project>.<kind>` taken apart. */
function readId(id: string) {
  const [, year = '', unit = '', project = '', kind = ''] = /^(\d{4})\/([^/]+)\/([^/]+)\.([^.]+)$/.exec(id) ?? [];
  return { year, unit, project, kind };
}

/**
 * The corrections of the content, newest first.
 * @param label the words for a place of a record, by the record's id and the path in it
 */
export function viewCorrections(
  { content: { corrections = [] }, projects }: Catalogue,
  label: (id: string, path: string) => string,
  hash: Hash,
): CorrectionView[] {
  const names = new Map(projects.map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name]));
  const view = ({ id, correction: entry }: CorrectionEntry): CorrectionView => {
    const place = readId(entry.record);
    const name = names.get(`${place.unit}/${place.project}`) ?? place.project;
    return {
      id: id.replace('/', '-'),
      date: entry.date,
      form: { text: `${name} ${place.year}年${findKind(place.kind)?.name ?? ''}`, path: formPath(place) },
      place: label(entry.record, entry.path),
      old: entry.hidden === 'old' ? '不宜再公开' : shown(entry.old),
      new: shown(entry.new),
      reason: entry.reason,
      by: entry.by,
      hash: correctionHash(entry, hash),
    };
  };
  return corrections.map(view).reverse();
}

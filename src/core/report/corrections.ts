import { formPath, projectPath, unitPath } from '../library/addresses.ts';
import { departmentEntry } from '../library/catalogue.ts';
import type { Content, ProjectEntry, UnitEntry } from '../library/library.ts';
import { findKind } from '../forms/registry.ts';
import { correctionHash, type Correction, type CorrectionEntry } from '../release/correction.ts';
import type { Hash } from '../release/values.ts';
import type { Link } from './report.ts';

/** One correction as pages and the feed tell it. */
export interface CorrectionView {
  /** `2026-0001`: also the name of its place on the page of all corrections. */
  readonly id: string;
  readonly date: string;
  /** The form: `社区党建 2023年绩效自评表`; the unit or the project where a name was corrected. */
  readonly form: Link;
  /** `年度资金总额·全年执行数` */
  readonly place: string;
  /** Whether the record is not public now: the texts are kept back with it. */
  readonly isWithheld: boolean;
  /** `（空）` where a cell was blank, `表中没有这一格` where there was none, and said where it may not be shown. */
  readonly old: string;
  readonly new: string;
  readonly reason: string;
  readonly by: string;
  /** The record, unit or project, and the path in it, as the entry has them. */
  readonly record: string;
  readonly path: string;
  /** The texts themselves, for data; none where they are kept back. */
  readonly texts: Pick<Correction, 'old' | 'new' | 'hidden'>;
  /** Of the entry; undefined where its texts are kept back, which could be guessed from it. */
  readonly hash: string | undefined;
}

/** What corrections are told from: a catalogue, or the lists it is made of. */
export interface Corrected {
  readonly content: Pick<Content, 'corrections'>;
  readonly units: readonly UnitEntry[];
  readonly projects: readonly ProjectEntry[];
}

const WITHHELD = '已撤回，不再列出';
const shown = (text: string | undefined): string =>
  text === undefined ? '表中没有这一格' : text.trim() === '' ? '（空）' : text;

/** `2023/<unit>/<project>.<kind>` taken apart. */
function readId(id: string) {
  const [, year = '', unit = '', project = '', kind = ''] = /^(\d{4})\/([^/]+)\/([^/]+)\.([^.]+)$/.exec(id) ?? [];
  return { year, unit, project, kind };
}

/** Says which form, unit or project an entry is about, by its id. */
function makeLink({ units, projects }: Corrected): (id: string) => Link {
  const unitNames = new Map(units.map(({ slug, unit }) => [slug, unit.name]));
  const names = new Map(
    [...projects, ...units.map(departmentEntry)].map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name]),
  );
  return (id) => {
    const [folder, unit = '', slug = ''] = id.split('/');
    if (folder === 'units') return { text: unitNames.get(unit) ?? unit, path: unitPath(unit) };
    if (folder === 'projects') return { text: names.get(`${unit}/${slug}`) ?? slug, path: projectPath({ unit, slug }) };
    const place = readId(id);
    const name = names.get(`${place.unit}/${place.project}`) ?? place.project;
    return { text: `${name} ${place.year}年${findKind(place.kind)?.name ?? ''}`, path: formPath(place) };
  };
}

/** What an entry says of the texts. */
function viewTexts({ correction: { old, new: now, hidden }, isWithheld }: CorrectionEntry) {
  if (isWithheld) return { isWithheld, old: WITHHELD, new: WITHHELD };
  return { isWithheld: false, old: hidden === 'old' ? '不宜再公开' : shown(old), new: shown(now) };
}

/**
 * The corrections of the content, newest first.
 * @param label the words for a place of a record, by the record's id and the path in it
 */
export function viewCorrections(
  catalogue: Corrected,
  label: (id: string, path: string) => string,
  hash: Hash,
): CorrectionView[] {
  const linkTo = makeLink(catalogue);
  const view = (entry: CorrectionEntry): CorrectionView => {
    const { record, path, old, new: now, hidden, reason, by, date } = entry.correction;
    return {
      ...{ id: entry.id.replace('/', '-'), date, form: linkTo(record), place: label(record, path) },
      ...viewTexts(entry),
      ...{ record, path, texts: { old, new: now, hidden } },
      ...{ reason, by, hash: entry.isWithheld ? undefined : correctionHash(entry.correction, hash) },
    };
  };
  return (catalogue.content.corrections ?? []).map(view).reverse();
}

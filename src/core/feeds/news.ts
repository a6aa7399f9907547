import { kindOf } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import { formPath } from '../library/addresses.ts';
import { headOf } from '../library/form-head.ts';
import type { FormEntry, WithdrawnEntry } from '../library/library.ts';
import type { CorrectionView } from '../report/corrections.ts';
import type { FeedItem } from './atom.ts';

const tellCorrection = ({ isWithheld, place, old, new: now }: CorrectionView): string =>
  isWithheld ? `${place}更正过，表已撤回，内容不再列出。` : `${place}由“${old}”更正为“${now}”。`;

/** A correction as news. */
export const correctedItem = (entry: CorrectionView): FeedItem => {
  const { id, date, form, place, reason, by } = entry;
  const name = `${form.text}，${place}`;
  return {
    ...{ id: `corrections/${id}`, date, path: form.path, name },
    title: `更正：${name}`,
    text: `${tellCorrection(entry)}理由：${reason}（${by}，${date}）`,
  };
};

/** A form that was published, once its day is known. It speaks of no figure: those may be corrected. */
export function publishedItems(form: FormEntry): FeedItem[] {
  const { publication, ...head } = headOf(form);
  const { date, publisher } = publication;
  if (date === undefined) return [];
  const name = `${nameOf(head)} ${form.year}年${kindOf(form).name}`;
  const text = `${publisher ? `${publisher}，` : ''}${date}公布。`;
  return [{ id: `published/${form.id}`, date, title: `公布：${name}`, name, text, publisher, path: formPath(form) }];
}

/** A form that was taken back. @param subject name of its project */
export function withdrawnItems(entry: WithdrawnEntry, subject: string): FeedItem[] {
  const { id, date, year, reason } = entry;
  if (date === undefined) return [];
  const text = reason === undefined ? `${date}撤回。` : `${date}撤回。理由：${reason}`;
  const name = `${subject} ${year}年${kindOf(entry).name}`;
  return [{ id: `withdrawn/${id}`, date, title: `撤回：${name}`, name, text, path: formPath(entry) }];
}

/** Entries of a feed at most: who comes later takes the data. */
const MOST = 100;

/** The newest of some news, each list newest first or in any order; those of one day in the order of their identities. */
export const newestOf = (items: readonly FeedItem[]): FeedItem[] =>
  items.toSorted((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1)).slice(0, MOST);

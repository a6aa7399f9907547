import { headOf } from '../library/form-head.ts';
import type { Content, FormEntry } from '../library/library.ts';
import { compareRecords, compareTexts } from './changes.ts';
import { objectToChain, objectToForms, objectToSteps, said, type FindTexts } from './check-entries.ts';
import type { ChainHead, Correction } from './correction.ts';
import { guardedTexts, isBeside, isOfNotice, nameTexts, noticeTexts, type Texts } from './guarded.ts';
import type { Objection } from './objection.ts';
import { isWithdrawn, STATE_WORDS, type State } from './states.ts';
import { findUntold, type Differing } from './told.ts';
import { leadsFrom } from './undo.ts';
import type { Hash } from './values.ts';

export type { Objection };

/** The newest state that was ever public: its records and how its chain of corrections stood. */
export interface Published {
  readonly forms: Content['forms'];
  /** Withdrawn records by id: what they said is not public any more, only its hash. */
  readonly withdrawn: Readonly<Record<string, string>>;
  /** Those of the withdrawn whose texts are still at hand in a release that was kept. */
  readonly recovered?: Content['forms'];
  /** What pages say of units and projects, and notices of the withdrawn, by id. */
  readonly names?: ReadonlyMap<string, Texts>;
  readonly corrections: ChainHead;
  /** Whether a form says to the public what was published, where that is known without reading either. */
  readonly isAsBefore?: (form: FormEntry) => boolean;
  /** A release of an earlier version, which did not note what pages say beside a form. */
  readonly lacksBeside?: boolean;
}

/** What a release will show, with its withdrawn records among the forms and every entry whole. */
export type Going = Pick<Content, 'forms' | 'corrections'> & Partial<Pick<Content, 'units' | 'projects'>>;

export interface CheckOptions {
  /** Words for a place, by the record's id and the path in it. */
  readonly sayPlace?: (id: string, path: string) => string;
  /** `2024-05-20`: the day of the release; entries may not be of a later one. */
  readonly today?: string;
  /** States of records that the content has and the release does not show. */
  readonly kept?: ReadonlyMap<string, State>;
}

const byId = (forms: Content['forms']): ReadonlyMap<string, FormEntry> => new Map(forms.map((form) => [form.id, form]));

/** Every text a release shows or guards, by the id of its record, unit or project. */
function textsAfter({ forms, units = [], projects = [] }: Going): FindTexts {
  const [names, known] = [nameTexts({ units, projects }), byId(forms)];
  return (id) => {
    const form = known.get(id);
    if (!form) return names.get(id);
    return new Map([...guardedTexts(form.record), ...(isWithdrawn(headOf(form)) ? noticeTexts(headOf(form)) : [])]);
  };
}

/** The same of what was published, as far as it is known. */
function textsBefore({ forms, recovered = [], names = new Map() }: Published): FindTexts {
  const known = byId([...forms, ...recovered]);
  return (id) => {
    const [form, named] = [known.get(id), names.get(id)];
    return form ? new Map([...guardedTexts(form.record), ...(named ?? [])]) : named;
  };
}

/** What is said otherwise than in the newest state that was public, wherever that is known. */
export function changesSince(published: Published, after: Going): Differing[] {
  const { forms, recovered = [], names = new Map<string, Texts>(), lacksBeside = false } = published;
  const { isAsBefore = () => false } = published;
  const known = byId([...forms, ...recovered]);
  const ofForms = after.forms.map((form) => {
    const { id } = form;
    const [before, notice, head] = [known.get(id), names.get(id), headOf(form)];
    const values = before && !isAsBefore(form) ? compareRecords(before.record, form.record) : [];
    const said = notice && isWithdrawn(head) ? compareTexts(notice, noticeTexts(head)) : [];
    return { id, values: [...values.filter(({ path }) => !lacksBeside || !isBeside(path)), ...said] };
  });
  const now = nameTexts({ units: after.units ?? [], projects: after.projects ?? [] });
  const ofNames = [...now].flatMap(([id, texts]) => {
    const before = names.get(id);
    return before ? [{ id, values: compareTexts(before, texts) }] : [];
  });
  return [...ofForms, ...ofNames].filter(({ values }) => values.length);
}

const RESTORE =
  '先把它恢复：从备份或版本管理找回原来的文件。确要撤下，不删文件：publication.status 写 withdrawn，并写明 withdrawn 的日期和理由。';

function objectToRemoval({ forms }: Published, after: Going, kept: ReadonlyMap<string, State>): Objection[] {
  const now = new Set(after.forms.map(({ id }) => id));
  return forms
    .filter(({ id }) => !now.has(id))
    .map(({ id: at }) => {
      const state = kept.get(at);
      const advice = state
        ? '先把它恢复：publication 改回公布时的样子（status: published）。确要撤下，status 写 withdrawn，并写明 withdrawn 的日期和理由。'
        : RESTORE;
      const message = state
        ? `这张表已经公布，新内容里它的状态却是“${STATE_WORDS[state]}”`
        : '这张表已经公布，新内容里却没有了';
      return { at, message, advice };
    });
}

const objectToLostNotices = ({ withdrawn }: Published, after: Going): Objection[] => {
  const now = new Set(after.forms.map(({ id }) => id));
  return Object.keys(withdrawn)
    .filter((id) => !now.has(id))
    .map((at) => ({
      at,
      message: '这张表已撤回，撤回说明要留在原来的网址，新内容里却没有它了',
      advice: '把记录放回来，publication.status 保持 withdrawn。',
    }));
};

const ALTERED = '这张表的内容在撤回前后不一样，没有更正说明，或更正没有说全';

/** Records that came back, or stay away, and whose former texts are only known by their hash. */
function objectToDark(dark: ReadonlyMap<string, string>, after: Going, news: readonly Correction[], hash: Hash) {
  return after.forms
    .filter((form) => {
      const { id } = form;
      const former = dark.get(id);
      const own = news.filter((entry) => entry.record === id && !isOfNotice(entry.path));
      return former !== undefined && !leadsFrom(former, form.record, own, hash);
    })
    .map(({ id: at }) => ({
      at,
      message: ALTERED,
      advice:
        '撤回前的内容已经没有留着的发布可查，只有它的校验码：改回撤回时的内容；要更正，每一处写明原来是什么（old）。原内容不宜写明的，从备份恢复含有它的那次发布（releases 下的文件夹），再用 --correct 写。',
    }));
}

/**
 * Whether a release may follow the newest state that was ever public: no record vanishes without a notice, no published text
 * changes without an entry for exactly that place, no entry that was public is altered, and none says what is not so.
 */
export function checkChanges(
  published: Published,
  after: Going,
  hash: Hash,
  { sayPlace = (_, path) => path, today = '9999-12-31', kept = new Map() }: CheckOptions = {},
): Objection[] {
  const { corrections = [] } = after;
  const chain = objectToChain(published.corrections, corrections, hash);
  if (chain.length) return chain;
  const { count } = published.corrections;
  const entries = corrections.slice(count);
  const news = entries.map(({ correction }) => correction);
  const known = new Set(published.recovered?.map(({ id }) => id));
  const dark = new Map(Object.entries(published.withdrawn).filter(([id]) => !known.has(id)));
  const going = byId(after.forms);
  const isOut = (id: string): boolean => {
    const form = going.get(id);
    return known.has(id) || (form !== undefined && isWithdrawn(headOf(form)));
  };
  return [
    ...objectToRemoval(published, after, kept),
    ...objectToLostNotices(published, after),
    ...objectToDark(dark, after, news, hash),
    ...findUntold(changesSince(published, after), news).map(([id, { path, old, new: now }]) => ({
      id: 'untold' as const,
      at: id,
      message: isOut(id)
        ? `${ALTERED}：${sayPlace(id, path)}`
        : `已公布的${sayPlace(id, path)}由${said(old)}变成${said(now)}，没有更正说明`,
      advice: '改回原来的内容；确要更正，就加一条更正记录（mingzhang release --correct，见手册第五章）。',
    })),
    ...objectToForms(corrections, count, today),
    ...objectToSteps(entries, textsBefore(published), textsAfter(after), (id) => dark.has(id)),
  ];
}

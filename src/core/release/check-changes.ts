import type { Content } from '../library/library.ts';
import { compareContents, compareRecords, type RecordChange, type ValueChange } from './changes.ts';
import { findBreak, goesOnFrom, type ChainHead, type Correction, type CorrectionEntry } from './correction.ts';
import { isWithdrawn } from './states.ts';
import { leadsFrom } from './undo.ts';
import { printedPart, textsByPath, type Hash } from './values.ts';

/** Why a release may not go on: what is wrong, where, and what to do. */
export interface Objection {
  /** Id of the record or of the entry. */
  readonly at: string;
  readonly message: string;
  readonly advice: string;
}

/** What is public now: its records and how its chain of corrections stood. */
export interface Published {
  readonly forms: Content['forms'];
  /** Withdrawn records: what they printed is not public any more, only its hash. */
  readonly withdrawn: Readonly<Record<string, string>>;
  readonly corrections: ChainHead;
}

/** Texts are quoted up to here in messages. */
const LONGEST = 40;
const said = (text: string | undefined): string =>
  text === undefined ? '没有这一格' : `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text}”`;

const tellsOf = (entry: Correction, id: string, { path, old }: ValueChange, now: string | undefined): boolean =>
  entry.record === id && entry.path === path && entry.new === now && (entry.hidden === 'old' || entry.old === old);

/**
 * Whether the new entries tell of a change, in one step or in several one after the other: the first begins with what was
 * printed, the last ends with what is printed now.
 */
function isTold(entries: readonly Correction[], id: string, change: ValueChange): boolean {
  const own = entries.filter(({ record, path }) => record === id && path === change.path);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return false;
  const steps = own.every((entry, i) => i === 0 || entry.hidden === 'old' || entry.old === own[i - 1]!.new);
  return steps && tellsOf(last, id, { ...change, old: last.old }, change.new) && tellsOf(first, id, change, first.new);
}

/** Printed texts of public records that differ from what is public, and that no new entry tells of. */
export function findUntold(changes: readonly RecordChange[], news: readonly Correction[]): [string, ValueChange][] {
  return changes
    .filter(({ sort }) => sort === 'changed' || sort === 'restored')
    .flatMap(({ id, values }) =>
      values.filter((value) => !isTold(news, id, value)).map((v): [string, ValueChange] => [id, v]),
    );
}

function objectToChain(published: ChainHead, entries: readonly CorrectionEntry[], hash: Hash): Objection[] {
  const broken = findBreak(entries, hash);
  if (broken)
    return [
      {
        at: `corrections/${broken.id}`,
        message: '更正记录的链断了：这一条的 former 不是上一条的校验码，前面的更正被改过、删过或调过次序',
        advice: '更正记录只能往后加，不能改。把改动的文件恢复原样；这一条写错了就再加一条更正。',
      },
    ];
  if (goesOnFrom(published, entries, hash)) return [];
  return [
    {
      at: 'corrections',
      message: `已经公布的${published.count}条更正记录被改过或删过`,
      advice: '把 corrections/ 里的文件恢复成公布时的样子，再往后加新的更正。',
    },
  ];
}

/** An entry must begin with what was public, or it tells of a change that never was. */
function objectToUnfounded(news: readonly CorrectionEntry[], published: Published['forms']): Objection[] {
  const texts = new Map(published.map(({ id, record }) => [id, textsByPath(printedPart(record))]));
  const first = new Map(
    news.toReversed().map((entry) => [`${entry.correction.record}#${entry.correction.path}`, entry]),
  );
  return [...first.values()].flatMap(({ id, correction: { record, path, old, hidden } }) => {
    const own = texts.get(record);
    if (!own || hidden === 'old' || own.get(path) === old) return [];
    return [
      {
        at: `corrections/${id}`,
        message: `更正说 ${record} 的 ${path} 原来是${said(old)}，公布着的却是${said(own.get(path))}`,
        advice: '核对 record、path、old 三栏；没有改动的地方不用写更正，把这个文件删去。',
      },
    ];
  });
}

/** A new entry must end with what the record prints, or nobody could trust the list. */
function objectToFalse(news: readonly CorrectionEntry[], forms: Content['forms']): Objection[] {
  const texts = new Map(forms.map(({ id, record }) => [id, textsByPath(printedPart(record))]));
  const last = new Map(news.map((entry) => [`${entry.correction.record}#${entry.correction.path}`, entry]));
  return [...last.values()].flatMap(({ id, correction: { record, path, new: now } }) => {
    const own = texts.get(record);
    if (!own)
      return [
        {
          at: `corrections/${id}`,
          message: `更正说的记录 ${record} 不在要公布的内容里`,
          advice: '核对 record 一栏；没有公布过的表直接改，不用写更正。',
        },
      ];
    if (own.get(path) === now) return [];
    return [
      {
        at: `corrections/${id}`,
        message: `更正说 ${record} 的 ${path} 现在是${said(now)}，记录里却是${said(own.get(path))}`,
        advice: '改记录，或再加一条更正，让两边一致。',
      },
    ];
  });
}

const objectToRemoval = ({ id, sort }: RecordChange): Objection[] =>
  sort === 'removed'
    ? [
        {
          at: id,
          message: '这张表已经公布，新内容里却没有了',
          advice: '要撤下它，不删文件：把 publication.status 改成 withdrawn，并写明 withdrawn 的日期和理由。',
        },
      ]
    : [];

/** A withdrawn record keeps its notice, and what it printed may not change behind the notice without an entry either. */
function objectToWithdrawn(
  { forms: known, withdrawn }: Published,
  { forms }: Pick<Content, 'forms'>,
  news: readonly Correction[],
  hash: Hash,
): Objection[] {
  const now = new Map(forms.map(({ id, record }) => [id, record]));
  const gone = Object.keys(withdrawn).filter((id) => !now.has(id));
  const taken = known.filter(({ id }) => isWithdrawn(now.get(id) ?? { publication: { status: 'draft' } }));
  const ofRecord = (id: string): Correction[] => news.filter((entry) => entry.record === id);
  const altered = [
    ...Object.entries(withdrawn)
      .filter(([id, former]) => now.has(id) && !leadsFrom(former, now.get(id)!, ofRecord(id), hash))
      .map(([id]) => id),
    ...taken
      .filter(({ id, record }) => compareRecords(record, now.get(id)).some((value) => !isTold(news, id, value)))
      .map(({ id }) => id),
  ];
  return [
    ...gone.map((at) => ({
      at,
      message: '这张表已撤回，撤回说明要留在原来的网址，新内容里却没有它了',
      advice: '把记录放回来，publication.status 保持 withdrawn。',
    })),
    ...altered.map((at) => ({
      at,
      message: '这张表的内容在撤回前后不一样，没有更正说明，或更正没有说全',
      advice:
        '改回公布时的内容；确要更正，用 npm run release -- --correct 写更正记录（不宜再公开的原内容改成 hidden: old，见手册第五章）。',
    })),
  ];
}

/**
 * Whether a release may follow what is public: no record vanishes without a notice, no printed text changes without an entry
 * that tells of it, no entry that was public is altered, and no new entry says what the record does not.
 * @param after what the release will show, with its withdrawn records among the forms
 * @param sayPlace words for a place, by the record's id and the path in it
 */
export function checkChanges(
  published: Published,
  after: Pick<Content, 'forms' | 'corrections'>,
  hash: Hash,
  sayPlace: (id: string, path: string) => string = (_, path) => path,
): Objection[] {
  const { corrections = [] } = after;
  const chain = objectToChain(published.corrections, corrections, hash);
  if (chain.length) return chain;
  const entries = corrections.slice(published.corrections.count);
  const news = entries.map(({ correction }) => correction);
  const changes = compareContents(published, after);
  const untold = findUntold(changes, news);
  return [
    ...changes.flatMap(objectToRemoval),
    ...objectToWithdrawn(published, after, news, hash),
    ...untold.map(([id, { path, old, new: now }]) => ({
      at: id,
      message: `已公布的${sayPlace(id, path)}由${said(old)}变成${said(now)}，没有更正说明`,
      advice: '改回原来的内容；确要更正，就加一条更正记录（npm run release -- --correct，见手册第五章）。',
    })),
    ...objectToUnfounded(entries, published.forms),
    ...objectToFalse(entries, after.forms),
  ];
}

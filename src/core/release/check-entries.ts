import { findBreak, goesOnFrom, type ChainHead, type Correction, type CorrectionEntry } from './correction.ts';
import type { Texts } from './guarded.ts';
import type { Objection } from './objection.ts';
import { beginsWith } from './told.ts';
import type { Hash } from './values.ts';

/** Texts are quoted up to here in messages. */
const LONGEST = 40;
export const said = (text: string | undefined): string =>
  text === undefined ? '没有这一格' : `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text}”`;

/** That the chain is whole and goes on from the one that was published. */
export function objectToChain(published: ChainHead, entries: readonly CorrectionEntry[], hash: Hash): Objection[] {
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

/** What is wrong with an entry whatever the records say. @param before the day of the entry before it */
function objectToForm({ old, new: now, hidden, reason, by, date }: Correction, before: string, today: string) {
  const found: [message: string, advice: string][] = [];
  if (reason.trim() === '' || by.trim() === '') found.push(['理由或更正人是空的', '写明为什么更正、由谁更正。']);
  if (date < before)
    found.push([`日期 ${date} 早于上一条更正（${before}）`, '更正记录按先后排，写这一条更正的那一天。']);
  if (date > today) found.push([`日期 ${date} 晚于发布的这一天（${today}）`, '写这一条更正的那一天。']);
  if (hidden === 'old' && old !== undefined)
    found.push(['写了 hidden: old，却还写着原来的内容（old）', '删去 old 一行；不必隐去的，删去 hidden 一行。']);
  if (hidden === undefined && old === now) found.push(['没有说改了什么：old 和 new 一样', '删去这个文件。']);
  return found;
}

/** That every new entry is whole by itself and dated between the one before it and the day of the release. */
export const objectToForms = (entries: readonly CorrectionEntry[], published: number, today: string): Objection[] =>
  entries.slice(published).flatMap(({ id, correction }, i) => {
    const before = entries[published + i - 1]?.correction.date ?? '';
    return objectToForm(correction, before, today).map(([message, advice]) => ({
      at: `corrections/${id}`,
      message,
      advice,
    }));
  });

/** The texts of a record, unit or project by its id; undefined where nothing is known of it. */
export type FindTexts = (id: string) => Texts | undefined;

/** Entries about one place, in their order. */
type Steps = readonly CorrectionEntry[];
const byPlace = (news: readonly CorrectionEntry[]): Steps[] => [
  ...Map.groupBy(news, ({ correction: { record, path } }) => `${record}#${path}`).values(),
];

const HIDDEN_ADVICE =
  '隐去（hidden: old）只用于有个人信息或密级标志的原内容；别的更正要写明原来是什么（old），由 mingzhang release --correct 来写。';

/** The first entry about a place begins with what was published, each other one with what the one before it says. */
function objectToBeginnings(steps: Steps, before: FindTexts, isDark: (id: string) => boolean) {
  return steps.flatMap(({ id, correction }, i): Objection[] => {
    const { record, path, old, hidden } = correction;
    const known = before(record);
    if (i === 0 && isDark(record) && !known?.has(path)) return [];
    const at = `corrections/${id}`;
    if (i === 0 && !known)
      return [
        { at, message: `更正说的 ${record} 还没有公布过`, advice: '没有公布过的直接改，不用写更正，把这个文件删去。' },
      ];
    const text = i === 0 ? known?.get(path) : steps[i - 1]!.correction.new;
    if (beginsWith(correction, text)) return [];
    if (hidden === 'old') return [{ at, message: `${record} 的 ${path} 原来的内容不能隐去`, advice: HIDDEN_ADVICE }];
    const where = i === 0 ? '公布着的' : '上一条更正说的';
    return [
      {
        at,
        message: `更正说 ${record} 的 ${path} 原来是${said(old)}，${where}却是${said(text)}`,
        advice: '核对 record、path、old 三栏；没有改动的地方不用写更正，把这个文件删去。',
      },
    ];
  });
}

/** The last entry about a place ends with what is published now, or nobody could trust the list. */
function objectToEnd(steps: Steps, after: FindTexts): Objection[] {
  const { id, correction } = steps.at(-1)!;
  const { record, path, new: now } = correction;
  const own = after(record);
  const at = `corrections/${id}`;
  if (!own)
    return [
      {
        at,
        message: `更正说的记录 ${record} 不在要公布的内容里`,
        advice: '核对 record 一栏；没有公布过的表直接改，不用写更正。',
      },
    ];
  if (own.get(path) === now) return [];
  return [
    {
      at,
      message: `更正说 ${record} 的 ${path} 现在是${said(now)}，记录里却是${said(own.get(path))}`,
      advice: '改记录，或再加一条更正，让两边一致。',
    },
  ];
}

/**
 * That new entries lead from what was published to what is published now.
 * @param isDark whether what a record said before is only known by its hash
 */
export const objectToSteps = (
  news: readonly CorrectionEntry[],
  before: FindTexts,
  after: FindTexts,
  isDark: (id: string) => boolean,
): Objection[] =>
  byPlace(news).flatMap((steps) => [...objectToBeginnings(steps, before, isDark), ...objectToEnd(steps, after)]);

import { pinyin } from 'pinyin-pro';
import { READINGS } from './readings.ts';

/** What a slug names; its word stands in where a name gives no letters: `danwei-1f0a3c`. */
export type SlugSort = 'unit' | 'project' | 'district';

const FALLBACK: Record<SlugSort, string> = { unit: 'danwei', project: 'xiangmu', district: 'qu' };
/** Addresses are read aloud and typed: whole words up to here. */
const LONGEST = 40;
/** Characters of a name that are read: far more than a slug has room for, and no more, whatever a form prints. */
const LONGEST_READ = 100;
/** Names that Windows takes for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const IDLE_WORDS = new Set(['的', '和', '与', '及', '等', '暨', '之']);
const HAN_RUN = /\p{Script=Han}+/gu;

/** What says nothing about which unit it is. */
const UNIT_CUTS: readonly RegExp[] = [
  /^中共/,
  /^(?:北京|天津|上海|重庆)市(?=.{3})/,
  /^\p{Script=Han}{2,7}?(?:省|自治区)(?=.{3})/u,
  /(?<=.{2})人民政府/,
  /委员会(?=.)/,
  /(?<=.{2})办事处$/,
];
const PROJECT_CUTS: readonly RegExp[] = [
  /^[0-9a-z]{12,} (?=.{2})/,
  /^20\d\d年?度?(?=.{2})/,
  /(?<=.{2})项目$/,
  /(?<=.{2})(?:专项|工作|项目)?(?:经费|资金)$/,
];
const CUTS: Record<SlugSort, readonly RegExp[]> = {
  unit: UNIT_CUTS,
  project: PROJECT_CUTS,
  district: [/(?<=.{2})(?:新?区|县|市)$/],
};

/** Syllables that belong together: a word of the dictionary. */
interface Word {
  readonly letters: string;
  readonly characters: number;
}

const withoutTones = (reading: string): string =>
  reading
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f\s]/g, '');

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a run of Chinese that holds no name of the table. The run is read whole: neighbours decide a reading. */
function readRun(run: string): Word[] {
  const syllables = pinyin(run, { toneType: 'none', v: true, type: 'array' });
  let at = 0;
  return [...words.segment(run)].flatMap(({ segment }) => {
    const characters = [...segment].length;
    const letters = syllables.slice(at, (at += characters)).join('');
    return IDLE_WORDS.has(segment) ? [] : [{ letters: letters.replace(/[^a-z]/g, ''), characters }];
  });
}

/** Words of a run of Chinese: names of the table first, at the leftmost place, the longest where several begin there. */
function readChinese(run: string): Word[] {
  for (let at = 0; at < run.length; at++) {
    const found = READINGS.find(([name]) => run.startsWith(name, at));
    if (!found) continue;
    const [name, reading] = found;
    const known = { letters: withoutTones(reading), characters: [...name].length };
    return [...(at ? readRun(run.slice(0, at)) : []), known, ...readChinese(run.slice(at + name.length))];
  }
  return run ? readRun(run) : [];
}

/** Single characters join their neighbours: 广|富|林 is one name, and a lone 费 belongs to the word before it. */
function joinSingles(list: readonly Word[]): string[] {
  const joined: Word[] = [];
  let open = false;
  for (const word of list) {
    const last = joined.at(-1);
    const isSingle = word.characters === 1;
    if (last && isSingle && (open || last.characters <= 3)) {
      joined[joined.length - 1] = { letters: last.letters + word.letters, characters: last.characters + 1 };
    } else {
      joined.push(word);
      open = isSingle;
    }
    if (!isSingle) open = false;
  }
  return joined.map(({ letters }) => letters);
}

function wordsOf(name: string): string[] {
  const found: string[] = [];
  for (const [run] of name.matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)) {
    const isHan = run.search(HAN_RUN) === 0;
    found.push(...(isHan ? joinSingles(readChinese(run)) : [run]));
  }
  return found.filter((word) => word !== '');
}

function shorten(list: readonly string[]): string {
  let slug = (list[0] ?? '').slice(0, LONGEST);
  for (const word of list.slice(1)) {
    if (slug.length + 1 + word.length > LONGEST) break;
    slug += `-${word}`;
  }
  return slug;
}

/** Six digits that tell names apart (FNV-1a folded to 24 bits); without node:crypto, since the self-check page makes slugs too. */
function mark(name: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return ((hash >>> 24) ^ (hash & 0xffffff)).toString(16).padStart(6, '0');
}

/**
 * The name of a unit, project or district in addresses: pinyin of its words, lower-case ASCII, at most about 40 letters. The same
 * name always gives the same slug; `isTaken` says which belong to others, and such a one gets a mark made from the name.
 */
export function makeSlug(name: string, sort: SlugSort, isTaken: (slug: string) => boolean = () => false): string {
  const plain = [...name]
    .slice(0, LONGEST_READ)
    .join('')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, (gap) => (/[.\-_/]/.test(gap) ? ' ' : ''));
  const bare = CUTS[sort].reduce((text, cut) => text.replace(cut, ''), plain);
  const slug = shorten(wordsOf(bare));
  const own =
    slug === '' ? `${FALLBACK[sort]}-${mark(name)}` : RESERVED.test(slug) ? `${FALLBACK[sort]}-${slug}` : slug;
  if (!isTaken(own)) return own;
  // a mark of six letters is enough for a portal; the loop is for content that was made to collide
  for (let salt = '', slug = `${own}-${mark(name)}`; ; salt += '.', slug = `${own}-${mark(name + salt)}`)
    if (!isTaken(slug)) return slug;
}

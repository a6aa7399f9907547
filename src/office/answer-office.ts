import { NotWritten } from '../io/import/commit-files.ts';
import { loadContent } from '../io/load-content.ts';
import { correctContent } from '../release/correct.ts';
import { explainStop, Stopped } from '../disk/stop.ts';
import { actOnRecord, actOnUnit, type Given } from './acts.ts';
import { drawUnit, drawUnits } from './list-pages.ts';
import { html, type Markup } from './markup.ts';
import { addressOf, renderOffice, type Office, type OfficePage } from './office.ts';
import { drawRecord } from './record-page.ts';
import { readRecord } from './records.ts';
import { BACK_WORD, drawProgress, drawRelease, RELEASE_WORD } from './release-page.ts';
import type { Releases } from './release-run.ts';

/** An answer of the office: a page, or another address to go to. */
export type OfficeAnswer =
  | { readonly status: number; readonly page: string }
  /** With what is to be said there. */
  | { readonly status: 303; readonly to: string; readonly said: string };

const RECORD = /^\d{4}\/[a-z\d-]+\/[a-z\d_-]+\.[a-z-]+$/;
const UNIT = /^(?:([a-z\d-]+)\/)?$/;
const RELEASE = 'release/';
const PROGRESS = 'release/progress/';

export interface Asked {
  readonly office: Office;
  readonly releases: Releases;
  readonly today: string;
  /** Below the office: `2024/jiedao/dangjian.target`. */
  readonly path: string;
}

const NONE: OfficePage = { title: '没有这一页', body: html`<p>没有这个单位，或没有这张表。</p>` };

function draw({ office, releases, today, path }: Asked): OfficePage | undefined {
  if (office.to !== undefined && path === RELEASE) return drawRelease(office, office.to, today);
  if (path === PROGRESS) return releases.run && drawProgress(office, releases.run);
  if (RECORD.test(path)) {
    const record = readRecord(office, path);
    return record && drawRecord(office, record, today);
  }
  const [match, unit] = UNIT.exec(path) ?? [];
  if (match === undefined) return undefined;
  return unit === undefined ? drawUnits(office, today) : drawUnit(office, unit, today);
}

const say = (words: string, isFailure: boolean): Markup =>
  html`<p role="${isFailure ? 'alert' : 'status'}" class="${isFailure ? 'said failure' : 'said'}">${words}</p>`;

/** A page of the office. @param said what came of the last form */
export function showOffice(asked: Asked, said?: string): OfficeAnswer {
  const page = draw(asked);
  const words = said === undefined ? undefined : say(said, false);
  return { status: page ? 200 : 404, page: renderOffice(asked.office, page ?? NONE, words) };
}

function correct(office: Office, to: string, given: Given, today: string): string {
  const { content } = loadContent(office.content, { visibility: 'all' });
  const [reason = '', by = ''] = ['reason', 'by'].map((name) => (given.get(name) ?? '').trim());
  if (!content) throw new NotWritten('内容有错误，先改好它。');
  if (reason === '') throw new NotWritten('没有写更正的理由。');
  const job = { reason, by: by === '' ? undefined : by, date: today };
  const entries = correctContent(office.content, content, to, job);
  return entries.length ? `写了 ${entries.length} 条更正记录。` : '没有要更正的。';
}

function startRelease({ office, releases }: Asked, to: string, given: Given): void {
  const isBack = given.get('act') === 'back';
  const word = isBack ? BACK_WORD : RELEASE_WORD;
  if ((given.get('word') ?? '').trim() !== word) throw new NotWritten(`没有${word}：请在格子里写“${word}”两个字。`);
  const hash = given.get('hash') ?? '';
  if (isBack && !/^[0-9a-f]{64}$/.test(hash)) throw new NotWritten('没有这一次发布。请刷新以后再试。');
  const words = ['--to', to, '--content', office.content];
  const own = isBack
    ? [`--rollback=${hash}`, ...office.releaseOptions.filter((one) => one.startsWith('--export='))]
    : ['--progress', ...office.releaseOptions];
  if (!releases.start(word, [...words, ...own])) throw new NotWritten('另一次发布正在进行，等它结束再试。');
}

/** @returns where to go on, and what to say there */
function act(asked: Asked, given: Given): readonly [path: string, said: string] {
  const { office, path, today } = asked;
  const saved = (files: readonly string[]): string => (files.length ? '已保存。' : '没有改动。');
  if (office.to !== undefined && path === RELEASE) {
    if (given.get('act') === 'correct') return [path, correct(office, office.to, given, today)];
    startRelease(asked, office.to, given);
    return [PROGRESS, ''];
  }
  if (RECORD.test(path)) return [path, saved(actOnRecord(office, path, given))];
  const [, unit = ''] = UNIT.exec(path) ?? [];
  return [path, saved(actOnUnit(office, unit, given))];
}

/**
 * Does what a form asks for; goes on to the page as it is then. A form that cannot be done gives the page with the reason.
 * @param given the boxes of the form, whose token was looked at
 */
export function doInOffice(asked: Asked, given: Given): OfficeAnswer {
  try {
    const [path, said] = act(asked, given);
    return { status: 303, to: addressOf(asked.office, path), said };
  } catch (thrown) {
    const error = explainStop(thrown);
    const isTold = error instanceof NotWritten || error instanceof Stopped;
    if (!isTold) throw thrown;
    const words = error instanceof Stopped ? `${error.message}。${error.advice}` : error.message;
    return { status: 409, page: renderOffice(asked.office, draw(asked) ?? NONE, say(words, true)) };
  }
}

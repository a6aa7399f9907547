import { compareContents, type RecordChange } from '../core/release/changes.ts';
import type { Objection } from '../core/release/check-changes.ts';
import { listKept } from '../core/release/kept.ts';
import { publicContent } from '../core/release/public-content.ts';
import { labelPlace } from '../io/describe-place.ts';
import { loadContent } from '../io/load-content.ts';
import { KeptReadings } from '../io/readings/kept-readings.ts';
import { checkContent, objectToNothing, withWithdrawn } from '../release/gate.ts';
import { readHistory } from '../release/history.ts';
import { readPublished } from '../release/published.ts';
import { currentRelease, listReleases } from '../release/target.ts';
import { Stopped } from '../disk/stop.ts';
import { html, type Markup } from './markup.ts';
import { addressOf, button, field, form, type Office, type OfficePage } from './office.ts';
import { titleOf } from './records.ts';
import type { ReleaseRun } from './release-run.ts';

/** Words that are typed to release, and to go back. */
export const RELEASE_WORD = '发布';
export const BACK_WORD = '退回';

/** Records and figures listed; the rest is counted. */
const MOST_RECORDS = 50;
const MOST_VALUES = 20;
const MOST_STOPS = 50;

const SORTS: Readonly<Record<RecordChange['sort'], string>> = {
  added: '新公布',
  removed: '不再公布',
  withdrawn: '撤回',
  restored: '恢复公布',
  changed: '改动',
};

function drawChange({ sort, values, before, after }: RecordChange): Markup {
  const record = after ?? before!;
  const own = sort === 'changed' ? values : [];
  const quote = (text: string | undefined): string =>
    text === undefined ? '（没有这一栏）' : text === '' ? '（空白）' : text;
  return html`<li>
    <strong>${SORTS[sort]}</strong> ${titleOf(record)}
    <ul>
      ${own
        .slice(0, MOST_VALUES)
        .map(({ path, old, new: now }) => html`<li>${labelPlace(record, path)}：${quote(old)} → ${quote(now)}</li>`)}
      ${own.length > MOST_VALUES && html`<li>另有 ${own.length - MOST_VALUES} 处</li>`}
    </ul>
  </li>`;
}

const drawChanges = (changes: readonly RecordChange[]): Markup =>
  changes.length === 0
    ? html`<p>和公开着的相比没有变化。</p>`
    : html`<ul class="plain">
        ${changes
          .toSorted((a, b) => Number(a.sort === 'added') - Number(b.sort === 'added'))
          .slice(0, MOST_RECORDS)
          .map(drawChange)}
        ${changes.length > MOST_RECORDS && html`<li>另有 ${changes.length - MOST_RECORDS} 张表</li>`}
      </ul>`;

type Titles = ReadonlyMap<string, string>;

/** The record in words, with a way to it; what is no record stays as it is. */
function nameRecord(at: string, titles: Titles, office: Office): Markup | string {
  const [id = ''] = /^\d{4}\/[^（]+/.exec(at) ?? [];
  const title = titles.get(id);
  return title === undefined ? at : html`<a href="${addressOf(office, id)}">${title}</a>`;
}

const drawStops = (stops: readonly Objection[], titles: Titles, office: Office): Markup =>
  html`<div class="stops">
    <p class="error">有 ${stops.length} 处要先处理，处理完才能发布：</p>
    <ul>
      ${stops
        .slice(0, MOST_STOPS)
        .map(
          ({ at, message, advice }) =>
            html`<li>${nameRecord(at, titles, office)}：${message}<span class="quiet">${advice}</span></li>`,
        )}
      ${stops.length > MOST_STOPS && html`<li>另有 ${stops.length - MOST_STOPS} 处</li>`}
    </ul>
  </div>`;

const drawCorrection = (office: Office, untold: readonly Objection[], titles: Titles): Markup =>
  html`<h2>更正（${untold.length}）</h2>
    <ul>
      ${untold.slice(0, MOST_STOPS).map(({ at, message }) => html`<li>${nameRecord(at, titles, office)}：${message}</li>`)}
    </ul>
    <p>
      这 ${untold.length}
      处还没有写更正理由，写了才能发布。理由会公开，写在更正记录里；各有各的理由的，先改一处、写一次。
    </p>
    ${form(
      office,
      'correct',
      html`${field({ name: 'reason', label: '更正的理由', isRequired: true })}
      ${field({ name: 'by', label: '更正人', hint: '会公开；不写就是那张表的单位' })}${button('写成更正记录')}`,
    )}`;

function drawBack(office: Office, to: string): Markup {
  const current = currentRelease(to);
  const history = readHistory(to);
  const dateOf = (hash: string): string => history.findLast(({ release }) => release === hash)?.date ?? '';
  const others = listReleases(to).filter((hash) => hash !== current);
  if (!others.length) return html``;
  return html`<h2>退回以前的发布</h2>
    <p>公开的网页换回以前的一份；内容目录不动。</p>
    <ul class="plain">
      ${others.map(
        (hash) =>
          html`<li>
            ${dateOf(hash)} 发布的 ${hash.slice(0, 12)}
            <details>
              <summary>退回到这一次</summary>
              ${form(
                office,
                'back',
                html`<input type="hidden" name="hash" value="${hash}" />${field({
                    ...{ name: 'word', label: `请写“${BACK_WORD}”两个字`, isRequired: true },
                  })}${button('退回', 'danger')}`,
              )}
            </details>
          </li>`,
      )}
    </ul>`;
}

function drawRun({ isRunning, what, lines, status, seconds }: ReleaseRun): Markup {
  const head = isRunning
    ? html`<p role="status">正在${what}，已经 ${seconds} 秒。可以离开这一页，不会中断。</p>`
    : html`<p role="status" class="${status === 0 ? 'said' : 'said failure'}">
        ${status === 0 ? `${what}完成。` : `${what}没有完成，公开的网页没有动。`}
      </p>`;
  return html`${head}
    <pre tabindex="0">${lines}</pre>`;
}

/** A release at work, or the one that just ended. */
export const drawProgress = (office: Office, run: ReleaseRun): OfficePage => ({
  title: run.isRunning ? `正在${run.what}` : `${run.what}的结果`,
  ...(run.isRunning ? { again: 2 } : {}),
  body: html`${drawRun(run)} ${!run.isRunning && html`<p><a href="${addressOf(office, 'release/')}">回到发布</a></p>`}`,
});

/** What a release would change, what stops it, and the way to release. */
export function drawRelease(office: Office, to: string, today: string): OfficePage {
  const title = '发布';
  const { content, problems } = loadContent(office.content, {
    visibility: 'all',
    readings: new KeptReadings(office.content),
  });
  if (!content) {
    const errors = problems.filter(({ level }) => level === 'error').length;
    return {
      title,
      body: html`<p class="stops">
        内容有 ${errors} 处错误，不能发布。<a href="${office.base}staff/problems/">看是什么错误</a>
      </p>`,
    };
  }
  try {
    const shown = publicContent(content, today);
    const published = readPublished(to);
    const kept = listKept(content, today);
    const all = [...checkContent(content, shown, published, today), ...objectToNothing(shown, kept)];
    const [untold, stops] = [all.filter(({ id }) => id === 'untold'), all.filter(({ id }) => id !== 'untold')];
    const changes = compareContents(published, withWithdrawn(content, shown));
    const titles = new Map(content.forms.map(({ id, record }) => [id, titleOf(record)]));
    const go = form(
      office,
      'release',
      html`${field({ name: 'word', label: `请写“${RELEASE_WORD}”两个字`, isRequired: true })}${button('发布')}`,
    );
    return {
      title,
      body: html`<p>公开 ${shown.forms.length} 张表；${kept.length} 张不公布。</p>
        ${stops.length > 0 && drawStops(stops, titles, office)}
        ${untold.length > 0 && drawCorrection(office, untold, titles)}
        <h2>会变什么（${changes.length}）</h2>
        ${drawChanges(changes)}
        ${
          all.length === 0 &&
          html`<h2>发布</h2>
            <p>程序会再核对一遍，生成网页、检查网页，一次换上；有一处通不过就不换。</p>
            ${go}`
        }
        ${drawBack(office, to)}`,
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return {
      title,
      body: html`<p class="stops">${error.message}。${error.advice}</p>
        ${drawBack(office, to)}`,
    };
  }
}

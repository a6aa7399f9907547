import { join } from 'node:path';
import { readKnown, targetOf, type KnownContent, type Target } from '../io/import/known-content.ts';
import { KeptReadings } from '../io/readings/kept-readings.ts';
import { html, type Markup } from './markup.ts';

/*
 * The office of a preview: what is decided about records, not what they say. Its pages are made by the preview's server from
 * the content as it is on the disk now, are plain forms, and need no script.
 */
export interface Office {
  /** Folder of the content. */
  readonly content: string;
  /** Where releases go; undefined where nobody may release from here. */
  readonly to: string | undefined;
  /** More words of the release command: `--export`, `--sign`. */
  readonly releaseOptions: readonly string[];
  /** Address of the column: `/`. */
  readonly base: string;
  /** What a form must show to be heard. */
  readonly token: string;
}

/** Path of the office below the column's base. */
export const OFFICE = 'staff/office/';
export const addressOf = ({ base }: Office, path = ''): string => `${base}${OFFICE}${path}`;
/** The content as it is on the disk now; of files that did not change what was read before is taken. */
export const knownOf = (office: Office): KnownContent => readKnown(folderOf(office), new KeptReadings(office.content));
export const folderOf = ({ content }: Office): Target => targetOf(join(content, 'records'));

/** A page as its parts. */
export interface OfficePage {
  readonly title: string;
  readonly body: Markup;
  /** Seconds after which it is asked for again. */
  readonly again?: number;
}

/** A form that does one thing. */
export const form = ({ token }: Office, act: string, fields: Markup, className = ''): Markup =>
  html`<form method="post" class="${className}">
    <input type="hidden" name="token" value="${token}" /><input type="hidden" name="act" value="${act}" />${fields}
  </form>`;

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly isRequired?: boolean;
}

let count = 0;

export function field({ name, label, value = '', hint, type = 'text', isRequired = false }: Field): Markup {
  const id = `f${++count}`;
  const note = hint && html`<span id="${id}h" class="hint">${hint}</span>`;
  return html`<p>
    <label for="${id}">${label}</label>${note}
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      ${isRequired && html`required`}
      ${hint && html`aria-describedby="${id}h"`}
    />
  </p>`;
}

export const lines = (name: string, label: string, value: readonly string[]): Markup => {
  const id = `f${++count}`;
  return html`<p>
    <label for="${id}">${label}</label>
    <textarea id="${id}" name="${name}" rows="3">${value.join('\n')}</textarea>
  </p>`;
};

export const button = (text: string, className = ''): Markup =>
  html`<p><button type="submit" class="${className}">${text}</button></p>`;

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** The whole page. @param said what came of the last form */
export function renderOffice(office: Office, { title, body, again }: OfficePage, said?: Markup): string {
  const staff = `${office.base}staff/`;
  const menu = [
    ['工作台', staff],
    ['填表', `${staff}import/`],
    ['公布信息和审核', addressOf(office)],
    ...(office.to === undefined ? [] : [['发布', addressOf(office, 'release/')]]),
  ] as const;
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        ${again && html`<meta http-equiv="refresh" content="${again}" />`}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title} - 预览工作台</title>
        <link rel="stylesheet" href="${staff}office.css" />
      </head>
      <body>
        <nav aria-label="工作台">
          <ul>
            ${menu.map(([text, at]) => html`<li><a href="${at}">${text}</a></li>`)}
          </ul>
        </nav>
        <main>
          <h1>${title}</h1>
          ${said} ${body}
        </main>
      </body>
    </html>`;
  return page.text;
}

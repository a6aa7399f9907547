import type { CorrectionView } from './corrections.ts';

/** What XML 1.0 cannot hold, even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;

/** A day in China's time, as Atom wants it. */
const instant = (date: string): string => `${date}T00:00:00+08:00`;

export interface FeedPlace {
  readonly title: string;
  readonly author: string;
  /** The domain the identities of entries are made with (RFC 4151). */
  readonly domain: string;
  /** Makes an address from a path below the column's base. */
  readonly address: (path: string) => string;
  readonly page: string;
  readonly self: string;
}

/** The day of a feed without entries: a feed must carry one, and there is no clock. */
const NEVER = '2000-01-01';

/** The corrections as an Atom feed (RFC 4287), in the order given. Has no clock: it is as new as its newest entry. */
export function makeCorrectionFeed(corrections: readonly CorrectionView[], place: FeedPlace): string {
  const { title, author, domain, address, page, self } = place;
  const identity = (date: string, rest: string): string => `tag:${domain},${date}:mingzhang/corrections${rest}`;
  const tell = ({ isWithheld, place: where, old, new: now }: CorrectionView): string =>
    isWithheld ? `${where}更正过，表已撤回，内容不再列出。` : `${where}由“${old}”更正为“${now}”。`;
  const entries = corrections.map((entry) => {
    const { id, date, form, place: where, reason, by } = entry;
    return [
      '<entry>',
      element('id', identity(date, `/${id}`)),
      element('title', `更正：${form.text}，${where}`),
      element('updated', instant(date)),
      `<link rel="alternate" href="${escape(address(form.path))}"/>`,
      element('content', `${tell(entry)}理由：${reason}（${by}，${date}）`),
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', identity(NEVER, '')),
    element('title', title),
    `<author>${element('name', author)}</author>`,
    element(
      'updated',
      instant(
        corrections
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? NEVER,
      ),
    ),
    `<link rel="self" href="${escape(address(self))}"/>`,
    `<link rel="alternate" href="${escape(address(page))}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

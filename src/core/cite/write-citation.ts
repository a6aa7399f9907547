import type { Work } from './work.ts';

/** What stands for the day of citing, which only the reader's device knows. */
const CITED_ON = '[引用日期]';

const SIGNS = { page: '[EB/OL]', data: '[DS/OL]' } as const;

/**
 * The reference as GB/T 7714—2025 has it, in the pieces between which a page puts the name of a figure, the day and the
 * place within the page.
 * Page: 发布机构. 题名[EB/OL]. 版本. (发布日期)[引用日期]. 地址. Data: 提供方. 题名[DS/OL]. 版本. 平台(发布日期)[引用日期]. 地址.
 */
export function writeReference({ sort, author, title, platform, version, date, address }: Work) {
  const place = `${sort === 'data' ? platform : ''}${date ? `(${date})` : ''}`;
  return { title: `${author}. ${title}`, edition: `${SIGNS[sort]}. 版本${version}. ${place}`, day: CITED_ON, address };
}

/** One entry of a BibTeX file; its types are those of biblatex and of gbt7714. */
export function writeBibtex({ sort, key, author, title, platform, version, date, address }: Work): string {
  // braces keep names and titles as they are; what TeX would read as its own gets a backslash
  const text = (words: string): string => `{${words.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&')}}`;
  const fields: [string, string | undefined][] = [
    ['author', `{${text(author)}}`],
    ['title', `{${text(title)}}`],
    ['date', date && `{${date}}`],
    ['version', `{${version}}`],
    ['organization', text(platform)],
    ['url', `{${address}}`],
    ['langid', '{chinese}'],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return `@${sort === 'data' ? 'dataset' : 'online'}{${key},\n${lines.join('\n')}\n}\n`;
}

/** A CSL-JSON file with one item, as Zotero and its like read it. */
export function writeCsl({ sort, key, author, title, platform, version, date, address }: Work): string {
  const item = {
    ...{ id: key, type: sort === 'data' ? 'dataset' : 'webpage', title },
    ...{ author: [{ literal: author }], 'container-title': platform, version },
    ...(date && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    ...{ URL: address, language: 'zh-CN' },
  };
  return `${JSON.stringify([item], null, 1)}\n`;
}

import { kindOf, type FormRecord } from '../forms/registry.ts';
import type { SheetBlock } from '../forms/sheet.ts';
import { nameOf } from '../forms/subject.ts';
import { formPath } from '../library/addresses.ts';
import type { FormEntry } from '../library/library.ts';
import type { Frame } from '../outputs/frame.ts';
import { recordHash } from '../release/values.ts';

/** A form as an article of a content system that takes nothing but articles. */
export interface Article {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly SheetBlock[];
  /** Names that a form without a table states at its head. */
  readonly names: readonly (readonly [label: string, text: string])[];
  /** Columns that the format does not know, as the form prints them. */
  readonly extra: readonly (readonly [label: string, text: string])[];
  /** Markdown of a form that is a text. */
  readonly body: string | undefined;
  /** Whence the figures are, and by what they can be held against their record. */
  readonly source: readonly string[];
  /** What the content system asks for beside the text, by the names of 政府网站发展指引; blank where nobody has said. */
  readonly meta: readonly (readonly [label: string, text: string])[];
}

const titleOf = (form: FormEntry): string => `${nameOf(form.record)}${form.year}年${kindOf(form.record).name}`;

function listNames({ record }: FormEntry): [string, string][] {
  const { project, department, implementer } = record as { readonly [name: string]: unknown };
  return Object.entries({ 项目名称: project, 主管部门: department, 实施单位: implementer }).flatMap(([label, text]) =>
    typeof text === 'string' && text !== '' ? [[label, text] as [string, string]] : [],
  );
}

/** @param attachments names of the files that go with it */
function listMeta(form: FormEntry, { site }: Frame, attachments: readonly string[]): [string, string][] {
  const { record } = form;
  const { publisher = '', date, index = '' } = record.publication;
  return [
    ['标题（ArticleTitle）', titleOf(form)],
    ['发布时间（PubDate）', date ? `${date} 00:00` : ''],
    ['来源（ContentSource）', publisher],
    ['索引号', index],
    ['发布机构', publisher],
    ['栏目名称（ColumnName）', site.columnName],
    ['关键词（Keywords）', [nameOf(record), kindOf(record).name, `${form.year}年`].join(',')],
    ['摘要（Description）', `${nameOf(record)}：${record.title}，${kindOf(record).period(record)}`],
    ['附件', attachments.join('、')],
    ['编号', form.id],
  ];
}

/** Everything that a form prints, in its official layout, for a reader without styles. */
export function makeArticle(form: FormEntry, frame: Frame, attachments: readonly string[]): Article {
  const { record } = form;
  const kind = kindOf(record);
  const sheet = kind.sheet?.(record);
  const { extra = {} } = record as FormRecord & { readonly extra?: Readonly<Record<string, string>> };
  const address = frame.address(formPath(form));
  return {
    title: sheet?.title ?? record.title,
    subtitle: sheet?.subtitle ?? kind.period(record),
    blocks: sheet?.blocks ?? [],
    names: sheet?.blocks.length ? [] : listNames(form),
    extra: Object.entries(extra),
    body: kind.body?.(record),
    source: [
      ...(address.startsWith('http') ? [`网页：${address}`] : []),
      `内容校验值（SHA-256）：${recordHash(record, frame.hash)}`,
    ],
    meta: listMeta(form, frame, attachments),
  };
}

import { NARRATIVE_CLOSING } from '../forms/title-words.ts';
import { leaveOutside } from './find/around-forms.ts';
import { cleanText, squash } from './clean-text.ts';
import { DraftBuilder } from './draft-builder.ts';
import type { FoundForm } from './find/find-forms.ts';
import { joinWrapped } from './flow/join-wrapped.ts';
import { filled, type Cell } from './lines.ts';
import { escapeMarkdown, headingBlock, joinBlocks, type MarkdownBlock } from './markdown.ts';
import type { RaisedDraft } from './model.ts';
import { readYear } from './report/report-names.ts';
import { readTextTitle } from './report/title-lines.ts';

const SECTION = /^\s*[一二三四五六七八九十]{1,2}、\s*\S/;
/** The headings of the official form, which text files may print on one line with what follows. */
const HEADINGS =
  /^\s*([一二三四五六七八九十]{1,2}、\s*(?:项目概述|立项依据|实施主体|实施方案|实施周期|年度预算安排|绩效目标))\s*(.*)$/s;
const PRESENTS = /由([^，。；\s]{4,40}?)(?:具体)?负责实施/;
const ORGANISATION =
  /^[^，。；、\s\d[\]（）()]{4,40}(?:局|中心|委员会|办事处|学校|大队|所|站|院|部|馆|办公室|公司)[。]?$/;

interface Section {
  readonly heading: string;
  readonly parts: { text: string; cell: Cell; list: boolean }[];
}

/** The sections of the narrative with their paragraphs; what stands before the first is not part of any. */
function sectionsOf(found: FoundForm, builder: DraftBuilder): Section[] {
  const sections: Section[] = [];
  for (const line of found.lines) {
    for (const cell of filled(line)) {
      if (builder.used.has(cell)) continue;
      if (outside(cell, line.paragraph, sections)) break;
      const known = HEADINGS.exec(cell.raw);
      if (known || SECTION.test(cell.raw)) {
        builder.label(cell);
        sections.push({ heading: squash(known?.[1] ?? cell.raw), parts: [] });
        if (known?.[2]) sections.at(-1)!.parts.push({ text: known[2], cell, list: false });
      } else if (sections.length > 0 && cell.raw.length > 0) {
        builder.label(cell);
        sections.at(-1)!.parts.push({ text: cell.raw, cell, list: line.list !== undefined });
      }
    }
  }
  return sections;
}

/** Tables behind the last section belong to something else. */
const outside = (cell: Cell, paragraph: boolean, sections: readonly Section[]): boolean =>
  !paragraph && cell.column === 0 && sections.length >= 7 && sections.at(-1)!.parts.length > 0;

/** Paragraphs of a section: wrapped lines joined, lists as lists. */
function paragraphsOf({ parts }: Section, builder: DraftBuilder): MarkdownBlock[] {
  const out: MarkdownBlock[] = [];
  let run: string[] = [];
  const flush = (): void => {
    const joined = joinWrapped(run);
    if (joined.length < run.length) builder.doubt('breaks-removed', 'body', parts[0]?.cell.at ?? '');
    out.push(...joined.map((text) => ({ text: escapeMarkdown(text) })));
    run = [];
  };
  for (const { text, list, cell } of parts) {
    const { text: clean, removed } = cleanText(text, 'prose');
    for (const id of removed) builder.doubt(id, 'body', cell.at);
    if (!list) run.push(...clean.split('\n'));
    else {
      flush();
      out.push({ text: `- ${escapeMarkdown(clean)}`, list: 'bullets' });
    }
  }
  flush();
  return out.filter(({ text }) => text !== '');
}

/** The unit that 三、实施主体 names and nothing else, or says to be in charge. */
function implementerIn(sections: readonly Section[]): { name: string; cell: Cell } | undefined {
  const section = sections.find(({ heading }) => heading.includes('实施主体'));
  if (!section || section.parts.length === 0) return undefined;
  const text = squash(section.parts.map((part) => part.text).join(''));
  const { cell } = section.parts[0]!;
  const said = PRESENTS.exec(text)?.[1];
  if (said) return { name: said, cell };
  return ORGANISATION.test(text) ? { name: text.replace(/。$/, ''), cell } : undefined;
}

/** A 项目经费情况说明 as a draft: front matter and `body`, Markdown with the numbered sections as headings of level 2. */
export function readNarrative(found: FoundForm): RaisedDraft {
  const builder = new DraftBuilder();
  const record: Record<string, unknown> = { kind: found.kind.id };
  const last = readTextTitle(found, builder);
  const title = builder.fields.get('title') ?? '';
  record['title'] = title;
  readYear(found, found.lines, last, builder);
  const year = builder.fields.get('year');
  if (year) record['year'] = year;
  const named = title.replace(NARRATIVE_CLOSING, '').replace(/^关于/, '');
  const [, unit = '', behind] = /^(.*?)20\d\d年?度?(.+)$/.exec(named) ?? [];
  const project = behind ?? named;
  if (project) record['project'] = project;
  if (unit !== '') builder.doubt('project-by-title', 'project', last!.at);
  const sections = sectionsOf(found, builder);
  const implementer = implementerIn(sections);
  if (implementer) {
    record['implementer'] = implementer.name;
    builder.take('implementer', implementer.cell, 'prose');
    builder.doubt('implementer-by-section', 'implementer', implementer.cell.at);
  }
  const blocks = sections.flatMap((section) => [headingBlock(section.heading, 2), ...paragraphsOf(section, builder)]);
  record['body'] = joinBlocks(blocks);
  leaveOutside(found.outside, builder);
  builder.leaveUnread(found.lines.flatMap(({ cells }) => cells));
  return builder.draft(record);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, squash } from '../../../src/core/intake/clean-text.ts';
import type { SourceDocument } from '../../../src/core/intake/document.ts';
import { printedText } from '../../../src/core/intake/lines.ts';
import { takeIn, type Draft } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { makeForm, nameOf } from '../../fixtures/forms/make-forms.ts';
import { REAL } from '../library/real-content.ts';
import { anyDamage, damage } from './arbitraries.ts';

const FORMS = [
  '2023/songjiang-guangfulin/shequ-dangjian.self-evaluation',
  '2023/songjiang-guangfulin/shequ-dangjian.target',
  '2023/minhang-xinzhuang/liangxin-dangjian-gongzuo.tracking',
];
const documents: SourceDocument[] = [];
for (const id of FORMS)
  for (const format of ['html', 'txt'] as const) {
    const { record } = REAL.content.forms.find((form) => form.id === id)!;
    documents.push(await readDocument({ name: nameOf(format), bytes: await makeForm(record, format) }));
  }

const anyDamaged = fc
  .tuple(fc.constantFrom(...documents), anyDamage)
  .map(([document, mutations]) => damage(document, mutations));

/** Words of the format and what is worked out of printed text; everything else must be printed. */
const DERIVED = /^(?:kind|year|currency|period\.(?:from|to)|funds\.\d+\.(?:source|scope))$/;
const flatten = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, path === '' ? key : `${path}.${key}`));

const textsOf = (drafts: readonly Draft[]): [string, string][] => drafts.flatMap(({ record }) => flatten(record));

describe('a damaged form', () => {
  test('is never too much: it is read as far as it can be', () => {
    fc.assert(
      fc.property(anyDamaged, (document) => void takeIn(document)),
      { numRuns: 150 },
    );
  });

  test('has no text in its draft that was not printed', () => {
    fc.assert(
      fc.property(anyDamaged, (document) => {
        const printed = printedText(document);
        const { drafts } = takeIn(document);
        // the rest of a row behind the end of a page is joined to it, with a doubt
        const joined = drafts.flatMap(({ doubts }) => doubts.filter(({ id }) => id === 'rows-joined'));
        for (const [path, text] of textsOf(drafts)) {
          if (DERIVED.test(path) || joined.some((doubt) => path.startsWith(`${doubt.path}.`))) continue;
          for (const piece of text.split('\n')) expect(printed, path).toContain(squash(piece));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('has every text in the record, among its labels, or unread', () => {
    fc.assert(
      fc.property(anyDamaged, (document) => {
        const { drafts } = takeIn(document);
        if (drafts.length !== 1 || drafts[0]!.cells['title'] !== documentTitle(document)) return;
        const [draft] = drafts as [Draft];
        const kept = [...flatten(draft.record).map(([, text]) => text), ...draft.unread.map(({ text }) => text)];
        const keys = Object.keys((draft.record['extra'] ?? {}) as object);
        const rows = (draft.record['indicators'] as { extra?: object }[]).concat(draft.record['funds'] as never);
        const found = [...kept, ...keys, ...rows.flatMap(({ extra }) => Object.keys(extra ?? {}))]
          .map(squash)
          .join('\n');
        const texts = cellTexts(document).map((text) => squash(cleanText(text, 'prose').text).replace(/[:：]+$/, ''));
        expect(
          texts.filter((text) => !isLabel(text) && !found.includes(text) && !found.includes(valueOf(text))),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

const cellTexts = ({ parts }: SourceDocument): string[] =>
  parts
    .flatMap(({ blocks }) => blocks.flatMap((b) => (b.type === 'table' ? b.cells.map(({ text }) => text) : [b.text])))
    .filter((t) => squash(t) !== '');

const documentTitle = ({ parts }: SourceDocument): string | undefined => {
  const first = parts[0]?.blocks[0];
  return first?.type === 'paragraph' ? first.at : first?.cells.find(({ text }) => text !== '')?.at;
};

/** What stands behind the label in a cell of both. */
const valueOf = (text: string): string => text.split('：')[1] ?? text;

/** Labels stand for themselves. */
const LABEL =
  /^(?:.{1,3}级指标|.*指标值?|.*(?:预算数|执行数|完成值|执行率|分值|得分|目标|情况|分析.*|名称|部门|单位|类别|日期|可能性|判断|措施|总分|资金总额|拨款|资金|指标[(（].*[)）])[:：]?(?:[(（].*[)）])?|.*[(（]\d{4}.*|单位：万元|跟踪时段.*|文字)$/;
const isLabel = (text: string): boolean => LABEL.test(text);

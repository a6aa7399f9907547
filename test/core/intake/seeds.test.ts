import { describe, expect, test } from 'vitest';
import { takeIn, type Draft } from '../../../src/core/intake/take-in.ts';
import { REAL } from '../library/real-content.ts';
import { readPublished } from './read-file.ts';

const SEEDS = ['000_76a80a62ed61a43c', '001_7a0b2a9980fedb64', '003_3f6893b249f0d37e', '004_621309dec153ba9b'];
const { forms, projects, units } = REAL.content;

/** What the clerks declared, as content holds it: it settles labels that the text of the self-evaluations has lost. */
const KNOWN = { forms: forms.filter(({ kind }) => kind === 'target'), projects, units };

const expectedOf = (seed: string): unknown[] =>
  forms
    .filter(({ record }) => record.source.file === `${seed}.txt`)
    .sort((a, b) => Number(a.record.source.part) - Number(b.record.source.part))
    .map(({ record: { source: _, publication: __, ...rest } }) => rest);

/** What doubts may say of a seed, and of which fields. Every other doubt is a surprise. */
const EXPLAINED: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^indicators\.\d+\.level[12]$/,
    /标签在文本里丢失或错位，按同一项目的2023年度绩效目标表确定|去掉了标签里换行造成的空白/,
  ],
  [/^indicators\.\d+\.level[12]$/, /去掉了换行造成的空白/],
  [
    /^(?:indicators\.\d+\.name|funds\.\d+\.\w+|department|implementer|goal\.\w+|body|end)$/,
    /去掉了换行造成的(?:空白|断行)/,
  ],
  [/^(?:goal\.\w+|title)$/, /去掉了单元格里残留的网页标签/],
  [/^indicators\.\d+$/, /这一行没有标签，比表头靠左/],
  [/^goal$/, /两栏目标的文字连在一起/],
  [/^implementer$/, /按“实施主体”一节的文字填写/],
  [/^year$/, /按同一文件里的表填写/],
];

const surprises = ({ doubts }: Draft): unknown[] =>
  doubts.filter(
    ({ path, message }) => !EXPLAINED.some(([paths, messages]) => paths.test(path) && messages.test(message)),
  );

describe('the four real documents', () => {
  test.each(SEEDS)('%s gives the records of content, value for value', async (seed) => {
    const { drafts, failure } = takeIn(await readPublished(`seeds/${seed}.txt`), KNOWN);
    expect(failure).toBeUndefined();
    expect(drafts.map(({ record }) => record)).toEqual(expectedOf(seed));
    expect(expectedOf(seed).length).toBeGreaterThan(1);
  });

  test.each(SEEDS)('%s leaves nothing unread and has only doubts that are explained', async (seed) => {
    for (const draft of takeIn(await readPublished(`seeds/${seed}.txt`), KNOWN).drafts) {
      expect(draft.unread).toEqual([]);
      expect(surprises(draft)).toEqual([]);
    }
  });

  test('levels lost in the text are settled by the declaration, and each settlement is a doubt', async () => {
    const document = await readPublished(`seeds/${SEEDS[0]}.txt`);
    const [settled, guessed] = [takeIn(document, KNOWN).drafts[0]!, takeIn(document).drafts[0]!];
    const level2 = (draft: Draft, row: number) => (draft.record['indicators'] as { level2: string }[])[row]!.level2;
    // 时效指标 is printed nowhere in this form
    expect(level2(settled, 17)).toBe('时效指标');
    expect(settled.doubts).toContainEqual(
      expect.objectContaining({ path: 'indicators.17.level2', message: expect.stringContaining('绩效目标表确定') }),
    );
    expect(level2(guessed, 17)).not.toBe('时效指标');
    expect(guessed.doubts).toContainEqual(
      expect.objectContaining({ path: 'indicators.17.level2', message: expect.stringContaining('推定') }),
    );
  });

  test('a form whose labels are all there is not touched by what its sibling says', async () => {
    const document = await readPublished(`seeds/${SEEDS[1]}.txt`);
    const wrong = forms
      .filter(({ record }) => record.source.file === `${SEEDS[1]}.txt`)
      .map((form) => ({
        ...form,
        record: {
          ...form.record,
          indicators: (form.record as never as { indicators: object[] }).indicators.map((row) => ({
            ...row,
            level2: '成本指标',
          })),
        } as never,
      }));
    expect(takeIn(document, { forms: wrong })).toEqual(takeIn(document));
  });

  test('each value has the address of its line and column', async () => {
    const [draft] = takeIn(await readPublished(`seeds/${SEEDS[2]}.txt`)).drafts;
    expect(draft!.cells['project']).toBe('第7行第3列');
    expect(draft!.cells['indicators.0.target']).toBe('第17行第4列');
    expect(draft!.cells['total.score']).toBe('第37行第7列');
  });
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkParagraph, recogniseParagraph, type NumberCheck } from '../../../src/core/paragraph/check.ts';
import { composeParagraph } from '../../../src/core/paragraph/compose.ts';
import { allForms, countMadeUp } from './made-up-year.ts';
import { tidy } from '../../../src/core/paragraph/read.ts';

/** The published text as it comes out of the PDF, broken over lines; its first line says where it is from. */
const published = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/paragraphs/${name}.txt`, import.meta.url)), 'utf8').replace(
    /^#.*\n/,
    '',
  );

const PLANNING = published('putuo-planning');
const SOCIAL_WORK = published('putuo-socialwork');
const TEMPLATE = published('template');

/* The published paragraphs rest on projects that were not published with them: these are made up to give the same sums. */
const one = countMadeUp(
  { a: allForms({ initial: '175.52', adjusted: '175.52', score: '100.00', grade: '优' }) },
  '中共上海市普陀区委社会工作部',
);
const many = countMadeUp(
  Object.fromEntries(
    Array.from({ length: 39 }, (_, i) => [
      `p${i}`,
      allForms(
        i === 0 ? { initial: '653.48', score: '73.87', grade: '优' } : { initial: '99', score: '100', grade: '优' },
      ),
    ]),
  ),
  '上海市普陀区规划和自然资源局',
);

const line = ({ written, what, verdict, expected }: NumberCheck): string =>
  [verdict, what, `${written.text}${written.unit}`, expected].filter((part) => part !== undefined).join(' ');
const linesOf = (text: string, figures = one): string[] => checkParagraph(text, figures).map(line);
const performance = (text: string): string => /全过程绩效管理实施情况.*$/.exec(tidy(text))![0];

describe('a published paragraph', () => {
  test('of one project is read number by number and agrees with records that say the same', () => {
    expect(linesOf(SOCIAL_WORK)).toEqual([
      'agrees 年度 2024 2024',
      'agrees 年度 2024 2024',
      'agrees 编报绩效目标的项目数 1 1',
      'agrees 编报绩效目标的预算金额 175.52万元 175.52',
      'agrees 年度 2024 2024',
      'agrees 绩效跟踪评价的项目数 1 1',
      'agrees 绩效跟踪评价的预算金额 175.52万元 175.52',
      'agrees 年度 2024 2024',
      'agrees 绩效自评的项目数 1 1',
      'agrees 绩效自评的预算金额 175.52万元 175.52',
      'agrees 平均得分 100.00 100.00',
      'agrees 绩效评级为“优”的项目数 1 1',
      'agrees 绩效评级为“良”的项目数 0 0',
      'agrees 绩效评级为“合格”的项目数 0 0',
      'agrees 绩效评级为“不合格”的项目数 0 0',
      'open 发现问题 0',
    ]);
  });

  test('of 39 projects is held against their sums and their mean score', () => {
    const verdicts = checkParagraph(PLANNING, many);
    expect(verdicts.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
    expect(verdicts.map(line)).toEqual(
      expect.arrayContaining([
        'agrees 编报绩效目标的项目数 39 39',
        'agrees 绩效跟踪评价的预算金额 4415.48万元 4415.48',
        'agrees 平均得分 99.33 99.33',
        'agrees 绩效评级为“优”的项目数 39 39',
      ]),
    );
  });

  test('of other records differs in every number that is not theirs, and says what was expected', () => {
    expect(linesOf(PLANNING, one).filter((text) => text.startsWith('differs'))).toEqual([
      'differs 编报绩效目标的项目数 39 1',
      'differs 编报绩效目标的预算金额 4415.48万元 175.52',
      'differs 绩效跟踪评价的项目数 39 1',
      'differs 绩效跟踪评价的预算金额 4415.48万元 175.52',
      'differs 绩效自评的项目数 39 1',
      'differs 绩效自评的预算金额 4415.48万元 175.52',
      'differs 平均得分 99.33 100.00',
      'differs 绩效评级为“优”的项目数 39 1',
    ]);
  });

  test('that was left as the template has it is open at every blank, with what the records would put there', () => {
    expect(linesOf(TEMPLATE)).toEqual([
      'agrees 年度 2024 2024',
      'agrees 年度 2024 2024',
      'open 编报绩效目标的项目数 XX 1',
      'open 编报绩效目标的预算金额 XX万元 175.52',
      'agrees 年度 2024 2024',
      'open 绩效跟踪评价的项目数 XX 1',
      'open 绩效跟踪评价的预算金额 XX万元 175.52',
      'agrees 年度 2024 2024',
      'open 绩效自评的项目数 XX 1',
      'open 绩效自评的预算金额 XX万元 175.52',
      'open 平均得分 XX 100.00',
      'open 绩效评级为“优”的项目数 XX 1',
      'open 绩效评级为“良”的项目数 XX 0',
      'open 绩效评级为“合格”的项目数 XX 0',
      'open 绩效评级为“不合格”的项目数 XX 0',
      'open 发现问题 XX',
      'open 完成整改 XX',
      'open 正在整改 XX',
    ]);
  });

  test('names its unit and its year', () => {
    const units = [
      { unit: { name: '上海市普陀区规划和自然资源局' } },
      { unit: { name: '区委社工部', aliases: ['中共上海市普陀区委社会工作部'] } },
    ];
    expect(recogniseParagraph(PLANNING, units)).toEqual({ unit: units[0], year: YEAR_OF_BOTH });
    expect(recogniseParagraph(SOCIAL_WORK, units)).toEqual({ unit: units[1], year: YEAR_OF_BOTH });
    expect(recogniseParagraph('没有名称也没有年度', units)).toEqual({ unit: undefined, year: undefined });
  });
});

const YEAR_OF_BOTH = '2024';

describe('the computed paragraph', () => {
  test('of the same figures reads as the published one, but for what no form says', () => {
    const own = performance(composeParagraph(one).text);
    expect(own.replace(/发现问题XX个.*$/, '')).toBe(performance(SOCIAL_WORK).replace(/发现问题0个.*$/, ''));
    expect(performance(composeParagraph(many).text)).toContain(
      '绩效自评的2024年度项目39个,涉及预算金额4415.48万元,平均得分99.33分',
    );
  });

  test('keeps the words of the template where it fills nothing in', () => {
    const blank = performance(composeParagraph(countMadeUp({ a: {} })).text);
    expect(blank).toBe(performance(TEMPLATE).replace(/X{2,}/g, 'XX'));
  });
});

test('the year and the unit are recognised in full-width signs, and where 度 is left out', () => {
  const units = [{ unit: { name: '某某区（规划）局', aliases: ['规划局'] } }];
  const year = (text: string) => recogniseParagraph(text, units).year;
  expect(recogniseParagraph('某某区(规划)局２０２４年度绩效', units)).toEqual({ unit: units[0], year: '2024' });
  expect(['2024年，规划局', '规划局２０２４年度', '2023年11月印发'].map(year)).toEqual(['2024', '2024', undefined]);
});

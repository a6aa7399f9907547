import { extraRows, fiscalYear, yearLine } from '../headings.ts';
import { TARGET_VALUE } from '../column-words.ts';
import { DECLARED_ROWS, HEAD_FIELDS, words, type FormIntake } from '../intake.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import type { Sheet } from '../sheet.ts';
import { openingBlock } from './opening-block.ts';
import { target, type Target } from './schema.ts';
import { BLANK } from './blank.ts';

export const FUNDS: Column[] = [{ key: 'amount', label: '金额', sort: 'amount', width: 20 }];
/** A declaration has only what is expected, so that it may speak of it as of what will be reached. */
const EXPECTED_VALUE = words(
  `${TARGET_VALUE.source.slice(1, -1)}|(?:[本当]年度?|年度|全年)?(?:预计|预期|计划)(?:[本当]年度?|年度|全年)?(?:完成|实现)(?:指标|目标)?数?值?|(?:[本当]年度?|年度|预期|计划|目标)+水平`,
);
export const INDICATORS: Column[] = [
  { key: 'target', label: '年度指标值', sort: 'measure', width: 34, also: EXPECTED_VALUE },
];

/** What the importer looks for; the form of a whole department shares its fields. */
export const INTAKE: FormIntake = {
  titles: [/^(?!.*(?:自评|评价|监控|跟踪|完成情况)).*(?:绩效目标.*表|项目(?:支出)?目标(?:申报|填报|批复)表)/],
  signs: /计划开始日期|资金申请总额|项目总(?:体)?目标/,
  fields: [
    ...HEAD_FIELDS,
    { path: 'category', label: '项目类别' },
    {
      path: 'start',
      label: '计划开始日期',
      also: words('(?:项目)?(?:计划|预计|预期|拟)?(?:开始|起始)(?:日期|时间|年份|年度)'),
    },
    {
      path: 'end',
      label: '计划完成日期',
      also: words('(?:项目)?(?:计划|预计|预期|拟)?(?:完成|结束|终止|截止)(?:日期|时间|年份|年度)'),
    },
    {
      path: 'goal.project',
      label: '项目总目标',
      also: words(
        '(?:项目|专项|政策)总(?:体)?(?:绩效)?目标|(?:项目|专项|政策)?(?:实施期|项目期|中长期|中期|长期|三年)(?:滚动)?(?:绩效)?(?:总)?(?:体)?目标|总目标',
      ),
      below: true,
      years: 'goal.projectPeriod',
    },
    {
      path: 'goal.annual',
      label: '年度总目标',
      also: words('(?:项目|专项|政策|部门|单位)?(?:本?年度?|当年度?|20\\d\\d年度?)(?:总体|总|绩效|履职|工作)*目标'),
      below: true,
    },
    {
      path: 'goal',
      label: '项目绩效目标',
      also: words(
        '(?:总体|整体|绩效)+目标|项目(?:总体)?(?:绩效总?)?目标|(?:项目|总体|绩效)*目标(?:总体|整体)?(?:描述|概述|内容|说明)',
      ),
    },
  ],
  fundRows: DECLARED_ROWS,
  money: '项目资金',
  fundPairs: true,
  onlyGoal: 'goal.annual',
};

function sheet(record: Target): Sheet {
  return {
    title: record.title,
    subtitle: yearLine(record),
    blocks: [openingBlock(record), indicatorBlock(record, INDICATORS, ({ span }) => extraRows(record.extra, span))],
  };
}

export const TARGET: FormKind<Target> = {
  id: 'target',
  order: 2,
  name: '绩效目标表',
  short: '目标',
  purpose: '年度开始前，单位申报要做成什么、要花多少钱。',
  stage: 'plan',
  subjects: ['project'],
  isRegular: true,
  schema: target,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  expectation: undefined,
  intake: INTAKE,
  period: fiscalYear,
  goals: ({ goal }): Entry[] => [
    { label: '项目总目标', text: goal?.project ?? '', path: 'goal.project' },
    { label: '年度总目标', text: goal?.annual ?? '', path: 'goal.annual' },
  ],
  conclusion: () => [],
  read: (record) => readTable(record, undefined),
  sheet,
  blank: BLANK,
};

import { extraRows, fiscalYear, yearLine } from '../headings.ts';
import { indicatorBlock } from '../indicator-rows.ts';
import type { Column, Entry, FormKind } from '../kind.ts';
import { readTable } from '../reading.ts';
import type { Sheet } from '../sheet.ts';
import { openingBlock } from './opening-block.ts';
import { target, type Target } from './schema.ts';

const FUNDS: Column[] = [{ key: 'amount', label: '金额', sort: 'amount', width: 20 }];
const INDICATORS: Column[] = [{ key: 'target', label: '年度指标值', sort: 'measure', width: 34 }];

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
  schema: target,
  fundColumns: FUNDS,
  indicatorColumns: INDICATORS,
  expectation: undefined,
  period: fiscalYear,
  goals: ({ goal }): Entry[] => [
    { label: '项目总目标', text: goal?.project ?? '', path: 'goal.project' },
    { label: '年度总目标', text: goal?.annual ?? '', path: 'goal.annual' },
  ],
  conclusion: () => [],
  read: (record) => readTable(record, undefined),
  sheet,
};

import { expect, test } from 'vitest';
import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import type { SelfEvaluation } from '../../../src/core/forms/self-evaluation/schema.ts';
import { RULES } from '../../../src/core/rules/registry.ts';
import { selfEvaluation } from '../forms/records.ts';
import { makeCatalogue } from '../library/made-up.ts';

/*
 * Money tables as forms of many places print them, with what is right, written before the program was asked: each row is
 * source | label | initial | adjusted | executed | rate | weight | score; `.` where the form lacks the column. After `=>`
 * stand the rules and places that must speak of it, nothing for a sound table.
 */
const RULES_OF_MONEY = ['number-readable', 'funds-add-up', 'execution-rate', 'execution-score', 'spent-above-budget'];

const TABLES: readonly (readonly [what: string, currency: '元' | '万元', table: string, ...found: string[]])[] = [
  [
    'by income',
    '万元',
    `total 总额 | 100 | 100 | 98 | 98% | 10 | 9.8
appropriation 其中：财政拨款 | 80 | 80 | 78
carryover 上年结转 | 20 | 20 | 20
other 其他 | 0 | 0 | 0`,
  ],
  [
    'by income and by spending',
    '万元',
    `total 总额 | 100.00 | 100.00 | 98.00 | 98.00 | 10 | 9.80
appropriation 财政拨款 | 80.00 | 80.00 | 78.00
other 其他资金 | 20.00 | 20.00 | 20.00
extra 基本支出 | 60.00 | 60.00 | 60.00
extra 项目支出 | 40.00 | 40.00 | 38.00`,
  ],
  [
    'parts of a part',
    '万元',
    `total 总额 | 150 | 150 | 150 | 100% | 10 | 10
appropriation 财政资金 | 100 | 100 | 100
extra 其中：中央补助 | 70 | 70 | 70
extra 省级资金 | 30 | 30 | 30
other 其他资金 | 50 | 50 | 50`,
  ],
  [
    'carryover within the appropriation',
    '万元',
    `total 总额 | 150 | 150 | 150 | 100% | 10 | 10
appropriation 财政资金 | 100 | 100 | 100
carryover 其中：上年结转 | 20 | 20 | 20
other 其他资金 | 50 | 50 | 50`,
  ],
  [
    'one 其中 alone',
    '万元',
    `total 总额 | 150 | 150 | 150 | 100% | 10 | 10
appropriation 其中：财政资金 | 100 | 100 | 100`,
  ],
  [
    'other money alone',
    '万元',
    `total 部门预算总额 | 6,312.48 | 6,312.48 | 6,312.48 | 100% | 10 | 10
other （2）其他资金 | 0.00 | 0.00 | 0.00`,
  ],
  [
    'one 其中 above the total',
    '万元',
    `total 总额 | 150 | 150 | 150 | 100% | 10 | 10
appropriation 其中：财政资金 | 100 | 160 | 150`,
    'funds-add-up funds.1.adjusted',
  ],
  [
    'cut parts',
    '万元',
    `total 总额 | 100.01 | 100.01 | 100.01 | 100% | 10 | 10
appropriation 甲 | 33.33 | 33.33 | 33.33
carryover 乙 | 33.33 | 33.33 | 33.33
other 丙 | 33.33 | 33.33 | 33.33`,
  ],
  [
    'beyond what cutting allows',
    '万元',
    `total 总额 | 100.05 | 99.99 | 99.99 | 100% | 10 | 10
appropriation 甲 | 33.33 | 33.33 | 33.33
carryover 乙 | 33.33 | 33.33 | 33.33
other 丙 | 33.33 | 33.33 | 33.33`,
    'funds-add-up funds.1.initial',
  ],
  [
    'signs, 万 and words',
    '万元',
    `total 总额 | ¥80.00 | ￥83.47 | 80.13万 | 96.00% | 10 | 9.60
appropriation 财政拨款 | 80.00 | 83.47 | 80.13
carryover 结转 | 零 | 零 | 零
other 其他 | 无 | 无 | 无`,
  ],
  [
    'capitals',
    '元',
    `total 总额 | 壹佰万元整 | 1,000,000.00 | 980000.00 | 98% | 10 | 9.8
appropriation 财政拨款 | 1000000.00 | 壹佰万元 | 980000.00`,
  ],
  [
    'brackets for a negative',
    '万元',
    `total 总额 | 76.80 | 76.80 | 76.80 | 100% | 10 | 10
appropriation 财政拨款 | 80.00 | 80.00 | 80.00
other 收回 | (3.20) | （3.20） | (3.20)`,
  ],
  [
    '亿元 in the cell',
    '万元',
    `total 总额 | 1.23亿元 | 1.23亿元 | 1.2亿元 | 97.56% | 10 | 9.76
appropriation 财政拨款 | 12300 | 12300 | 12000`,
  ],
  [
    'a rate as a fraction, cut',
    '万元',
    `total 总额 | 100 | 104.30 | 99.99 | 0.958 | 10 | 9.58
appropriation 财政拨款 | 100 | 104.30 | 99.99`,
    'execution-rate funds.0.rate',
  ],
  [
    'a rate cut to whole percent',
    '万元',
    `total 总额 | 100 | 104.30 | 99.99 | 95% | 10 | 9.58
appropriation 财政拨款 | 100 | 104.30 | 99.99`,
  ],
  [
    'a wrong rate',
    '万元',
    `total 总额 | 100 | 104.30 | 99.99 | 100% | 10 | 9.58
appropriation 财政拨款 | 100 | 104.30 | 99.99`,
    'execution-rate funds.0.rate',
  ],
  [
    'a blank beside a budget of 0',
    '万元',
    `total 总额 | 100 | 100 | 90 | 90% | 10 | 9
appropriation 财政拨款 | 100 | 100 | 80
carryover 结转 | 0 | 0 |
other 其他 | 0 | 0 |`,
    'funds-add-up funds.1.executed',
  ],
  [
    'a blank beside a budget',
    '万元',
    `total 总额 | 100 | 100 | 90 | 90% | 10 | 9
appropriation 财政拨款 | 80 | 80 | 80
carryover 结转 | 20 | 20 | `,
  ],
  [
    '元 for 万元 beside blanks',
    '万元',
    `total 总额 | 387664.62 | 387664.62 | 387664.62 | 100% | 10 | 10
appropriation 财政拨款 | 38.77 | 38.77 | 38.77
carryover 结转 | | |`,
    'funds-add-up funds.0.initial',
    'funds-add-up funds.0.adjusted',
    'funds-add-up funds.0.executed',
  ],
  [
    'spent above the budget',
    '万元',
    `total 总额 | 100 | 100 | 120 | 120% | 10 | 10
appropriation 财政拨款 | 100 | 100 | 120`,
    'spent-above-budget funds.0.executed',
    'spent-above-budget funds.1.executed',
  ],
  [
    'spent without a budget',
    '万元',
    `total 总额 | 0 | 0 | 5 | | |
appropriation 财政拨款 | 0 | 0 | 5`,
    'spent-above-budget funds.0.executed',
    'spent-above-budget funds.1.executed',
  ],
  [
    'nothing at all',
    '万元',
    `total 总额 | 0.00 | 0.00 | 0.00 | 0.00 | 10 | 10
appropriation 财政拨款 | 0.00 | 0.00 | 0.00`,
  ],
  [
    'unknown rows alone',
    '万元',
    `total 总额 | 100 | 100 | 100 | 100% | 10 | 10
extra 人员经费 | 30 | 30 | 30
extra 公用经费 | 20 | 20 | 20`,
  ],
  [
    'a part forgotten in the sum',
    '万元',
    `total 总额 | 80 | 80 | 80 | 100% | 10 | 10
appropriation 财政拨款 | 80 | 80 | 80
other 自筹 | 20 | 20 | 20`,
    'funds-add-up funds.1.initial',
    'funds-add-up funds.1.adjusted',
    'funds-add-up funds.1.executed',
  ],
  [
    'a total with more digits',
    '万元',
    `total 总额 | 100.123456 | 100.123456 | 98.123456 | 98.00% | 10 | 9.80
appropriation 财政拨款 | 80.12 | 80.12 | 78.12
carryover 结转 | 20.00 | 20.00 | 20.00`,
  ],
  [
    '单位资金 beside the known rows',
    '万元',
    `total 总额 | 130 | 130 | 130 | 100% | 10 | 10
appropriation 财政拨款 | 80 | 80 | 80
other 其他 | 20 | 20 | 20
extra 单位资金 | 30 | 30 | 30`,
  ],
  [
    'dashes',
    '元',
    `total 总额 | 200000.00 | 200000.00 | 196000.00 | 98.00% | 10 | 9.8
appropriation 财政拨款 | 200000.00 | 200000.00 | 196000.00 | — | — | —
carryover 结转 | — | — | — | — | — | —
other 其他 | / | / | / | / | / | /`,
  ],
  [
    'whole 元 that were rounded',
    '元',
    `total 总额 | 1000001 | 1000001 | 969658 | 96.97% | 10 | 9.70
appropriation 财政拨款 | 333333 | 333333 | 323219
carryover 结转 | 333333 | 333333 | 323219
other 其他 | 333334 | 333334 | 323219`,
  ],
  [
    'one 元 too much among round sums',
    '元',
    `total 总额 | 200000 | 200000 | 200000 | 100% | 10 | 10
appropriation 财政拨款 | 180001 | 180000 | 180000
other 其他 | 20000 | 20000 | 20000`,
    'funds-add-up funds.1.initial',
  ],
  [
    'points from the printed rate',
    '万元',
    `total 总额 | 17.00 | 17.00 | 9.66 | 56.82 | 10.00 | 5.68
appropriation 财政拨款 | 17.00 | 17.00 | 9.66`,
  ],
  [
    'points in full for half the money',
    '万元',
    `total 总额 | 17.00 | 17.00 | 9.66 | 56.82 | 10.00 | 10.00
appropriation 财政拨款 | 17.00 | 17.00 | 9.66`,
    'execution-score funds.0.score',
  ],
  [
    'a broken number',
    '元',
    `total 总额 | 7,00.0,77 | 700077.00 | 700077.00 | 100% | 10 | 10
appropriation 财政拨款 | 700077.00 | 700077.00 | 700077.00`,
    'number-readable funds.0.initial',
  ],
  [
    'parts printed in 元 beside a total in 万元',
    '万元',
    `total 总额 | 100万元 | 100万元 | 98万元 | 98% | 10 | 9.8
appropriation 财政拨款 | 800000元 | 800000元 | 780000元
other 其他 | 200000元 | 200000元 | 200000元`,
  ],
  [
    '财政资金 between the total and its parts',
    '万元',
    `total 总额 | 120 | 120 | 110 | 91.67% | 10 | 9.17
fiscal 财政资金 | 100 | 100 | 95
appropriation 其中：本年拨款 | 80 | 80 | 75
carryover 上年结转 | 25 | 20 | 20
other 非财政资金 | 20 | 20 | 15`,
    'funds-add-up funds.2.initial',
  ],
  [
    'levels of government within the appropriation',
    '万元',
    `total 总额 | 200 | 200 | 200 | 100% | 10 | 10
appropriation 财政拨款 | 150 | 150 | 150
extra 其中：中央 | 100 | 160 | 100
extra 省级 | 30 | 30 | 30
extra 县级 | 20 | 20 | 20
other 自筹 | 50 | 50 | 50`,
    'funds-add-up funds.2.adjusted',
  ],
  [
    'parts rounded to 亿元',
    '万元',
    `total 总额 | 1.23亿元 | 1.23亿元 | 1.23亿元 | 100% | 10 | 10
appropriation 财政拨款 | 0.67亿元 | 0.67亿元 | 0.67亿元
other 其他 | 0.67亿元 | 0.57亿元 | 0.57亿元`,
    'funds-add-up funds.1.initial',
  ],
  [
    'a rate of the budget before it was adjusted',
    '万元',
    `total 总额 | 200.00 | 250.00 | 200.00 | 100.00% | 10 | 8`,
    'execution-rate funds.0.rate',
  ],
  ['points rounded to whole ones', '万元', `total 总额 | 300.00 | 300.00 | 200.00 | 66.67% | 10 | 7`],
  [
    'points one too many',
    '万元',
    `total 总额 | 300.00 | 300.00 | 200.00 | 66.67% | 10 | 8`,
    'execution-score funds.0.score',
  ],
  ['full width', '万元', `total 总额 | １００．００ | １００ | ９８ | ９８％ | １０ | ９．８`],
  [
    'a part spent above its budget',
    '万元',
    `total 总额 | 100 | 100 | 100 | 100% | 10 | 10
appropriation 财政拨款 | 80 | 80 | 90
other 其他 | 20 | 20 | 10`,
    'spent-above-budget funds.1.executed',
  ],
  [
    'one budget column',
    '万元',
    `total 总额 | 50.00 | . | 45.00 | 90% | 10 | 9
appropriation 财政拨款 | 50.00 | . | 45.00`,
  ],
];

const KEYS = ['initial', 'adjusted', 'executed', 'rate', 'weight', 'score'] as const;

function readTable(table: string): SelfEvaluation['funds'] {
  return table.split('\n').map((line) => {
    const [head = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const [source, label = ''] = head.split(' ');
    const columns = KEYS.flatMap((key, i) => (cells[i] === undefined || cells[i] === '.' ? [] : [[key, cells[i]]]));
    return { source, label, ...Object.fromEntries(columns) } as SelfEvaluation['funds'][number];
  });
}

test.each(TABLES)('%s', (_, currency, table, ...right) => {
  const form = selfEvaluation({ currency: currency as '元' | '万元', funds: readTable(table) });
  const rules = RULES.filter(({ id }) => RULES_OF_MONEY.includes(id));
  const [audit] = auditCatalogue(makeCatalogue({ xiangmu: { forms: [form] } }), { rules });
  const found = audit!.findings.map(({ rule, at }) => `${rule} ${at}`);
  expect(found.sort(), JSON.stringify(audit!.findings.map(({ message }) => message))).toEqual([...right].sort());
});

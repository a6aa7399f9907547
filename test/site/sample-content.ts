import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { correctionHash } from '../../src/core/release/correction.ts';

/* 样例数据: invented, for tests only. JSON is YAML, so a record is written as it stands here. */

export const DRAFT_CANARY = '草稿金丝雀七三一九';
/** Text that would run, call home or break the page if it were ever taken for HTML, Markdown or a template. */
export const HOSTILE = [
  '<script>window.hacked=1</script>',
  '"><img src=x onerror="window.hacked=1">',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  'javascript:alert(1)',
  '</title><svg/onload=window.hacked=1>',
  '=HYPERLINK("http://evil.example","x")',
  '&lt;b&gt; &amp; \u202etxt\u202c 田中さんにあげて下さい 👩🏽‍🚀',
].join(' ');

/** What a server that fills in includes would obey, were it to stand in a page as it stands here. */
const DIRECTIVES = "<!--#exec cmd='id' --> <esi:include src='//evil.example/x'/>";

const indicator = (
  name: string,
  target: string,
  more: Record<string, string> = {},
  level = ['产出指标', '数量指标'],
) => ({
  level1: level[0],
  level2: level[1],
  name,
  target,
  ...more,
});

const fund = (source: string, label: string, figures: Record<string, string>) => ({ source, label, ...figures });
const published = (date: string) => ({
  status: 'published',
  date,
  index: 'SX000-2022-001',
  publisher: '样例街道办事处',
});

interface Year {
  year: string;
  initial: string;
  adjusted: string;
  executed: string;
  rate: string;
  activities: string;
}
const YEARS: Year[] = [
  { year: '2021', initial: '120.00', adjusted: '120.00', executed: '96.00', rate: '80.00', activities: '11.00(次)' },
  { year: '2022', initial: '130.00', adjusted: '140.00', executed: '140.00', rate: '100.00', activities: '9.00(次)' },
  { year: '2023', initial: '140.00', adjusted: '135.00', executed: '128.25', rate: '95.00', activities: '' },
];

const common = (kind: string, title: string, { year }: { year: string }) => ({
  kind,
  title,
  year,
  project: '社区综合服务（样例）',
  department: '样例街道办事处',
  implementer: '样例街道社区服务中心',
  currency: '万元',
  source: { file: '样例.xlsx', part: 'Sheet1' },
  publication: published(`${year}-12-20`),
});

function selfEvaluation(facts: Year) {
  const { year, initial, adjusted, executed, rate, activities } = facts;
  return {
    ...common('self-evaluation', '财政项目支出绩效自评表', { year }),
    funds: [
      fund('total', '年度资金总额', { initial, adjusted, executed, weight: '10', rate, score: '9.5' }),
      fund('appropriation', '其中：当年财政拨款', { initial, adjusted, executed, weight: '-', rate, score: '-' }),
    ],
    goal: { expected: '样例数据：办好社区活动。', actual: '样例数据：活动办了。\n分两段写。' },
    indicators: [
      indicator('居民区服务群众活动', '≥10.00(次)', {
        actual: activities,
        weight: '45',
        score: '40',
        deviation: '样例原因',
      }),
      indicator('党员群众满意度', '≥90.00(%)', { actual: '95.00(%)', weight: '45', score: '45', deviation: '' }, [
        '满意度指标',
        '服务对象满意度指标',
      ]),
    ],
    total: { weight: '100', score: '94.5' },
    grade: '优',
  };
}

const tracking = (facts: Year) => ({
  ...common('tracking', '财政项目支出绩效跟踪表', facts),
  period: { from: `${facts.year}-01`, to: `${facts.year}-08` },
  funds: [
    fund('total', '年度资金总额', {
      initial: facts.initial,
      adjusted: facts.initial,
      executed: '60.00',
      rate: '50.00',
    }),
  ],
  goal: { expected: '样例', actual: '样例' },
  indicators: [indicator('居民区服务群众活动', '≥10.00(次)', { planned: '6.00', actual: '7.00', deviation: '' })],
  outlook: { budget: '有可能完成', targets: '确定能完成' },
  corrective: '样例措施',
});

const target = (facts: Year) => ({
  ...common('target', '财政项目支出绩效目标申报表', facts),
  category: '经常性项目',
  start: `${facts.year}-01-01`,
  end: `${facts.year}-12-31`,
  funds: [
    { scope: 'project', source: 'total', label: '项目资金总额', amount: facts.initial },
    { scope: 'annual', source: 'total', label: '年度资金申请总额', amount: facts.initial },
  ],
  goal: { project: '样例总目标', annual: '样例年度目标' },
  indicators: [indicator('居民区服务群众活动', '≥12.00(次)')],
});

const hostile = () => ({
  ...selfEvaluation(YEARS[0]!),
  project: `敌意${HOSTILE}${DIRECTIVES}`,
  department: HOSTILE,
  goal: { expected: HOSTILE, actual: HOSTILE },
  indicators: [
    indicator(HOSTILE, HOSTILE, { actual: HOSTILE, weight: '1', score: '1', deviation: HOSTILE }, [HOSTILE, HOSTILE]),
  ],
  extra: { [HOSTILE]: HOSTILE },
});

const draft = () => ({
  ...selfEvaluation(YEARS[0]!),
  project: '草稿项目（样例）',
  goal: { expected: DRAFT_CANARY, actual: DRAFT_CANARY },
  publication: { status: 'draft', publisher: DRAFT_CANARY },
});

/** Published once, so that a notice stands where it was, and nothing of it. */
const withdrawn = () => ({
  ...selfEvaluation(YEARS[1]!),
  project: '撤回项目（样例）',
  goal: { expected: DRAFT_CANARY, actual: DRAFT_CANARY },
  publication: {
    status: 'withdrawn',
    withdrawn: { date: '2023-05-20', reason: '样例理由' },
    publisher: '样例街道办事处',
  },
});

const correction = (record: string, path: string, texts: { old: string; new: string; reason: string }) => ({
  ...{ record, path, ...texts },
  ...{ by: '样例人员', date: '2024-03-01' },
});

const narrative = `---
kind: narrative
title: 项目经费情况说明（样例）
year: "2022"
project: 社区综合服务（样例）
source: { file: 样例.docx }
publication: { status: published, publisher: 样例街道办事处 }
---

## 一、项目概述

样例数据。${HOSTILE}

<script>window.hacked=1</script>

[点我](javascript:alert(1)) ![图](http://evil.example/x.png)

## 二、立项依据

1. 样例文件一
2. 样例文件二
`;

/** Where the portal's head and navigation lead. */
export const PORTAL_LEADS = ['/', '/search/', '/zwgk/', '/bsfw/'];
export const FOOT = '<!--#include virtual="/inc/foot.html" -->';
/** The face of a portal: fragments, and a foot that its server fills in. */
const THEME = {
  portal: { name: '样例市人民政府', url: '/' },
  logo: 'theme/logo.svg',
  colours: {
    light: { mark: '#b8860b', headText: '#ffffff', headBackground: '#a8281e' },
    dark: { headText: '#ffe9e6', headBackground: '#4a1511' },
  },
  ...{ head: { file: 'theme/head.html' }, nav: { file: 'theme/nav.html' }, foot: { ssi: '/inc/foot.html' } },
  style: 'theme/portal.css',
};

/** Writes the sample content into an empty folder. */
export function writeSampleContent(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, value: unknown): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value, undefined, 1));
  };
  write('site.yaml', {
    siteName: '样例网',
    siteDomain: 'www.example.gov.cn',
    siteIDCode: 'bm00000000',
    notice: '样例数据：本站数字为测试而编，不对应任何真实单位。',
    footer: { host: '样例街道办事处', phone: '12345' },
    // each unit's data in files of its own, and what is missing told to all: what other sites have not set
    data: { parts: 'unit' },
    publication: { showMissing: 'true' },
    theme: THEME,
  });
  write('expected.yaml', {
    expected: [{ unit: 'yangli', year: '2022', forms: ['target', 'self-evaluation'], projects: ['shequ', 'kong'] }],
  });
  cpSync(join(import.meta.dirname, '../fixtures/theme'), join(folder, 'theme'), { recursive: true });
  write('units/yangli.yaml', { name: '样例街道办事处', district: '样例区' });
  for (const [slug, project] of Object.entries({
    shequ: { name: '社区综合服务（样例）', aliases: ['社区服务（样例）'] },
    caogao: { name: '草稿项目（样例）' },
    diyi: { name: `敌意${HOSTILE}${DIRECTIVES}` },
    chehui: { name: '撤回项目（样例）' },
    kong: { name: '还没有表的项目（样例）' },
  }))
    write(`projects/yangli/${slug}.yaml`, project);
  for (const facts of YEARS) {
    write(`records/${facts.year}/yangli/shequ.self-evaluation.yaml`, selfEvaluation(facts));
    write(`records/${facts.year}/yangli/shequ.tracking.yaml`, tracking(facts));
  }
  write('records/2022/yangli/shequ.target.json', target(YEARS[1]!));
  write('records/2022/yangli/shequ.narrative.md', narrative);
  write('records/2021/yangli/diyi.self-evaluation.yaml', hostile());
  write('records/2022/yangli/chehui.self-evaluation.yaml', withdrawn());
  const first = correction('2022/yangli/shequ.self-evaluation', 'funds.0.executed', {
    ...{ old: '138.00', new: '140.00', reason: '样例：录入时看错一位' },
  });
  write('corrections/2024/0001.yaml', first);
  write('corrections/2024/0002.yaml', {
    ...correction('2021/yangli/diyi.self-evaluation', 'goal.actual', { old: HOSTILE, new: HOSTILE, reason: HOSTILE }),
    former: correctionHash(first, (text) => createHash('sha256').update(text).digest('hex')),
  });
  write('records/2021/yangli/caogao.self-evaluation.yaml', draft());
}

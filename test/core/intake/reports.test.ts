import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceBlock } from '../../../src/core/intake/document.ts';
import { takeIn, type Draft } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { readMarkdown } from '../../../src/prose/parse.ts';
import { printedText } from '../../../src/prose/printed-text.ts';
import { printPdf } from '../../fixtures/forms/make-forms.ts';
import { makeReport, REPORT_FORMATS, reportPage, type ReportBlock } from '../../fixtures/forms/make-report.ts';

const BACKGROUND =
  '样例数据：项目年初预算数172.00万元，全年预算数117.10万元，实际支出117.10万元，预算执行率100.00%。' +
  '项目由样例街道办事处负责实施，面向全部居民区，按季度开展，人均补助1,250.50元，其中5<10的点位另行安排，*号为重点。';
const SCORES: ReportBlock = {
  rows: [
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ['产出指标', '数量指标', '服务群众活动', '≥10次', '11次', '50', '50', ''],
    ['满意度指标', '服务对象满意度指标', '居民群众满意度', '≥90%', '90%', '50', '46.50', '样例数据'],
  ],
};
const REPORT: readonly ReportBlock[] = [
  '样例街道办事处2023年度社区综合服务项目支出绩效自评报告',
  '一、项目概况',
  '（一）项目背景',
  BACKGROUND,
  {
    rows: [
      ['用途', '预算（万元）'],
      ['社区活动', '77.10'],
      ['便民|服务', '40.00'],
    ],
  },
  '二、绩效自评结论',
  '项目综合得分96.50分，评价等级为“优”。',
  '三、存在的问题',
  '1.问卷回收不足。',
  '2.两次活动推迟。',
  '附件：指标评分表',
  SCORES,
];
const BODY = `## 一、项目概况

### （一）项目背景

${BACKGROUND.replace('<', '\\<').replace('*', '\\*')}

| 用途 | 预算（万元） |
| --- | --- |
| 社区活动 | 77.10 |
| 便民\\|服务 | 40.00 |

## 二、绩效自评结论

项目综合得分96.50分，评价等级为“优”。

## 三、存在的问题

1. 问卷回收不足。
2. 两次活动推迟。

附件：指标评分表`;
const HEAD = {
  kind: 'evaluation-report',
  title: REPORT[0],
  year: '2023',
  project: '社区综合服务',
  department: '样例街道办事处',
  currency: '万元',
  score: '96.50',
  grade: '优',
  funds: [
    ...[
      {
        source: 'total',
        label: '年度资金总额',
        initial: '172.00',
        adjusted: '117.10',
        executed: '117.10',
        rate: '100.00%',
      },
    ],
  ],
  indicators: [
    { name: '服务群众活动', target: '≥10次', actual: '11次', weight: '50', score: '50' },
    { name: '居民群众满意度', target: '≥90%', actual: '90%', weight: '50', score: '46.50', deviation: '样例数据' },
  ],
};
const idsOf = ({ doubts }: Draft): string[] => doubts.map(({ id }) => id ?? '').sort();
const DOUBTS = ['amounts-in-text', 'department-by-title', 'project-by-title', 'stated-in-text', 'stated-in-text'];

const takeInReport = async (blocks: readonly ReportBlock[], format: (typeof REPORT_FORMATS)[number] = 'html') =>
  takeIn(await readDocument(await makeReport(blocks, format))).drafts;

describe.each(REPORT_FORMATS)('a report as %s', (format) => {
  test('is its text in Markdown, with what it states of itself', async () => {
    const [draft, ...others] = await takeInReport(REPORT, format);
    expect(others).toEqual([]);
    expect(draft!.record).toMatchObject({ ...HEAD, body: BODY });
    expect(idsOf(draft!).filter((id) => id !== 'breaks-removed')).toEqual(DOUBTS);
    expect(draft!.unread).toEqual([]);
  });
});

test('a report of several pages printed to PDF is one text, and the form behind it another draft', async () => {
  const sentences = Array.from(
    { length: 60 },
    (_, i) => `样例数据：第${i + 1}次活动有${i * 7 + 3}人参加，支出${i}.50万元，全部按照计划办理完毕，居民反映良好。`,
  );
  const form: ReportBlock[] = [
    '项目支出绩效自评表',
    '（2023年度）',
    {
      rows: [
        ['项目名称', '社区综合服务', '主管部门', '样例街道办事处', '', '', '', ''],
        ...(SCORES as { rows: string[][] }).rows,
      ],
    },
  ];
  const long = [...REPORT.slice(0, 4), ...sentences, ...REPORT.slice(5, -2), ...form];
  const { drafts } = takeIn(await readDocument({ name: '报告.pdf', bytes: await printPdf(reportPage(long)) }));
  expect(drafts.map(({ record }) => record['kind'])).toEqual(['evaluation-report', 'self-evaluation']);
  const body = String(drafts[0]!.record['body']);
  const lines = long.slice(1, -3).map((line) => String(line).replace(/^(\d)\./, '$1'));
  expect(printedText(readMarkdown(body)).replace(/\s/g, '')).toBe(lines.join('').replace(/\s/g, ''));
  expect(body.split('\n\n')).toEqual(expect.arrayContaining(sentences));
});

test('a form attached to a report in one Word file is a draft of its own, and gives the report its project', async () => {
  const form = [
    ['项目名称', '社区综合服务', '', ''],
    ['主管部门', '样例街道办事处', '', ''],
    ['一级指标', '二级指标', '三级指标', '年度指标值'],
    ['产出指标', '数量指标', '活动', '10次'],
  ];
  const [report, attached] = await takeInReport(
    [
      '绩效自评报告',
      '一、概况',
      '样例数据。',
      '二、附件',
      '附件：项目支出绩效自评表',
      '项目支出绩效自评表',
      '（2023年度）',
      { rows: form },
    ],
    'docx',
  );
  expect(attached!.record).toMatchObject({ kind: 'self-evaluation', project: '社区综合服务', year: '2023' });
  expect(report!.record).toMatchObject({ kind: 'evaluation-report', project: '社区综合服务', year: '2023' });
  expect(report!.record['body']).toContain('附件：项目支出绩效自评表');
});

test('a report about a whole department names it, and takes no project of a form beside it', async () => {
  const [draft] = await takeInReport([
    '样例街道办事处2023年度部门整体支出绩效评价报告',
    '一、概况',
    '样例数据。',
    '二、结论',
    '综合得分88分。',
  ]);
  expect(draft!.record).toMatchObject({ department: '样例街道办事处', year: '2023', score: '88' });
  expect(draft!.record).not.toHaveProperty('project');
});

test('a cover, a title over several lines and a list of contents are no text of the report', async () => {
  const [draft] = await takeInReport([
    ...[
      '样例街道办事处',
      '2023年度社区综合服务项目支出',
      '绩效评价报告',
      '目  录',
      '一、概况......1',
      '二、结论......3',
    ],
    ...[
      '样例街道办事处2023年度社区综合服务项目支出绩效评价报告',
      '一、概况',
      '样例数据。',
      '二、结论',
      '样例数据，完成较好。',
    ],
  ]);
  expect(draft!.record['title']).toBe('样例街道办事处2023年度社区综合服务项目支出绩效评价报告');
  expect(draft!.record['body']).toBe('## 一、概况\n\n样例数据。\n\n## 二、结论\n\n样例数据，完成较好。');
  expect(draft!.unread).toEqual([]);
});

test.each(['情况说明', '总结'])('a report that calls itself 自评%s is one, in marks or not', async (name) => {
  const title = `2023年度社区服务项目绩效自评${name}`;
  for (const named of [title, `《${title}》`]) {
    const text = ['一、概况', '样例数据。', '二、自评情况', '自评得分96分，等级为优。'];
    const [draft] = await takeInReport([named, ...text]);
    expect(draft!.record).toMatchObject({ kind: 'evaluation-report', year: '2023', project: '社区服务', score: '96' });
  }
});

test('scores and amounts that differ from place to place are left to a person', async () => {
  const [draft] = await takeInReport([
    ...['2023年度社区服务项目绩效自评报告', '一、甲项目', '自评得分90分，年初预算10万元，实际支出10万元。'],
    ...['二、乙项目', '自评得分95分，年初预算20万元，实际支出20万元。'],
  ]);
  expect(draft!.record).not.toHaveProperty('score');
  expect(draft!.record).not.toHaveProperty('funds');
  expect(idsOf(draft!)).toContain('several-scores');
});

test('a table of indicators with a cell that nobody can place stays in the text, and is said to', async () => {
  const [draft] = await takeInReport([
    ...['2023年度社区服务项目绩效评价报告', '一、概况', '样例数据。', '二、评分表'],
    { rows: [...(SCORES as { rows: string[][] }).rows, ['产出指标小计', '', '', '', '', '50', '50', '']] },
  ]);
  expect(draft!.record).not.toHaveProperty('indicators');
  expect(draft!.record['body']).toContain('| 产出指标 | 数量指标 | 服务群众活动 | ≥10次 |');
  expect(idsOf(draft!)).toContain('table-in-text');
});

test.each(['预算绩效评价报告制度', '详见2023年度绩效自评报告', '项目绩效自评报告表'])(
  '%s is the title of no report',
  (title) => {
    const blocks = [title, '一、概况', '样例数据。', '二、结论'].map((text): SourceBlock => ({
      type: 'paragraph',
      text,
      at: '',
    }));
    expect(takeIn({ file: '', parts: [{ name: '', blocks }], notes: [] }).drafts).toEqual([]);
  },
);

test('whatever its signs, every word of a report is shown as printed', () => {
  const part = fc.constantFrom(
    '一',
    '、',
    '（二）',
    '12.',
    '3.50',
    '%',
    '*',
    '_',
    '~',
    '|',
    '#',
    '>',
    '-',
    '<5',
    '[1]',
    '(a)',
    '：',
    '。',
    '万元',
    ' ',
    '\\',
    '=',
  );
  const text = fc
    .array(part, { minLength: 1, maxLength: 10 })
    .map((parts) => parts.join('').trim())
    .filter((own) => own !== '' && !own.includes('：'));
  const bare = (own: string): string => own.replace(/\s/g, '');
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(text, fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 })),
        { minLength: 1, maxLength: 6 },
      ),
      (own) => {
        const blocks = ['2023年度某项目绩效评价报告', '一、概况', '二、结论', ...own].map((block): SourceBlock =>
          typeof block === 'string'
            ? { type: 'paragraph', text: block, at: '' }
            : {
                ...{ type: 'table', rows: block.length, columns: 3, merges: 'true' },
                cells: block.flatMap((cells, row) =>
                  cells.map((cell, column) => ({ text: cell, row, column, rowSpan: 1, columnSpan: 1, at: '' })),
                ),
              },
        );
        const [draft] = takeIn({ file: '', parts: [{ name: '', blocks }], notes: [] }).drafts;
        const shown = printedText(readMarkdown(String(draft!.record['body'])));
        expect(bare(shown)).toBe(bare(`一、概况二、结论${own.flat(2).join('')}`));
      },
    ),
    { numRuns: 200 },
  );
});

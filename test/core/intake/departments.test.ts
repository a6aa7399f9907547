import { describe, expect, test } from 'vitest';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { makeForm, nameOf, type FormFormat } from '../../fixtures/forms/make-forms.ts';
import { SAMPLE_PORTAL } from '../history/portal-content.ts';

const WHOLE = SAMPLE_PORTAL.content.forms.filter(({ kind }) => kind.startsWith('department-'));
const FORMATS: readonly FormFormat[] = ['xlsx', 'xls', 'ods', 'docx', 'doc', 'html', 'html-gb18030', 'html-xls', 'txt'];

const bare = ({ source: _, publication: __, ...record }: FormRecord) => record;
const takeInText = async (rows: readonly string[][]) => {
  const html = `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  return takeIn(await readDocument({ name: '表.html', bytes: new TextEncoder().encode(html) }));
};

describe.each(FORMATS)('the official form of a whole department as %s', (format) => {
  test.each(WHOLE)('of $id is the record it was made from', async ({ record }) => {
    const { drafts, failure } = takeIn(
      await readDocument({ name: nameOf(format), bytes: await makeForm(record, format) }),
    );
    expect(failure).toBeUndefined();
    expect(drafts.map((draft) => draft.record)).toEqual([bare(record)]);
    expect(drafts[0]!.unread).toEqual([]);
    expect(drafts[0]!.doubts).toEqual([]);
  });
});

test('all forms of a department printed to one PDF are as many drafts', async () => {
  const records = WHOLE.map(({ record }) => record);
  const { drafts } = takeIn(await readDocument({ name: '全部.pdf', bytes: await makeForm(records, 'pdf') }));
  expect(drafts.map((draft) => draft.record)).toEqual(records.map(bare));
});

test('tasks with what was spent beside the budget keep it under its heading', async () => {
  const { drafts } = await takeInText([
    ['部门整体支出绩效自评表'],
    ['（2023年度）'],
    ['部门名称', '某某街道办事处'],
    ['年度预算(万元)', '', '全年预算数', '全年执行数', '执行率'],
    ['', '年度资金总额', '300.00', '294.00', '98.00%'],
    ['任务名称', '完成情况', '预算数(万元)', '执行数(万元)'],
    ['社区服务', '已办好', '60.00', '58.00'],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['履职效果', '社会效益', '受益人数', '≥100人', '120人', '90', '90'],
  ]);
  expect(drafts[0]!.record).toMatchObject({
    kind: 'department-self-evaluation',
    department: '某某街道办事处',
    tasks: [{ name: '社区服务', content: '已办好', total: '60.00', extra: { '执行数(万元)': '58.00' } }],
  });
});

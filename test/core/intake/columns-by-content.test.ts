import { describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';

/** A self-evaluation (样例数据): rows of cells parted by spaces, each `text/rows` where a cell reaches down. */
async function read(rows: readonly string[]) {
  const cell = (text: string): string => {
    const [own, span] = text.split('/');
    return `<td rowspan="${span ?? 1}">${own === '-' ? '' : own}</td>`;
  };
  const table = ['项目名称 样例数据', ...rows].map((row) => `<tr>${row.split(' ').map(cell).join('')}</tr>`).join('');
  const page = `<meta charset="utf-8"><p>项目支出绩效自评表</p><p>（2023年度）</p><table>${table}</table>`;
  const { drafts } = takeIn(await readDocument({ name: '样例.html', bytes: new TextEncoder().encode(page) }));
  return drafts[0]!;
}
const ids = ({ doubts }: Awaited<ReturnType<typeof read>>): (string | undefined)[] => doubts.map(({ id }) => id);

describe('which column is which', () => {
  test('levels whose headings are called the other way round are told by the labels under them', async () => {
    const draft = await read([
      '指标类别 指标类型 指标名称 目标值 完成值 权重 得分',
      '产出指标/2 数量指标 安防工程 3处 2处 60 50',
      '质量指标 合格率 100% 100% 20 20',
      '效益指标 社会效益指标 安全事故 0起 0起 20 20',
    ]);
    expect(draft.record['indicators']).toMatchObject([
      { level1: '产出指标', level2: '数量指标', name: '安防工程' },
      { level1: '产出指标', level2: '质量指标', name: '合格率' },
      { level1: '效益指标', level2: '社会效益指标', name: '安全事故' },
    ]);
  });

  test('points beside each level are the level’s, those behind the name are the indicator’s', async () => {
    const draft = await read([
      '一级指标 权重 二级指标 权重 三级指标 权重 目标值 实际完成值 得分',
      '产出/2 40/2 产出数量/2 40/2 出版年鉴 30 1部 1部 30',
      '编印资料 10 4期 4期 10',
      '效益 60 社会效益 60 利用人次 60 5000人次 5230人次 60',
    ]);
    expect(draft.record['indicators']).toMatchObject([{ weight: '30' }, { weight: '10' }, { weight: '60' }]);
    expect(ids(draft)).not.toContain('rival-column');
  });

  test('a target set anew is the one in force; that of the year’s beginning stays in extra, and a doubt names both', async () => {
    const draft = await read([
      '一级指标 二级指标 三级指标 年初指标值 调整指标值 全年完成值 权重 得分',
      '产出指标 数量指标 管护公厕 86座 84座 84座 100 100',
    ]);
    expect(draft.record['indicators']).toMatchObject([
      { target: '84座', actual: '84座', extra: { 年初指标值: '86座' } },
    ]);
    const doubt = draft.doubts.find(({ id }) => id === 'rival-column');
    expect(doubt).toMatchObject({ path: 'indicators', at: expect.stringMatching(/第4列|D/) });
    expect(doubt?.message).toContain('“调整指标值”和“年初指标值”');
  });

  test('targets under a heading that nobody can read are told by what they are, with a doubt', async () => {
    const draft = await read([
      '一级指标 二级指标 三级指标 车庞指标值 实际完成值 权重 得分',
      '产出指标 数量指标 管护公厕 ≥86座 86座 100 100',
    ]);
    expect(draft.record['indicators']).toMatchObject([{ target: '≥86座', actual: '86座' }]);
    expect(draft.doubts.find(({ id }) => id === 'column-by-content')?.message).toContain('“车庞指标值”');
  });

  test('a name that slid to the edge is no label of what stands behind the indicators', async () => {
    const text = [
      '项目支出绩效目标表\n2023年度',
      '项目名称\t图书购置\t\t\t',
      '一级指标\t二级指标\t三级指标\t年度指标值\t',
      '产出指标\t质量指标\t验收合格率\t100%\t',
      '设备完好情况\t完好\t\t\t',
      '效益指标\t社会效益指标\t读者人次\t≥2万人次\t',
    ].join('\n');
    const { drafts } = takeIn(await readDocument({ name: '样例.tsv', bytes: new TextEncoder().encode(text) }));
    const rows = drafts[0]!.record['indicators'] as { name: string; target: string }[];
    expect(rows.map(({ name, target }) => [name, target])).toEqual([
      ['验收合格率', '100%'],
      ['设备完好情况', '完好'],
      ['读者人次', '≥2万人次'],
    ]);
  });

  test('a result where the points should stand says that a blank is lost', async () => {
    const text = [
      '项目支出绩效自评表\n2023年度',
      '项目名称\t图书购置\t\t\t\t\t',
      '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
      '产出指标\t数量指标\t购置图书\t≥2000册\t2100册\t50\t50',
      '产出指标\t质量指标\t宣传效果\t提升\t50\t50',
    ].join('\n');
    const { drafts } = takeIn(await readDocument({ name: '样例.tsv', bytes: new TextEncoder().encode(text) }));
    expect(drafts[0]!.doubts).toContainEqual(expect.objectContaining({ id: 'blanks-lost', path: 'indicators.1' }));
  });

  test('targets are under the form’s own year where years head the columns, and missed where a column is not understood', async () => {
    const rows = ['产出指标 数量指标 安防工程 3处 5处 4处', '效益指标 社会效益指标 安全事故 0起 1起 2起'];
    const years = await read(['一级指标 二级指标 三级指标 2022年 2023年 2024年', ...rows]);
    expect(years.record['indicators']).toMatchObject([{ target: '5处' }, { target: '1起' }]);
    expect(ids(years)).toContain('column-by-content');
    const unknown = await read(['一级指标 二级指标 三级指标 甲数 乙数 丙数', ...rows]);
    expect(unknown.record['indicators']).toMatchObject([{ target: '' }, { target: '' }]);
    expect(ids(unknown)).toContain('no-target-column');
    const none = await read(['一级指标 二级指标 三级指标 分值 得分', '产出指标 数量指标 安防工程 60 50']);
    expect(ids(none)).not.toContain('no-target-column');
  });
});

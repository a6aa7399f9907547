/** What a form of the tests prints; the rest is the same for all. */
export interface Printed {
  readonly project?: string;
  readonly department?: string;
  readonly implementer?: string;
  readonly year?: string;
  readonly currency?: string;
  readonly executed?: string;
  readonly indicators?: readonly (readonly [name: string, target: string, actual: string, score: string])[];
}

const INDICATORS = [
  ['活动次数', '≥30次', '31次', '50'],
  ['群众满意度', '≥90%', '95%', '40'],
] as const;

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const levels = (i: number): [string, string] =>
  i === 0 ? ['产出指标', '数量指标'] : ['满意度指标', '服务对象满意度指标'];

/** A 自评表 as a web page. */
export function makeForm(printed: Printed = {}): string {
  const { project = '社区党建', department = '某某街道办事处', implementer = '某某街道办事处' } = printed;
  const { year = '（2023年度）', currency = '（元）', executed = '90.00', indicators = INDICATORS } = printed;
  const dash = ['—', '', ''];
  return [
    '<!doctype html><meta charset="utf-8"><table>',
    '<tr><td colspan="8">财政项目支出绩效自评表</td></tr>',
    `<tr><td colspan="8">${year}</td></tr>`,
    `<tr><td>项目名称</td><td colspan="7">${project}</td></tr>`,
    `<tr><td>主管部门</td><td colspan="3">${department}</td><td>实施单位</td><td colspan="3">${implementer}</td></tr>`,
    row(`项目资金${currency}`, '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'),
    row('', '年度资金总额', '100.00', '100.00', executed, '10', '90.00%', '9'),
    row('', '其中：当年财政拨款', '100.00', '100.00', executed, ...dash),
    row('', '上年结转资金', '0', '0', '0', ...dash),
    row('', '其他资金', '0', '0', '0', ...dash),
    '<tr><td rowspan="2">年度总体目标</td><td colspan="3">预期目标</td><td colspan="4">实际完成情况</td></tr>',
    '<tr><td colspan="3">办好活动。</td><td colspan="4">办了活动。</td></tr>',
    row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'),
    ...indicators.map(([name, target, actual, score], i) => row(...levels(i), name, target, actual, score, score, '')),
    row('总分', '', '', '', '', '100', '99', ''),
    '</table>',
  ].join('\n');
}

/** Several forms in one page. */
export const makeForms = (...all: readonly Printed[]): string => all.map(makeForm).join('\n<p></p>\n');

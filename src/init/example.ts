/** A unit, a project and a form to look at, which `init --remove-example` takes away again. A draft: it is never released. */
export const EXAMPLE: ReadonlyMap<string, string> = new Map([
  [
    'units/yangli-danwei.yaml',
    '# 样例数据：单位的全称。文件名（拼音）用在网址里，定下来就不改。\nname: 样例数据单位\n',
  ],
  ['projects/yangli-danwei/yangli-xiangmu.yaml', '# 样例数据：项目的名称，和表上印的一样。\nname: 样例数据项目\n'],
  [
    'records/2024/yangli-danwei/yangli-xiangmu.self-evaluation.yaml',
    `# 样例数据：一张绩效自评表。表上怎么印就怎么录，数字写在引号里。
kind: self-evaluation
title: 财政项目支出绩效自评表
year: "2024"
project: 样例数据项目
department: 样例数据单位
implementer: 样例数据单位
currency: 万元
funds:
  - { source: total, label: "年度资金总额:", initial: "20.00", adjusted: "20.00", executed: "19.00", weight: "10.00", rate: "95.00", score: "9.50" }
  - { source: appropriation, label: "其中: 当年财政拨款", initial: "20.00", adjusted: "20.00", executed: "19.00", weight: "-", rate: "95.00", score: "-" }
  - { source: carryover, label: "上年结转资金", initial: "0.00", adjusted: "0.00", executed: "0.00", weight: "-", rate: "0.00", score: "-" }
  - { source: other, label: "其他资金", initial: "0.00", adjusted: "0.00", executed: "0.00", weight: "-", rate: "0.00", score: "-" }
goal:
  expected: "样例数据：全年办培训 4 次，参加的人都学会办理。"
  actual: "样例数据：全年办了培训 4 次，参加的人都学会了办理。"
indicators:
  - { level1: 产出指标, level2: 数量指标, name: 培训次数, target: "≥4.00(次)", actual: "4.00(次)", weight: "25.00", score: "25.00", deviation: "" }
  - { level1: 产出指标, level2: 质量指标, name: 培训合格率, target: "=100.00(%)", actual: "100.00(%)", weight: "25.00", score: "25.00", deviation: "" }
  - { level1: 效益指标, level2: 社会效益指标, name: 办理能力, target: "提高", actual: "提高", weight: "30.00", score: "30.00", deviation: "" }
  - { level1: 满意度指标, level2: 服务对象满意度指标, name: 参加人员满意度, target: "≥90.00(%)", actual: "92.00(%)", weight: "10.00", score: "10.00", deviation: "" }
total: { weight: "100.00", score: "99.50" }
grade: 优
labels: { year: "(2024 年度)", weight: 分数, rate: "执行率(%)" }
# 由哪个文件录来的
source: { file: 样例数据.xlsx }
# 草稿只在预览里看得到；公开时改成 published
publication: { status: draft, publisher: 样例数据单位 }
`,
  ],
]);

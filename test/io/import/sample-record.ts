/** A record as an import makes it. */
export const RECORD = {
  kind: 'self-evaluation',
  title: '财政项目支出绩效自评表',
  year: '2023',
  project: '社区党建',
  department: '某某街道办事处',
  currency: '元',
  funds: [
    {
      source: 'total',
      label: '年度资金总额',
      initial: '100.00',
      adjusted: '100.00',
      executed: '90.00',
      rate: '90.00%',
    },
  ],
  goal: { expected: '办好活动。', actual: '办了活动。' },
  indicators: [
    {
      level1: '产出指标',
      level2: '数量指标',
      name: '活动次数',
      target: '≥30次',
      actual: '31次',
      weight: '50',
      score: '50',
    },
    {
      level1: '满意度指标',
      level2: '满意度指标',
      name: '群众满意度',
      target: '≥90%',
      actual: '-',
      weight: '40',
      score: '40',
    },
  ],
  total: { weight: '100', score: '99' },
  grade: '优',
  source: { file: '表.html', sha256: 'ab', part: '1' },
  publication: { status: 'draft' },
};

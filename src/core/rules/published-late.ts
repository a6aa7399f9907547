import { deadlineDate } from '../expected/deadline-date.ts';
import type { Rule } from './rule.ts';

export const PUBLISHED_LATE: Rule = {
  id: 'published-late',
  family: '发得出',
  title: '发布晚于期限',
  why: '目标要在花钱之前、结果要在事后不久让人看到，晚了就难以监督。',
  basis: '《中华人民共和国政府信息公开条例》第二十六条；期限由本站设定',
  severity: 'note',
  needs: [],
  check({ record: { publication, year }, kind, site }) {
    const deadline = site.publication.deadlines[kind.id];
    if (!deadline || publication.date === undefined) return [];
    const last = deadlineDate(deadline, year);
    if (publication.date <= last) return [];
    return [
      {
        at: 'publication.date',
        message: `${year}年度的${kind.name}于 ${publication.date} 发布，本站规定的期限是 ${last}。`,
        printed: publication.date,
        expected: last,
        advice: '核对发布日期；确实晚了的，下一年提早安排。',
      },
    ];
  },
  examples: [
    {
      title: '自评表应在次年六月底前发布，八月才发布',
      record: { publication: { status: 'published', publisher: '示例街道办事处', date: '2024-08-15' } },
      site: { publication: { deadlines: { 'self-evaluation': '次年06-30' } } },
      finds: [{ at: 'publication.date' }],
    },
    {
      title: '最后一天发布',
      record: { publication: { status: 'published', publisher: '示例街道办事处', date: '2024-06-30' } },
      site: { publication: { deadlines: { 'self-evaluation': '次年06-30' } } },
      finds: [],
    },
    {
      title: '没有规定期限',
      record: { publication: { status: 'published', publisher: '示例街道办事处', date: '2025-12-31' } },
      finds: [],
    },
  ],
};

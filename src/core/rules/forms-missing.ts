import { isTable } from '../forms/kind.ts';
import { kindsAbout } from '../forms/registry.ts';
import { SUBJECT_WORDS } from '../forms/subject.ts';
import type { Rule } from './rule.ts';

const others = [
  { kind: 'target', record: {} },
  { kind: 'tracking', record: {} },
] as const;

export const FORMS_MISSING: Rule = {
  id: 'forms-missing',
  family: '填得全',
  title: '一年的几张表没有到齐',
  why: '目标、跟踪、自评三张表对着看，才知道说好的事办成了没有。',
  basis: '《中华人民共和国预算法》第三十二条、第五十七条',
  severity: 'note',
  needs: [],
  check({ form, kind, project: { subject }, siblings }) {
    // said once a year, on the form that speaks last
    if (siblings.some((other) => other.kind.order > kind.order)) return [];
    const present = new Set([kind.id, ...siblings.map((other) => other.kind.id)]);
    const due = kindsAbout(subject).filter(isTable);
    const lacking = due.filter(({ id }) => !present.has(id)).map(({ name }) => name);
    if (lacking.length === 0) return [];
    return [
      {
        at: 'title',
        because: siblings.map((other) => `${other.form.id}#title`),
        message: `这个${SUBJECT_WORDS[subject]}${form.year}年度没有${lacking.join('、')}。`,
        advice: '有这张表的，补录进来；还没到填报的时候，或按规定不用填的，不必处理。',
      },
    ];
  },
  examples: [
    { title: '目标、跟踪、自评都有', record: {}, others, finds: [] },
    { title: '只有自评表', record: {}, finds: [{ at: 'title' }] },
    { title: '有目标和自评，没有跟踪', record: {}, others: [{ kind: 'target', record: {} }], finds: [{ at: 'title' }] },
  ],
};

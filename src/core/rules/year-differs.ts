import type { FormRecord } from '../forms/registry.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const YEARS = /(?<!\d)((?:19|20)\d{2})(?!\d)/g;
const yearsIn = (text: string): string[] => [...text.matchAll(YEARS)].map(([, year]) => year!);

/** Whether a text that names years speaks of this one; `2022-2024年` speaks of all three. */
function speaksOf(text: string, year: string): boolean {
  const years = yearsIn(text).sort();
  return years.length === 0 || (year >= years[0]! && year <= years.at(-1)!);
}

interface Place {
  readonly at: string;
  readonly label: string;
  readonly text: string | undefined;
}

const part = (record: FormRecord, ...keys: string[]): string | undefined => {
  let value: unknown = record;
  for (const key of keys) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'string' ? value : undefined;
};

const PERIOD = { from: '跟踪时段的起始月', to: '跟踪时段的截止月', label: '跟踪时段' };

/**
 * Places of a form that say which year it is about; one slip mostly runs through the whole period and is told once. A
 * project's name may keep the year its money was first granted.
 */
const placesOf = (record: FormRecord): Place[][] => [
  [{ at: 'title', label: '表名', text: record.title }],
  [{ at: 'labels.year', label: '表头年度', text: part(record, 'labels', 'year') }],
  Object.entries(PERIOD).map(([key, label]) => ({ at: `period.${key}`, label, text: part(record, 'period', key) })),
];

function checkTerm(record: FormRecord): Outcome[] {
  const [start, end] = [part(record, 'start') ?? '', part(record, 'end') ?? ''];
  if (!yearsIn(start).length || !yearsIn(end).length || speaksOf(`${start} ${end}`, record.year)) return [];
  return [
    {
      at: record.year < yearsIn(start)[0]! ? 'start' : 'end',
      because: ['year'],
      message: `计划从 ${start} 到 ${end}，不包括本表的年度 ${record.year}。`,
      printed: `${start}—${end}`,
      expected: record.year,
      advice: '对照原件核对计划日期和年度，改正录错的一处。',
    },
  ];
}

function check({ record, form }: RuleContext): Outcome[] {
  const { year } = record;
  const misfiled: Place[] = year === form.year ? [] : [{ at: 'year', label: '表内年度', text: year }];
  const differing = placesOf(record).map((group) =>
    group.filter(({ text }) => text !== undefined && !speaksOf(text, year)),
  );
  return [
    ...[misfiled, ...differing].flatMap(([place, ...others]): Outcome[] => {
      if (!place) return [];
      const { at, label, text = '' } = place;
      const expected = at === 'year' ? form.year : year;
      return [
        {
          at,
          because: [...(at === 'year' ? [] : ['year']), ...others.map((other) => other.at)],
          message: `${label}写的是“${text.trim()}”，这张表归在 ${expected} 年度。`,
          printed: text,
          expected,
          advice: '对照原件核对年度，改正录错的一处；归错年度的，把文件移到对的文件夹。',
        },
      ];
    }),
    ...checkTerm(record),
  ];
}

export const YEAR_DIFFERS: Rule = {
  id: 'year-differs',
  family: '对得上',
  title: '年度前后不一',
  why: '年度不一致，就分不清这张表说的是哪一年的钱、哪一年的事。',
  basis: '通行做法',
  severity: 'error',
  needs: [],
  check,
  examples: [
    {
      kind: 'tracking',
      title: '跟踪时段到了下一年',
      record: { period: { from: '2023-01', to: '2024-08' } },
      finds: [{ at: 'period.to' }],
    },
    {
      kind: 'tracking',
      title: '表名写了另一年',
      record: { title: '2022年度财政项目支出绩效跟踪表', labels: { year: '（2023 年度）' } },
      finds: [{ at: 'title' }],
    },
    {
      kind: 'tracking',
      title: '表名是跨年的，年度在其中',
      record: {
        kind: 'tracking',
        title: '2022—2024年示例项目绩效跟踪表',
        period: { from: '2023-01', to: '2023-06', label: '2023年1—6月' },
      },
      finds: [],
    },
  ],
};

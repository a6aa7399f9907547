/** Rows of the indicator table of a blank form; a clerk adds more. */
const INDICATOR_ROWS = 40;
const TASK_ROWS = 8;

const blanks = <K extends string>(keys: readonly K[]): Record<K, string> =>
  Object.fromEntries(keys.map((key) => [key, ''])) as Record<K, string>;

const repeat = <T>(count: number, row: T): T[] => Array.from({ length: count }, () => row);

/** A row of money that says what it is and nothing else. */
export const blankFund = <S extends string, K extends string>(source: S, label: string, keys: readonly K[]) => ({
  source,
  label,
  ...blanks(keys),
});

export const blankIndicators = <K extends string>(keys: readonly K[]) =>
  repeat(INDICATOR_ROWS, blanks(['level1', 'level2', 'name', ...keys]));

export const blankTasks = () => repeat(TASK_ROWS, blanks(['name', 'content', 'total', 'fiscal', 'other']));

/** What every blank form of a kind with tables has: nothing filled in, and money in 元. */
export const blankForm = (title: string) => ({
  title,
  year: '',
  currency: '元' as const,
  source: { file: '' },
  publication: { status: 'draft' as const },
});

/** The line under the title of a form of a whole year, for the year to be filled in. */
export const BLANK_YEAR = { year: '（        年度）' };

export const ofBlankProject = { project: '', department: '', implementer: '' };

/** The rows of money of 自评表 and 跟踪表. */
export const blankFunds = <K extends string>(keys: readonly K[]) => [
  blankFund('total', '年度资金总额', keys),
  blankFund('appropriation', '其中：当年财政拨款', keys),
  blankFund('carryover', '上年结转资金', keys),
  blankFund('other', '其他资金', keys),
];

/** The rows of money of a whole department, with what stands before each and its columns. */
export function blankDepartmentFunds<K extends string, B extends object>(keys: readonly K[], before: B) {
  const row = <S extends string>(source: S, label: string) => ({ ...before, ...blankFund(source, label, keys) });
  const income = { breakdown: 'income' as const };
  const spending = { breakdown: 'spending' as const };
  return [
    row('total', '年度资金总额'),
    { ...row('appropriation', '一般公共预算'), ...income },
    { ...row('other', '其他资金'), ...income },
    { ...row('basic', '基本支出'), ...spending },
    { ...row('projects', '项目支出'), ...spending },
  ];
}

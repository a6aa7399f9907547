import { inWan } from '../figures/amount.ts';
import { totalYear, type Total, type YearTotals } from '../history/totals.ts';
import type { ProjectNode } from '../library/catalogue.ts';

/** A sum for a list: 万元 to two decimals, how many projects it rests on and how many say nothing. */
export interface TotalView {
  readonly wan: string;
  readonly note: string;
}

export interface YearView {
  readonly year: string;
  readonly projects: number;
  readonly departments: number;
  readonly forms: number;
  readonly initial: TotalView;
  readonly adjusted: TotalView;
  readonly executed: TotalView;
  readonly totals: YearTotals;
}

/** What a sum rests on; of no project at all there is no sum to speak of. */
function sayGround({ of, without, partial }: Total): string {
  if (!of) return without ? `${without}个项目都没有这个数` : '没有可以相加的项目';
  return [
    `${of}个项目之和`,
    ...(partial ? [`其中${partial}个只有年中的数`] : []),
    ...(without ? [`另有${without}个项目没有这个数`] : []),
  ].join('，');
}

const view = (total: Total): TotalView => ({ wan: total.of ? inWan(total.yuan) : '—', note: sayGround(total) });

export const viewTotals = (totals: YearTotals): YearView => ({
  year: totals.year,
  projects: totals.projects,
  departments: totals.departments,
  forms: totals.forms,
  initial: view(totals.initial),
  adjusted: view(totals.adjusted),
  executed: view(totals.executed),
  totals,
});

/** @param subjects projects and whole departments, as `totalYear` counts them */
export const viewYears = (subjects: readonly ProjectNode[], years: readonly string[]): YearView[] =>
  years.map((year) => viewTotals(totalYear(subjects, year)));

/** Whose forms there are: `13个项目`, `13个项目和2个部门整体`, `1个部门整体`. */
export const sayHolders = ({ projects, departments }: Pick<YearView, 'projects' | 'departments'>): string =>
  [
    ...(projects || !departments ? [`${projects}个项目`] : []),
    ...(departments ? [`${departments}个部门整体`] : []),
  ].join('和');

/** What a form is about: one project of a unit, or the unit as a whole (部门整体支出). */
export type Subject = 'project' | 'department';

/** Stands for the whole department where a project's slug would, in files and ids; no project can be called so. */
export const DEPARTMENT = '_department';

/** What the forms filed under a project's slug, or under `DEPARTMENT`, are about. */
export const subjectAt = (project: string): Subject => (project === DEPARTMENT ? 'department' : 'project');

/** The subject as pages speak of it: `同一项目的表`. */
export const SUBJECT_WORDS: Readonly<Record<Subject, string>> = { project: '项目', department: '部门' };

/** What a department is called on the pages of its own unit. */
export const WHOLE = '部门整体';

/** Said wherever a department's money stands on a page with that of projects. */
export const WHOLE_NOTE = '部门整体的钱包括基本支出和各个项目的钱，不计入项目的合计。';

interface Named {
  readonly project?: string | undefined;
  readonly department?: string | undefined;
}

/** The field that names what a form is about: a form without a project is about its department. */
export const nameField = ({ project }: Named): 'project' | 'department' =>
  project === undefined ? 'department' : 'project';

/** The subject of a form as it prints it. */
export const nameOf = (record: Named): string => record[nameField(record)] ?? '';

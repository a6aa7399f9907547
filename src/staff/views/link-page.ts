import { WHOLE } from '../../core/forms/subject.ts';
import { projectPath } from '../../core/library/addresses.ts';
import type { ProjectNode } from '../../core/library/catalogue.ts';
import type { Link } from '../../core/report/report.ts';

/** The page of a project or whole department among pages of all sorts: `项目：社区综合服务`. */
export const linkPage = (node: ProjectNode): Link => ({
  text: `${node.subject === 'department' ? WHOLE : '项目'}：${node.project.name}`,
  path: projectPath(node),
});

import { projectData } from '../../../../data/compare.ts';
import { listProjects, projectOf } from '../../../../data/site.ts';

export const getStaticPaths = listProjects;
export const GET = ({ props }: { props: { id: string } }): Response => projectData(projectOf(props.id));

import type { ProjectNode, UnitNode } from '../core/library/catalogue.ts';
import { describeProject, describeUnit } from '../core/report/compare-data.ts';
import { followProject } from '../core/history/history.ts';
import { siteConfig } from './site.ts';

/* The files the compare page loads, one for each project or unit, only when it is chosen. */
const asJson = (value: object): Response => new Response(JSON.stringify(value));
export const projectData = (node: ProjectNode): Response => asJson(describeProject(followProject(node)));
export const unitData = (unit: UnitNode): Response => asJson(describeUnit(unit, siteConfig().grades));

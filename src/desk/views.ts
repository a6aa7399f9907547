/** The parts of a form's page that a reader goes between. */
export const VIEWS = ['填表', '对照', '看公开页', '公布信息与审核'] as const;
export type ViewName = (typeof VIEWS)[number];

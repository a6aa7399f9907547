/** Paths of the staff's pages below the column's base; they exist in previews only. */
export const STAFF = '/staff/';
export const CHANGES = '/staff/changes/';
export const FINDINGS = '/staff/findings/';
export const PRIVACY = '/staff/privacy/';
export const COMPLETENESS = '/staff/completeness/';
export const WAIVERS = '/staff/waivers/';
export const IMPORT = '/staff/import/';
export const HANDBOOK = '/staff/handbook/';
/** Made by the preview's server from the content as it is. */
export const OFFICE = '/staff/office/';
/** What the desk knows of the content; the forms of units are in files beside it. */
export const CONTENT_JSON = '/staff/content.json';
/** From where `CONTENT_JSON` stands. */
export const unitForms = (unit: string): string => `forms/${unit}.json`;
export const unitFormsPath = (unit: string): string => `${STAFF}${unitForms(unit)}`;
export const unitFindingsPath = (unit: string): string => `${FINDINGS}${unit}/`;
export const chapterPath = (slug: string): string => `${HANDBOOK}${slug}/`;

/** The staff's menu. */
export const STAFF_MENU = [
  { text: '总览', path: STAFF },
  { text: '发布后会变什么', path: CHANGES },
  { text: '核对发现', path: FINDINGS },
  { text: '个人信息和密级', path: PRIVACY },
  { text: '齐全和期限', path: COMPLETENESS },
  { text: '豁免', path: WAIVERS },
  { text: '填表', path: IMPORT },
  { text: '公布信息和审核', path: OFFICE },
  { text: '手册', path: HANDBOOK },
] as const;

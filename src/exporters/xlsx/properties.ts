import type { Properties } from '../../core/workbook/workbook.ts';
import { escapeText } from './escape.ts';
import { PACKAGE, XML } from './names.ts';

/** The part that says what a workbook is of. */
export const PROPERTIES = 'docProps/core.xml';

const subjectElement = (subject: string): string => `<dc:subject>${escapeText(subject)}</dc:subject>`;

export const writeProperties = ({ title, subject, description }: Properties): string =>
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title>${subjectElement(subject)}<dc:description>${escapeText(description)}</dc:description><dc:language>zh-CN</dc:language></cp:coreProperties>`;

/** Whether properties, ours or as another program wrote them again, say that a workbook is of this subject. */
export const isOfSubject = (properties: string, subject: string): boolean =>
  properties.includes(subjectElement(subject));

import { auditCatalogue } from '../../../src/core/audit/run-audit.ts';
import type { Catalogue } from '../../../src/core/library/catalogue.ts';
import type { FormEntry } from '../../../src/core/library/library.ts';
import type { AnswerPiece } from '../../../src/core/report/answer.ts';
import type { Audience } from '../../../src/core/report/checks.ts';
import { buildReport, type Report } from '../../../src/core/report/report.ts';

/** What is read where pieces of sentences stand. */
export const readAloud = (pieces: readonly AnswerPiece[]): string => pieces.map(({ text }) => text).join('');

/** A form's report with its own audit. */
export const reportOf = (form: FormEntry, catalogue: Catalogue, audience: Audience = 'arithmetic'): Report =>
  buildReport(form, catalogue, auditCatalogue(catalogue, { records: new Set([form.id]) })[0]!, audience);

import { createHash } from 'node:crypto';
import type { FormRecord } from '../../../src/core/forms/registry.ts';
import type { Content, FormEntry } from '../../../src/core/library/library.ts';
import type { Correction, CorrectionEntry } from '../../../src/core/release/correction.ts';
import { correctionHash } from '../../../src/core/release/correction.ts';
import type { Hash } from '../../../src/core/release/values.ts';
import { SITE } from '../library/made-up.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export const UNIT = 'jiedao';

export const formOf = (project: string, record: FormRecord): FormEntry => ({
  id: `${record.year}/${UNIT}/${project}.${record.kind}`,
  ...{ year: record.year, unit: UNIT, project, kind: record.kind, record },
});

export const withStatus = (record: FormRecord, publication: FormRecord['publication']): FormRecord => ({
  ...record,
  publication,
});

export const contentOf = (forms: readonly FormEntry[], corrections: readonly CorrectionEntry[] = []): Content => ({
  site: SITE,
  units: [{ slug: UNIT, unit: { name: '某某街道' } }],
  projects: [...new Set(forms.map(({ project }) => project))].map((slug) => ({
    ...{ unit: UNIT, slug, project: { name: slug } },
  })),
  forms,
  ...{ glossary: [], handbook: [], pages: [] },
  corrections,
});

/** Entries chained one after the other. */
export function chain(...entries: readonly Omit<Correction, 'former' | 'by' | 'date'>[]): CorrectionEntry[] {
  const all: CorrectionEntry[] = [];
  for (const [i, entry] of entries.entries()) {
    const before = all.at(-1);
    const former = before && { former: correctionHash(before.correction, sha256) };
    const correction = { ...entry, by: '样例人员', date: '2026-03-01', ...former };
    all.push({ id: `2026/${String(i + 1).padStart(4, '0')}`, correction });
  }
  return all;
}

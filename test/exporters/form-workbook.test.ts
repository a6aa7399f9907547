import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import type { FormEntry } from '../../src/core/library/library.ts';
import type { FormRecord } from '../../src/core/forms/registry.ts';
import { printedPart } from '../../src/core/release/values.ts';
import { fitPages } from '../../src/core/workbook/pages.ts';
import { formWorkbook, hasWorkbook } from '../../src/core/workbook/form-workbook.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT } from '../site/folders.ts';
import { exportForm, importBytes, PLACE } from './open-form.ts';
import { changedForms } from './random-changes.ts';
import { saveAgain } from './saved-again.ts';

const load = (folder: string): readonly FormEntry[] =>
  loadContent(join(ROOT, folder), { visibility: 'all' }).content!.forms.filter(({ record }) => hasWorkbook(record));

const SEEDS = load('content');
const [SEED] = SEEDS as [FormEntry];

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** The seed with its first indicator changed. */
const withIndicator = (values: object): FormEntry => {
  const { indicators, ...rest } = SEED.record as FormRecord & { indicators: readonly object[] };
  const record = { ...rest, indicators: [{ ...indicators[0], ...values }, ...indicators.slice(1)] };
  return { ...SEED, record: record as unknown as FormRecord };
};
const importedTarget = async (form: FormEntry): Promise<unknown> => {
  const [draft] = await importBytes(exportForm(form));
  return (draft!.record['indicators'] as { target: string }[])[0]!.target;
};

describe('a form as a workbook', () => {
  it.each(['content', 'test/fixtures/portal', 'test/fixtures/cases'])(
    'of %s is read back as the record it was made of, without a doubt, also once a spreadsheet program has saved it again',
    async (folder) => {
      const forms = folder === 'content' ? SEEDS : load(folder);
      for (const [i, form] of forms.entries()) {
        const bytes = exportForm(form);
        const drafts = await importBytes(i % 2 ? saveAgain(bytes) : bytes);
        expect(drafts, form.id).toHaveLength(1);
        const [{ record, doubts, unread }] = drafts as [(typeof drafts)[number]];
        expect(printedPart(record as unknown as FormRecord), form.id).toEqual(printedPart(form.record));
        expect([doubts, unread], form.id).toEqual([[], []]);
      }
    },
  );

  it.each([
    '=100%',
    '≥30人',
    '+5',
    '-',
    '@甲',
    "'旧",
    '1-2',
    '_x0041_',
    '<甲>&amp;"',
    '0012',
    'TRUE',
    '#N/A',
    '５０％',
  ])('keeps the text %j as it is', async (target) =>
    expect(await importedTarget(withIndicator({ target }))).toBe(target),
  );

  it('is read back as it was, whatever its cells hold', async () => {
    const forms = [...SEEDS, ...load('test/fixtures/portal'), ...load('test/fixtures/cases')];
    const records = forms.map(({ record }) => record);
    for (const { at, record, told } of changedForms(records, 80, 20_260_723)) {
      const drafts = await importBytes(exportForm({ ...forms[at]!, record }));
      const about = `${forms[at]!.id}: ${told}`;
      expect(drafts, about).toHaveLength(1);
      expect(printedPart(drafts[0]!.record as unknown as FormRecord), about).toEqual(printedPart(record));
    }
  });

  it('has no formula, no link, no macro, and the same bytes each time', () => {
    const bytes = exportForm(withIndicator({ target: '=1+1' }));
    const parts = partsOf(bytes);
    expect(Object.keys(parts)).toEqual([
      ...['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'],
      ...['docProps/core.xml', 'xl/worksheets/sheet1.xml'],
    ]);
    expect(Object.values(parts).join('')).not.toMatch(/<f[ >]|hyperlink|vba|externalLink|dcterms:created/);
    expect(exportForm(withIndicator({ target: '=1+1' }))).toEqual(bytes);
  });

  it('prints on A4 landscape, one page wide, with repeated headings and the record’s id at the foot', () => {
    const parts = partsOf(exportForm(SEED));
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).toContain('<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>');
    expect(sheet).toContain(`&amp;L${SEED.id}&amp;R第&amp;P页，共&amp;N页`);
    expect(parts['xl/workbook.xml']).toMatch(/_xlnm\.Print_Titles" localSheetId="0">'[^']+'!\$\d+:\$\d+</);
    expect(parts['docProps/core.xml']).toMatch(/https:\/\/www\.example\.gov\.cn\/units\/.*\nSHA-256 [0-9a-f]{64}</);
  });

  it('is printed smaller where that spares a last page of a few rows, and never smaller than eight points', () => {
    const rows = (count: number, height: number) => ({ heights: Array<number>(count).fill(height) });
    expect([rows(20, 24), rows(20, 27), rows(26, 25)].map(fitPages)).toEqual([
      { count: 1, isSmaller: false },
      { count: 1, isSmaller: true },
      { count: 2, isSmaller: false },
    ]);
    expect(fitPages(rows(45, 25))).toEqual({ count: 2, isSmaller: true });
    expect(fitPages({ ...rows(45, 25), headRows: [0, 2] })).toEqual({ count: 2, isSmaller: true });
    expect(fitPages({ ...rows(45, 25), headRows: [0, 3] })).toEqual({ count: 3, isSmaller: false });
    const printed = SEEDS.map((seed) => partsOf(exportForm(seed))['xl/worksheets/sheet1.xml']!);
    const fitted = printed.map((sheet) => /fitToHeight="(\d)"/.exec(sheet)![1]);
    expect(new Set(fitted)).toEqual(new Set(['0', '1', '2']));
  });

  it('lets the labels of levels begin with their rows where the form is longer than a page, so that no edge cuts them', () => {
    const labels = ({ id, record }: FormEntry) =>
      formWorkbook({ ...SEED, id, record }, PLACE).sheets.flatMap((sheet) =>
        sheet.sort === 'grid'
          ? sheet.cells.filter(({ style, rows }) => style === 'group' || (style === 'label' && rows > 1))
          : [],
      );
    expect(
      labels(SEED)
        .filter(({ style }) => style === 'group')
        .map(({ text }) => text),
    ).toContain('产出指标');
    expect(labels(SEED).map(({ style }) => style)).toContain('label');
    const short = { ...SEED, record: { ...SEED.record, indicators: [] } as unknown as FormRecord };
    expect(labels(short).map(({ style }) => style)).not.toContain('group');
  });

  it('gives a text that is higher than a row may be several rows, and reads it back as one', async () => {
    const target = '很长的说明。'.repeat(800);
    const form = withIndicator({ target });
    const heights = [...partsOf(exportForm(form))['xl/worksheets/sheet1.xml']!.matchAll(/ht="([\d.]+)"/g)];
    expect(Math.max(...heights.map(([, height]) => Number(height)))).toBeLessThanOrEqual(409);
    const [draft] = await importBytes(exportForm(form));
    expect(printedPart(draft!.record as unknown as FormRecord)).toEqual(printedPart(form.record));
  });

  it('is not offered where a text is longer than a cell holds, and never of prose', () => {
    expect(hasWorkbook(withIndicator({ target: '字'.repeat(32_768) }).record)).toBe(false);
    const { forms } = loadContent(join(ROOT, 'content'), { visibility: 'all' }).content!;
    expect(forms.filter(({ record }) => !hasWorkbook(record)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['narrative']),
    );
  });
});

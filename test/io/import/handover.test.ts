import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../src/filing/edits.ts';
import { approvalHash, basisOf, type HandedForm, type Handover } from '../../../src/filing/handover.ts';
import { unpackHandover } from '../../../src/filing/unpack-handover.ts';
import { describeImport, hasAll, importAsJson } from '../../../src/io/import/describe-import.ts';
import { readKnown, targetOf } from '../../../src/io/import/known-content.ts';
import { readForms, runImport } from '../../../src/io/import/run-import.ts';
import { takeHandover } from '../../../src/io/import/take-handover.ts';
import { parseYaml } from '../../../src/io/yaml.ts';
import { loadContent } from '../../../src/io/load-content.ts';
import { SOUND, writeFiles } from '../content-folder.ts';
import { makeForm } from './form-page.ts';
import { entriesOf, hashText, manifestOf, pack, packageOf, TOOLS, withManifest, zip } from './sample-handover.ts';

/* 样例数据. */
const SITE = { 'site.yaml': SOUND['site.yaml'] };
const FORM = makeForm({ department: '某某县水利局', implementer: '某某县水利局', project: '河道整治' });
const PLACE = 'records/2023/moumouxian-shuiliju/hedao-zhengzhi.self-evaluation.yaml';
const EDITS: readonly Edit[] = [
  { sort: 'set', at: 'indicators.0.actual', text: '32次' },
  { sort: 'add-row', table: 'indicators', row: '新1', after: '1' },
  { sort: 'move-row', table: 'indicators', row: '新1', by: -1 },
  {
    sort: 'all',
    edits: ['level1', 'level2', 'name', 'target', 'actual', 'weight', 'score', 'deviation'].map((key): Edit => ({
      ...{ sort: 'set', at: `indicators.新1.${key}`, text: '样例' },
    })),
  },
];
const good = pack(await packageOf(FORM, EDITS)).bytes;

async function take(
  folder: string,
  bytes: Uint8Array,
  given: { replace?: boolean; dryRun?: boolean; others?: string[] } = {},
) {
  const from = writeFiles({ '交接.zip': bytes });
  const target = targetOf(join(folder, 'records'));
  const { replace = false, dryRun = false, others = [] } = given;
  const today = '2026-05-20';
  const paths = [join(from, '交接.zip'), ...others];
  const run = await runImport({ target, replace, dryRun, stated: {}, progress: () => undefined, today, paths });
  return { run, told: describeImport(run, target, dryRun) };
}
const recordIn = (folder: string) =>
  parseYaml(readFileSync(join(folder, PLACE), 'utf8')).value as Record<string, unknown>;

describe('a hand-over', () => {
  test('becomes records with what was approved, and tells what the clerk changed; a second time nothing changes', async () => {
    const folder = writeFiles(SITE);
    const { run, told } = await take(folder, good);
    expect(hasAll(run), told).toBe(true);
    expect(recordIn(folder)).toMatchObject({
      indicators: [{ actual: '32次' }, { name: '样例' }, { name: '群众满意度' }],
      publication: { status: 'approved', publisher: '某某区人民政府', approved: { by: '李某核', date: '2026-05-19' } },
    });
    for (const words of ['王某录', '审核：李某核', '实际完成值：31次 → 32次', pack(await packageOf(FORM, EDITS)).code])
      expect(told).toContain(words);
    const again = await take(folder, good);
    expect([again.run.planned[0]?.status, again.run.written]).toEqual(['unchanged', []]);
    expect(loadContent(folder, { visibility: 'all' }).problems.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('makes the same bytes again from what was taken in', async () => {
    const folder = writeFiles(SITE);
    const { manifest, sources } = unpackHandover('交接.zip', good, TOOLS.hash, () => 0);
    const known = readKnown(targetOf(join(folder, 'records')));
    const taken = await takeHandover('交接.zip', good, {
      known,
      target: targetOf(join(folder, 'records')),
      others: new Map(),
    });
    const forms = manifest.forms.map(({ approval: _, ...form }, i) => {
      const { publication: __, ...record } = taken.drafts[i]!.record;
      return { ...form, record: record as HandedForm['record'] };
    });
    const files = manifest.sources.map(({ name, sha256 }) => ({ name, bytes: sources.get(sha256)! }));
    const again = pack({ made: manifest.made, forms, sources: files, isWhole: true }).bytes;
    expect(entriesOf(again).map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(
      entriesOf(good).map(({ bytes }) => new TextDecoder().decode(bytes)),
    );
    expect(again).toEqual(good);
  });

  test('tells programs what it holds, and writes nothing for them', async () => {
    const folder = writeFiles(SITE);
    const from = writeFiles({ '交接.zip': good });
    const target = targetOf(join(folder, 'records'));
    const read = await readForms({ paths: [join(from, '交接.zip')], stated: {}, progress: () => undefined, target });
    expect(JSON.parse(importAsJson(read))).toMatchObject({
      drafts: [{ record: { project: '河道整治' }, unread: [] }],
      failures: [],
      handover: { made: { by: '王某录' } },
    });
  });

  test('without its source waits for it', async () => {
    const folder = writeFiles(SITE);
    const { bytes } = pack(await packageOf(FORM, EDITS, {}, false));
    const alone = await take(folder, bytes);
    expect(alone.run.failures).toMatchObject([{ code: 'handover-source' }]);
    const other = writeFiles({ '别的.html': makeForm() });
    expect((await take(folder, bytes, { others: [join(other, '别的.html')] })).run.failures).toHaveLength(1);
    const beside = writeFiles({ '原表.html': FORM });
    expect(hasAll((await take(folder, bytes, { others: [join(beside, '原表.html')] })).run)).toBe(true);
  });

  test('leaves a record alone that is not the one it began from, and keeps comments where it may', async () => {
    const folder = writeFiles(SITE);
    await take(folder, good);
    const before = readFileSync(join(folder, PLACE), 'utf8');
    const files = { ...SITE, [PLACE]: `# 王某记\n${before}` };
    const there = writeFiles({
      ...files,
      'units/moumouxian-shuiliju.yaml': 'name: 某某县水利局\n',
      'projects/moumouxian-shuiliju/hedao-zhengzhi.yaml': 'name: 河道整治\n',
    });
    const other = FORM.replaceAll('90.00', '80.00');
    const strange = await take(there, pack(await packageOf(other, EDITS)).bytes);
    expect([strange.run.planned[0]?.status, strange.run.written.length]).toEqual(['kept', 0]);
    expect(strange.told).toContain('要么全部写');
    const basis = basisOf(parseYaml(before).value as Record<string, unknown>, hashText);
    const publication = { publisher: '样例新发布机构' };
    const own = await take(there, pack(await packageOf(other, EDITS, { basis, publication })).bytes);
    expect(own.run.planned[0]?.status).toBe('replaced');
    expect(own.told).toContain('样例新发布机构');
    expect(readFileSync(join(there, PLACE), 'utf8')).toMatch(/^# 王某记\n[^]*publisher: "?样例新发布机构/);
  });

  test('corrects what is published with its reason, and not without', async () => {
    const folder = writeFiles(SITE);
    await take(folder, good);
    const published = readFileSync(join(folder, PLACE), 'utf8')
      .replace('approved, approved', 'published, approved')
      .replace('status: approved', 'status: published');
    const units = { 'units/moumouxian-shuiliju.yaml': 'name: 某某县水利局\n' };
    const projects = { 'projects/moumouxian-shuiliju/hedao-zhengzhi.yaml': 'name: 河道整治\n' };
    const there = writeFiles({ ...SITE, ...units, ...projects, [PLACE]: published });
    const record = parseYaml(published).value as Record<string, unknown>;
    const { publication: _, ...printed } = record;
    const rows = [...(record['indicators'] as Record<string, string>[])];
    rows[0] = { ...rows[0], actual: '33次' };
    const form = {
      origin: { sort: 'record' as const },
      record: { ...printed, indicators: rows } as HandedForm['record'],
      basis: basisOf(record, hashText),
    };
    const edits: Edit[] = [{ sort: 'set', at: 'indicators.0.actual', text: '33次' }];
    const without = pack({ ...(await packageOf(FORM, edits, form)), sources: [] });
    expect((await take(there, without.bytes)).run.planned[0]?.status).toBe('refused');
    const correction = { reason: '录入时看错了行' };
    const { bytes } = pack({ ...(await packageOf(FORM, edits, { ...form, correction })), sources: [] });
    const { run, told } = await take(there, bytes);
    expect(run.planned[0]?.status, told).toBe('replaced');
    expect(parseYaml(readFileSync(join(there, 'corrections/2026/0001.yaml'), 'utf8')).value).toEqual({
      record: PLACE.slice('records/'.length, -'.yaml'.length),
      ...{ path: 'indicators.0.actual', old: '32次', new: '33次' },
      ...{ reason: '录入时看错了行', by: '某某县水利局', date: '2026-05-20' },
    });
    expect(recordIn(there)['publication']).toMatchObject({ status: 'published' });
    expect((await take(there, bytes)).run.planned[0]?.status).toBe('unchanged');
  });
});

type Tampered = readonly [ids: readonly string[], bytes: Uint8Array];
type Change = (manifest: Handover, pick: (most: number) => number) => unknown;

const formWith = (manifest: Handover, change: Partial<HandedForm>): Handover => ({
  ...manifest,
  forms: [{ ...manifest.forms[0]!, ...change }],
});
/** The form as somebody would leave it who knows how approvals are made. */
const approved = (manifest: Handover): Handover => {
  const { approval: _, ...form } = manifest.forms[0]!;
  return formWith(manifest, { approval: approvalHash(form, hashText) });
};
const other = (hex: string, at: number): string => hex.slice(0, at) + (hex[at] === '0' ? '1' : '0') + hex.slice(at + 1);

/** A change of one text of the record. */
const ofValue: Change = (manifest, pick) => {
  const { record } = manifest.forms[0]!;
  const paths = ['title', 'year', 'project', 'currency'];
  const rows = record['indicators'] as Record<string, string>[];
  if (pick(2)) return formWith(manifest, { record: { ...record, [paths[pick(4)]!]: '改' } });
  const [row, key] = [pick(rows.length), ['name', 'target', 'actual', 'score'][pick(4)]!];
  const indicators = rows.map((fields, i) => (i === row ? { ...fields, [key]: `${fields[key]}0` } : fields));
  return formWith(manifest, { record: { ...record, indicators } });
};
const ofEdit: Change = (manifest, pick) => {
  const { edits } = manifest.forms[0]!;
  const at = pick(edits.length);
  const outside: HandedForm['edits'] = [{ sort: 'set', at: 'publication.status', text: 'published' }];
  const without = edits.filter((_, i) => i !== at);
  const changed = edits.map((edit, i) => (i === at && 'text' in edit ? { ...edit, text: '改动' } : edit));
  const list = [without, changed, [...edits, ...outside]][pick(3)]!;
  return formWith(manifest, { edits: JSON.stringify(list) === JSON.stringify(edits) ? without : list });
};
const ofApproval: Change = (manifest, pick) => {
  const { publication, approval } = manifest.forms[0]!;
  return [
    formWith(manifest, { publication: { ...publication, approved: { by: '赵某', date: '2026-05-19' } } }),
    formWith(manifest, { publication: { publisher: '某某区人民政府' } }),
    formWith(manifest, { approval: other(approval!, pick(64)) }),
    formWith(manifest, { waivers: [{ rule: 'x', path: 'y', reason: 'z', by: '赵某', date: '2026-05-19' }] }),
  ][pick(4)];
};
const ofHash: Change = (manifest, pick) => {
  const [source] = manifest.sources;
  const besides = manifest.besides.map((one, i) => (i ? one : { ...one, sha256: other(one.sha256, pick(64)) }));
  if (pick(2)) return { ...manifest, besides };
  return { ...manifest, sources: [{ ...source!, sha256: other(source!.sha256, pick(64)) }] };
};
const PATHS = ['../轻.html', '/etc/passwd', 'sources/../x', 'C:\\x', 'records/a/b', 'handover.json', 'x.exe'];
const ofPath: Change = (manifest, pick) => ({
  ...manifest,
  sources: manifest.sources.map((source) => ({ ...source, path: PATHS[pick(PATHS.length)]! })),
});

function tamper(sort: number, pick: (most: number) => number): Tampered {
  const manifest = manifestOf(good);
  const sealed = (change: Change, ids: string[], isApproved = false): Tampered => {
    const changed = change(manifest, pick) as Handover;
    return [ids, withManifest(good, isApproved ? approved(changed) : changed)];
  };
  const entries = entriesOf(good);
  const of = (change: (entry: (typeof entries)[number]) => (typeof entries)[number]): Uint8Array =>
    zip(entries.map(change));
  const spoil = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
  const at = pick(entries.at(-1)!.bytes.length);
  switch (sort) {
    case 0:
      return sealed(ofValue, ['value', 'format'], true);
    case 1:
      return sealed(ofValue, ['approval']);
    case 2:
      return sealed(ofEdit, ['value', 'edit']);
    case 3:
      return sealed(ofApproval, ['approval']);
    case 4:
      return sealed(ofHash, ['hash', 'source']);
    case 5:
      return sealed(ofPath, ['path']);
    case 6:
      return [
        ['hash'],
        of((entry) => (entry.path.startsWith('sources/') ? { ...entry, bytes: spoil(entry.bytes) } : entry)),
      ];
    case 7:
      return [['path'], zip([...entries, { path: PATHS[pick(PATHS.length)]!, bytes: new Uint8Array(1) }])];
    case 8:
      return [['too-large'], zip([...entries, { path: 'sources/x', bytes: new Uint8Array(3_000_000 + pick(1000)) }])];
    default: {
      const [{ bytes }] = entries as [(typeof entries)[number]];
      const text = new TextDecoder().decode(bytes).replace('河道整治', '河道治理');
      return [
        ['seal'],
        zip(entries.map((entry, i) => (i ? entry : { ...entry, bytes: new TextEncoder().encode(text) }))),
      ];
    }
  }
}

describe('a hand-over that was tampered with', () => {
  test('is refused by name, 100 of 100', async () => {
    const folder = writeFiles(SITE);
    const target = targetOf(join(folder, 'records'));
    const known = readKnown(target);
    const numbers = fc.infiniteStream(fc.nat(1_000_000));
    await fc.assert(
      fc.asyncProperty(fc.nat(9), numbers, async (sort, stream) => {
        const [ids, bytes] = tamper(sort, (most) => Number(stream.next().value) % most);
        const refusal = takeHandover('交接.zip', bytes, { known, target, others: new Map() });
        await expect(refusal).rejects.toMatchObject({
          id: expect.toBeOneOf([...ids]),
          message: expect.stringMatching(/请/),
        });
      }),
      { numRuns: 100 },
    );
  });

  test('or is no hand-over gives one error, and nothing is written', async () => {
    const folder = writeFiles(SITE);
    for (const [bytes, code] of [
      [new TextEncoder().encode('不是压缩文件'), 'handover-damaged'],
      [good.subarray(0, 400), 'handover-damaged'],
      [zip([{ path: 'a/表.xlsx', bytes: new Uint8Array(9) }]), 'handover-path'],
      [zip([]), 'handover-no-handover'],
      [withManifest(good, { ...manifestOf(good), version: 2 }), 'handover-version'],
    ] as const) {
      const { run } = await take(folder, bytes);
      expect([run.failures.map((failure) => failure.code), run.written]).toEqual([[code], []]);
    }
  });
});

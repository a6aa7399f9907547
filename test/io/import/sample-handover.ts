import { createHash } from 'node:crypto';
import { deflateSync } from 'fflate';
import { applyEdits, type Edit } from '../../../src/filing/edits.ts';
import { handover, sealManifest, type HandedForm, type Handover } from '../../../src/filing/handover.ts';
import { packHandover, type Package, type Packed } from '../../../src/filing/pack-handover.ts';
import { readForms } from '../../../src/filing/read-forms.ts';
import { printedFields } from '../../../src/filing/recompute.ts';
import { writeZip, type ZipEntry } from '../../../src/exporters/zip.ts';
import { LIMITS, readDocument } from '../../../src/importers/read-document.ts';
import { openInput } from '../../../src/importers/reader.ts';
import { unpackZip } from '../../../src/importers/unpack-zip.ts';

/* 样例数据. */
export const TOOLS = {
  hash: (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex'),
  deflate: (bytes: Uint8Array): Uint8Array => deflateSync(bytes),
};
export const hashText = (text: string): string => TOOLS.hash(new TextEncoder().encode(text));

type Form = Omit<HandedForm, 'approval'>;

/** The package of a page's first form with edits. */
export async function packageOf(
  html: string,
  edits: readonly Edit[],
  more: Partial<Form> = {},
  isWhole = true,
): Promise<Package> {
  const source = { name: '表.html', bytes: new TextEncoder().encode(html) };
  const sha256 = TOOLS.hash(source.bytes);
  const { drafts } = readForms({ document: await readDocument(source), sha256 }, { forms: [] });
  const form: Form = {
    origin: { sort: 'file', sha256, part: '1' },
    basis: null,
    edits: [...edits],
    record: printedFields(applyEdits(drafts[0]!, edits).record) as Form['record'],
    publication: { publisher: '某某区人民政府', approved: { by: '李某核', date: '2026-05-19' } },
    waivers: [],
    ...more,
  };
  return {
    made: { by: '王某录', at: '2026-05-18 10:00', program: '0.1.0' },
    forms: [form],
    sources: [source],
    isWhole,
  };
}

export const pack = (whole: Package): Packed => packHandover(whole, TOOLS);

/** The entries of a zip, in its order. */
export const entriesOf = (bytes: Uint8Array): ZipEntry[] =>
  [
    ...unpackZip(
      openInput('交接.zip', bytes, LIMITS, () => 0),
      () => true,
    ),
  ].map(([path, own]) => ({
    ...{ path, bytes: own, isStored: path === 'handover.json' },
  }));

export const zip = (entries: readonly ZipEntry[]): Uint8Array => writeZip(entries, TOOLS.deflate);

export function manifestOf(bytes: Uint8Array): Handover {
  const { seal: _, ...rest } = JSON.parse(new TextDecoder().decode(entriesOf(bytes)[0]!.bytes)) as Record<
    string,
    unknown
  >;
  return handover.parse(rest);
}

/** The hand-over with another manifest, sealed anew as whoever knows the format could. */
export const withManifest = (bytes: Uint8Array, manifest: unknown): Uint8Array =>
  zip(
    entriesOf(bytes).map((entry) =>
      entry.path === 'handover.json'
        ? { ...entry, bytes: new TextEncoder().encode(sealManifest(manifest as Handover, hashText).text) }
        : entry,
    ),
  );

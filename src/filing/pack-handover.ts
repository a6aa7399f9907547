import { z } from 'zod';
import { findKind } from '../core/forms/registry.ts';
import { writeZip, type Deflate, type ZipEntry } from '../exporters/zip.ts';
import {
  approvalHash,
  checkCode,
  FORMAT,
  handedForm,
  handover,
  hashText,
  MANIFEST,
  sealManifest,
  VERSION,
  type HandedForm,
  type Handover,
  type HashBytes,
} from './handover.ts';
import { writeRecord, type Fields } from './record-text.ts';

/** A file that forms were read from. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is to be handed over. */
export interface Package {
  readonly made: Handover['made'];
  readonly forms: readonly Omit<HandedForm, 'approval'>[];
  readonly sources: readonly SourceFile[];
  /** Whether the sources go into the zip; the other side needs them, from here or from elsewhere. */
  readonly isWhole: boolean;
}

/** What hashes and packs: browsers and Node have it in different places. */
export interface Tools {
  readonly hash: HashBytes;
  readonly deflate: Deflate;
}

export interface Packed {
  readonly bytes: Uint8Array;
  /** `3f9a 71c2` */
  readonly code: string;
}

/** What no system takes in the name of a file. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\\/:*?"<>|]/g;
const plainName = (name: string): string => [...name.replace(UNSAFE, '_')].slice(-80).join('');

const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);

const nameOf = ({ project, department, title }: Fields): string =>
  [project, department, title].find((name): name is string => typeof name === 'string' && name !== '') ?? '';

/** Each form as the file that it will be, to be looked at. */
function listRecords(forms: Package['forms']): ZipEntry[] {
  return forms.map(({ record, publication, waivers }, i) => {
    const ending = findKind(String(record['kind']))?.body ? 'md' : 'yaml';
    const whole = { ...record, publication, ...(waivers.length ? { waivers } : {}) };
    return { path: `records/${i + 1}-${plainName(nameOf(record))}.${ending}`, bytes: utf8(writeRecord(whole)) };
  });
}

function describe({ made, forms }: Package): ZipEntry {
  const lines = forms.map(({ record, publication: { approved } }, i) => {
    const kind = findKind(String(record['kind']))?.name ?? '';
    const who = approved ? `，${approved.by} ${approved.date} 审核` : '，还没有审核';
    return `${i + 1}. ${String(record['year'] ?? '')}年 ${nameOf(record)} ${kind}${who}`;
  });
  const text = [
    `交接文件，${made.by} ${made.at}`,
    '',
    ...lines,
    '',
    '收到的人：整个文件原样保存，不用解压；运行 mingzhang import 这个文件.zip --dry-run，看会改什么。',
    '记录（records）只是给人看的，改了不算数。',
    '',
  ];
  return { path: '说明.txt', bytes: utf8(text.join('\r\n')) };
}

/**
 * The hand-over of some forms as a zip; the same package gives the same bytes.
 * @throws ZodError where the package is not one, which is a fault of the caller
 */
export function packHandover(given: Package, { hash, deflate }: Tools): Packed {
  // in the schema's order of keys, so that what was taken in makes the same bytes again
  const whole = { ...given, forms: z.array(handedForm).parse(given.forms) };
  const sources = whole.sources.map(({ name, bytes }, i) => ({
    ...{ name, sha256: hash(bytes), bytes },
    ...(whole.isWhole ? { path: `sources/${i + 1}-${plainName(name)}` } : {}),
  }));
  const besides = [describe(whole), ...listRecords(whole.forms)];
  const hashOf = hashText(hash);
  const forms = whole.forms.map((form) =>
    form.publication.approved ? { ...form, approval: approvalHash(form, hashOf) } : form,
  );
  const manifest = handover.parse({
    format: FORMAT,
    version: VERSION,
    made: whole.made,
    forms,
    sources: sources.map(({ bytes: _, ...source }) => source),
    besides: besides.map(({ path, bytes }) => ({ path, sha256: hash(bytes) })),
  } satisfies Handover);
  const { text, seal } = sealManifest(manifest, hashOf);
  const enclosed = sources.flatMap(({ path, bytes }) => (path === undefined ? [] : [{ path, bytes }]));
  const entries = [{ path: MANIFEST, bytes: utf8(text), isStored: true }, ...besides, ...enclosed];
  return { bytes: writeZip(entries, deflate), code: checkCode(seal) };
}

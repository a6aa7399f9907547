import { LIMITS } from '../importers/limits.ts';
import { openInput } from '../importers/reader.ts';
import { UnreadableFile } from '../importers/unreadable-file.ts';
import { unpackZip, type ZipFiles } from '../importers/unpack-zip.ts';
import {
  approvalHash,
  checkCode,
  FORMAT,
  handover,
  hashText,
  MANIFEST,
  sealManifest,
  VERSION,
  type Handover,
  type HashBytes,
} from './handover.ts';

/** What is wrong with a hand-over. */
export type HandoverFault =
  | 'damaged'
  | 'too-large'
  | 'no-handover'
  | 'version'
  | 'format'
  | 'path'
  | 'hash'
  | 'seal'
  | 'approval'
  | 'source'
  | 'basis'
  | 'edit'
  | 'value';

/** A hand-over that is not taken; the message is Chinese, for whoever takes it in: what is wrong, where, what to do. */
export class HandoverRefused extends Error {
  readonly id: HandoverFault;
  constructor(id: HandoverFault, message: string) {
    super(message);
    this.name = 'HandoverRefused';
    this.id = id;
  }
}

/** A hand-over whose parts belong together. What its forms say is yet to be worked out again. */
export interface Unpacked {
  readonly manifest: Handover;
  readonly code: string;
  /** The enclosed files by their SHA-256. */
  readonly sources: ReadonlyMap<string, Uint8Array>;
}

const AGAIN = '请让经办人从工作台重新下载交接文件，原样交来。';

/** Whether a file is a hand-over, by its first entry. */
export function isHandover(bytes: Uint8Array): boolean {
  const name = new TextDecoder().decode(bytes.subarray(30, 30 + MANIFEST.length));
  return bytes[0] === 0x50 && bytes[1] === 0x4b && name === MANIFEST;
}

const isPlace = (path: string): boolean => /^(?:records|sources)\/[^\\/]+$/.test(path) || path === '说明.txt';

function unpack(name: string, bytes: Uint8Array, now: () => number): ZipFiles {
  const names: string[] = [];
  const input = openInput(name, bytes, LIMITS, now);
  const wrong: string[] = [];
  try {
    if (bytes.length > LIMITS.bytes)
      throw new HandoverRefused('too-large', '交接文件太大。请分几次交接，或不附原文件。');
    const files = unpackZip(input, (path) => {
      if (path !== MANIFEST && !isPlace(path)) wrong.push(`里面有不该有的文件“${path}”`);
      if (names.includes(path)) wrong.push(`里面有两个“${path}”`);
      names.push(path);
      return wrong.length === 0;
    });
    if (wrong.length) throw new HandoverRefused('path', `${wrong[0]!}。${AGAIN}`);
    return files;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.code === 'too-large')
      throw new HandoverRefused('too-large', `解开以后太大，不像交接文件，没有解开。${AGAIN}`);
    throw new HandoverRefused('damaged', `文件打不开，可能没有传完整。${AGAIN}`);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HandoverRefused('format', `${MANIFEST} 被改坏了，读不出来。${AGAIN}`);
  }
}

function readManifest(bytes: Uint8Array, hash: HashBytes): { manifest: Handover; seal: string } {
  const text = new TextDecoder().decode(bytes);
  const whole = parse(text);
  const { format, version } = (whole ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) throw new HandoverRefused('no-handover', `${MANIFEST} 不是工作台写的。${AGAIN}`);
  if (version !== VERSION)
    throw new HandoverRefused('version', '这个交接文件是另一个版本的工作台做的。请让经办人用现在的工作台重新做一个。');
  const { seal, ...rest } = whole as Record<string, unknown>;
  const read = handover.safeParse(rest);
  if (!read.success) {
    const at = read.error.issues[0]?.path.map(String).join('.') ?? '';
    throw new HandoverRefused('format', `${MANIFEST} 里的 ${at} 不合格式。${AGAIN}`);
  }
  const sealed = sealManifest(rest as Handover, hashText(hash));
  if (sealed.seal !== seal || sealed.text !== text)
    throw new HandoverRefused('seal', `交接文件做好以后，${MANIFEST} 被改动过（核对码不符）。${AGAIN}`);
  return { manifest: read.data, seal: sealed.seal };
}

/** The files of the zip are those that are told of, to the byte. */
function checkFiles({ sources, besides }: Handover, files: ZipFiles, hash: HashBytes): void {
  const told = [...sources.flatMap(({ path, sha256 }) => (path === undefined ? [] : [{ path, sha256 }])), ...besides];
  const paths = told.map(({ path }) => path);
  const bad = paths.find((path, i) => !isPlace(path) || paths.indexOf(path) !== i);
  if (bad !== undefined) throw new HandoverRefused('path', `文件的位置“${bad}”不合格式。${AGAIN}`);
  const other = [...files.keys()].find((path) => path !== MANIFEST && !paths.includes(path));
  if (other !== undefined) throw new HandoverRefused('path', `“${other}”不是交接时放进去的。${AGAIN}`);
  for (const { path, sha256 } of told) {
    const bytes = files.get(path);
    if (!bytes) throw new HandoverRefused('path', `缺少“${path}”。${AGAIN}`);
    if (hash(bytes) !== sha256) throw new HandoverRefused('hash', `“${path}”被改动过（校验码不符）。${AGAIN}`);
  }
}

function checkApprovals({ forms }: Handover, hash: HashBytes): void {
  const bad = forms.findIndex((form) => {
    const { approval, ...rest } = form;
    return approval !== (form.publication.approved && approvalHash(rest, hashText(hash)));
  });
  if (bad >= 0)
    throw new HandoverRefused('approval', `第 ${bad + 1} 张表审核以后又被改动过。请重新审核，再从工作台下载交接文件。`);
}

/**
 * Opens a hand-over and checks that nothing of it was altered since it was made.
 * @throws HandoverRefused
 */
export function unpackHandover(name: string, bytes: Uint8Array, hash: HashBytes, now: () => number): Unpacked {
  const files = unpack(name, bytes, now);
  const text = files.get(MANIFEST);
  if (!text) throw new HandoverRefused('no-handover', `这个压缩文件里没有 ${MANIFEST}，不是工作台的交接文件。${AGAIN}`);
  const { manifest, seal } = readManifest(text, hash);
  checkFiles(manifest, files, hash);
  checkApprovals(manifest, hash);
  const enclosed = manifest.sources.flatMap(({ path, sha256 }) =>
    path === undefined ? [] : [[sha256, files.get(path)!] as const],
  );
  return { manifest, code: checkCode(seal), sources: new Map(enclosed) };
}

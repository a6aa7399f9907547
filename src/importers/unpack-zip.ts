import { Inflate } from 'fflate';
import type { Input } from './reader.ts';
import { refuseLarge } from './refuse-size.ts';

/** The files of a zip by name. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

interface Entry {
  name: string;
  method: number;
  encrypted: boolean;
  packed: Uint8Array;
  /** Bytes it has once it is unpacked, as the zip says. */
  declared: number;
}

const DAMAGED = ['文件已损坏，或没有传完整', '请重新下载或重新导出，能用 Office 或 WPS 打开后另存一份再导入'] as const;

/** Where the list of files starts and how many it has, from the record at the end of the zip. */
function findDirectory(view: DataView): { start: number; count: number } | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === 0x06054b50)
      return { start: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
  return undefined;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: Entry; next: number } {
  if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError('no entry where the directory says');
  const size = view.getUint32(at + 20, true);
  const names = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const next = at + 46 + names + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (data + size > bytes.length) throw new RangeError('entry runs over the end');
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + names)).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    packed: bytes.subarray(data, data + size),
    declared: view.getUint32(at + 24, true),
  };
  return { entry, next };
}

function listEntries(input: Input): Entry[] {
  const { bytes, limits } = input;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (!directory) return input.fail('damaged', ...DAMAGED);
  if (directory.count > limits.entries) return refuseLarge(input);
  const entries: Entry[] = [];
  let at = directory.start;
  for (let i = 0; i < directory.count; i++) {
    const { entry, next } = readEntry(bytes, view, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

const STEP = 64 * 1024;
/** Deflated bytes come to no more than so many times as much. */
const MOST_RATIO = 1032;

function grow(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(size, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}

/** Inflates piece by piece and counts what really comes out: the sizes that a zip declares may lie. */
function inflate({ packed, declared }: Entry, allow: (size: number) => void): Uint8Array {
  let whole = new Uint8Array(Math.min(declared, packed.length * MOST_RATIO));
  let size = 0;
  const stream = new Inflate((chunk) => {
    allow(chunk.length);
    if (size + chunk.length > whole.length) whole = grow(whole, size + chunk.length);
    whole.set(chunk, size);
    size += chunk.length;
  });
  for (let at = 0; at < packed.length; at += STEP)
    stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  return whole.subarray(0, size);
}

/**
 * Unpacks the files that `wanted` names, within the limits on entries, bytes and ratio.
 * @throws UnreadableFile `damaged`, `too-large` or `encrypted`.
 */
export function unpackZip(input: Input, wanted: (name: string) => boolean): ZipFiles {
  let unpacked = 0;
  const allow = (size: number): void => {
    unpacked += size;
    // small files pack well without harm: the ratio counts from one megabyte
    const bomb = unpacked > 1024 * 1024 && unpacked > input.bytes.length * input.limits.ratio;
    if (unpacked > input.limits.unpacked || bomb) refuseLarge(input);
    input.checkTime();
  };
  const unpack = (entry: Entry): Uint8Array => {
    const { encrypted, method, packed } = entry;
    if (encrypted) input.fail('encrypted', '文件加了密码', '请用 Office 或 WPS 打开，取消密码后另存一份再导入');
    if (method === 8) return inflate(entry, allow);
    if (method !== 0) throw new RangeError(`packed by method ${method}`);
    allow(packed.length);
    return packed;
  };
  try {
    const entries = listEntries(input).filter(({ name }) => wanted(name));
    return new Map(entries.map((entry) => [entry.name, unpack(entry)]));
  } catch (error) {
    if (error instanceof Error && error.name === 'UnreadableFile') throw error;
    return input.fail('damaged', ...DAMAGED, error);
  }
}

import { basename } from 'node:path';
import { readRegular } from '../../disk/regular-file.ts';
import { HandoverRefused, isHandover, type Unpacked } from '../../filing/unpack-handover.ts';
import { LIMITS } from '../../importers/read-document.ts';
import { hashOf } from './journal.ts';
import type { KnownContent, Target } from './known-content.ts';
import { failureOf, type Failure } from './open-files.ts';
import type { ReadDrafts } from './read-drafts.ts';
import { takeHandover } from './take-handover.ts';

/** Who made a hand-over, and its check code. */
export type HandoverHead = Pick<Unpacked['manifest'], 'made'> & Pick<Unpacked, 'code'>;

export interface ReadHandover extends ReadDrafts {
  readonly handover: HandoverHead | undefined;
}

interface Named {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const isZip = ({ path, bytes }: Named): boolean => isHandover(bytes) || /\.zip$/i.test(path);

/** Readable files of a run; what cannot be read is told of by whoever reads it next. */
function readable(paths: readonly string[]): Named[] {
  return paths.flatMap((path) => {
    try {
      return [{ path, bytes: readRegular(path, LIMITS.bytes) }];
    } catch {
      return [];
    }
  });
}

/** Whether a run is about a hand-over: it then takes nothing else but the files that were not enclosed. */
export const hasHandover = (paths: readonly string[]): boolean =>
  paths.some((path) => /\.zip$/i.test(path)) || readable(paths).some(isZip);

function failure(file: string, error: unknown): Failure {
  return error instanceof HandoverRefused
    ? { file, code: `handover-${error.id}`, message: error.message }
    : failureOf(file, error);
}

const several = ({ path: file }: Named): Failure => ({
  ...{ file, code: 'handover-several' },
  message: '一次只能导入一个交接文件。请一个一个地导入。',
});

const strange = ({ path: file }: Named): Failure => ({
  ...{ file, code: 'handover-other' },
  message: '这不是交接文件里说的原文件。请核对是不是同一份；别的表请另外导入。',
});

/** Reads a hand-over and the files that were not enclosed. One that is refused is among the failures, and gives no drafts. */
export async function readHandover(
  paths: readonly string[],
  known: KnownContent,
  target: Target,
): Promise<ReadHandover> {
  const files: Named[] = [];
  const failures: Failure[] = [];
  for (const path of paths)
    try {
      files.push({ path, bytes: readRegular(path, LIMITS.bytes) });
    } catch (error) {
      failures.push(failure(path, error));
    }
  const [own, ...more] = files.filter(isZip);
  failures.push(...more.map(several));
  const others = files.filter((file) => !isZip(file));
  const none = { files: [], failures, handover: undefined };
  if (!own || failures.length) return none;
  try {
    const beside = new Map(others.map(({ bytes }) => [hashOf(bytes), bytes]));
    const taken = await takeHandover(basename(own.path), own.bytes, { known, target, others: beside });
    const told = new Set(taken.manifest.sources.map(({ sha256 }) => sha256));
    failures.push(...others.filter(({ bytes }) => !told.has(hashOf(bytes))).map(strange));
    if (failures.length) return none;
    const { code, drafts, manifest } = taken;
    return { files: [{ path: own.path, drafts }], failures, handover: { code, made: manifest.made } };
  } catch (error) {
    return { ...none, failures: [failure(own.path, error)] };
  }
}

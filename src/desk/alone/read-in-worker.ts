import { inflateSync } from 'fflate';
import type { ReadTables } from '../../filing/read-file.ts';
import { isAnswer, type Asked } from './messages.ts';

/** No form of any size that the readers allow takes as long, not on an old machine either. */
const LONGEST = 60_000;

/** The program of the worker waits in the page, deflated: most sittings begin with a form that is there already. */
function makeAddress(): string {
  const textOf = (id: string): string => document.getElementById(id)!.textContent!;
  const program = inflateSync(Uint8Array.from(atob(textOf('reader')), (sign) => sign.charCodeAt(0)));
  const parts = [textOf('old'), '\n', program as BlobPart];
  return URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
}

let address: string | undefined;
let worker: Worker | undefined;

/** Ends the worker; the next file gets another one. */
function end(): void {
  worker?.terminate();
  worker = undefined;
}

/** Reads a file in a worker, which is ended where it takes too long. Files are to be read one after the other. */
export const readInWorker: ReadTables = (file) =>
  new Promise((resolve, reject) => {
    worker ??= new Worker((address ??= makeAddress()));
    const own = worker;
    const timer = setTimeout(() => {
      end();
      resolve('读了一分钟还没有读完，已经停下。请只留下绩效表，另存一份再打开。');
    }, LONGEST);
    const fail = (message: string): void => {
      clearTimeout(timer);
      end();
      reject(new Error(message));
    };
    own.onerror = ({ message }) => fail(message);
    own.onmessage = ({ data }: MessageEvent) => {
      if (!isAnswer(data)) return;
      if ('fault' in data) return fail(data.fault);
      clearTimeout(timer);
      resolve(data.found);
    };
    own.postMessage({ desk: 'read', ...file } satisfies Asked);
  });

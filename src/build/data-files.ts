import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Content } from '../core/library/library.ts';
import type { DataMessage } from '../io/data-worker.ts';

const WORKER = fileURLToPath(new URL('../io/data-worker.ts', import.meta.url));
/** Forms in a message: large enough to be few, small enough not to double the memory. */
const PART = 500;
/** What the worker writes into its folder, each to be moved to the same place of the site. */
export const DATA_FOLDERS = ['pagefind', 'records', 'compare/data'];

export interface DataJob {
  /** Settles when all is written; rejects where it cannot be. */
  readonly finished: Promise<void>;
  stop(): void;
}

/** Starts a second process that writes the search index of `content` and its files of data into `folder`. */
export function startDataFiles({ forms, ...rest }: Content, folder: string): DataJob {
  const child = fork(WORKER, { serialization: 'advanced' });
  const finished = new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('搜索索引或数据文件没有做成（原因见上）'))));
    child.on('error', reject);
  });
  // whoever awaits it later still sees the failure; until then it is no unhandled one
  finished.catch(() => undefined);
  const send = (message: DataMessage) => child.send(message);
  for (let start = 0; start < forms.length; start += PART) send({ forms: forms.slice(start, start + PART) });
  send({ rest, folder });
  return { finished, stop: () => void child.kill() };
}

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Content } from '../core/library/library.ts';
import type { SearchMessage } from '../io/search-worker.ts';

const WORKER = fileURLToPath(new URL('../io/search-worker.ts', import.meta.url));
/** Forms in a message: large enough to be few, small enough not to double the memory. */
const PART = 500;

export interface SearchJob {
  /** Settles when the index is written; rejects where it cannot be. */
  readonly finished: Promise<void>;
  stop(): void;
}

/** Starts the search index of `content` in a second process, which writes it into `folder`. */
export function startSearchIndex({ units, projects, forms }: Content, folder: string): SearchJob {
  const child = fork(WORKER, { serialization: 'advanced' });
  const finished = new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('搜索索引没有做成（原因见上）'))));
    child.on('error', reject);
  });
  // whoever awaits it later still sees the failure; until then it is no unhandled one
  finished.catch(() => undefined);
  const send = (message: SearchMessage) => child.send(message);
  for (let start = 0; start < forms.length; start += PART) send({ forms: forms.slice(start, start + PART) });
  send({
    folder,
    write: {
      units: units.map(({ slug, unit }) => ({ slug, name: unit.name })),
      projects: Object.fromEntries(projects.map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name])),
    },
  });
  return { finished, stop: () => void child.kill() };
}

/* A thread of its own that removes folders from the disk. */
import { rmSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

for (const folder of workerData as readonly string[])
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // whoever cleans up next tries again
  }

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EditedRecords } from './edit-records.ts';
import { collectUsage, startCommand, sumUsage, type Taken } from './measure-command.ts';
import type { BenchJob } from './run-bench.ts';
import { watched } from './watch-process.ts';

const PATIENCE = 600_000;
const OFTEN = 10;

async function until(isTrue: () => boolean | Promise<boolean>, command: { ended: Promise<void> }): Promise<number> {
  const start = performance.now();
  let failed: unknown;
  command.ended.catch((error: unknown) => (failed = error));
  while (!(await isTrue())) {
    if (failed) throw failed;
    if (performance.now() - start > PATIENCE) throw new Error('等了十分钟，预览还没有做好。');
    await sleep(OFTEN);
  }
  return (performance.now() - start) / 1000;
}

/**
 * Opens a preview and saves a record in it several times: seconds from each save until its page shows it. CPU is that of the
 * whole preview, its start among it, and is given once.
 */
export async function measurePreview({ project, content, work, runs }: BenchJob, records: EditedRecords) {
  const folder = join(work, 'usage');
  mkdirSync(folder, { recursive: true });
  const args = ['bin/mingzhang.js', 'preview', '--content', content, '--port', '0'];
  const path = records.take();
  const command = startCommand(project, args, watched(folder, false));
  try {
    const opened = await until(() => command.output().includes('预览好了'), command);
    const [, address] = /(http:\/\/\S+?\/)(?:（|\s|$)/.exec(command.output()) ?? [];
    const page = new URL(EditedRecords.addressOf(path).slice(1), address);
    const waits: number[] = [];
    for (let save = 0; save < runs; save++) {
      await sleep(500);
      const words = records.retitle(path);
      waits.push(await until(async () => (await (await fetch(page)).text()).includes(words), command));
    }
    command.child.kill('SIGINT');
    await command.ended;
    const { cpu, peak } = sumUsage(collectUsage(folder));
    return { opened: { wall: opened, cpu, peak } satisfies Taken, saves: waits };
  } finally {
    command.child.kill();
  }
}
